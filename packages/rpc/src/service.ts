import type {
  DescMessage,
  DescMethod,
  DescMethodBiDiStreaming,
  DescMethodClientStreaming,
  DescMethodServerStreaming,
  DescMethodUnary,
  DescService,
  MessageInitShape,
  MessageShape,
} from '@bufbuild/protobuf';
import type { CallContext } from './call';
import { toByteHandler, type AnyHandler, type ByteHandler } from './byte-handler';

/** A service as protoc-gen-es describes it, with typed methods. */
export type ServiceDescriptor = Omit<DescService, 'method'> & { readonly method: Record<string, DescMethod> };

type One<I extends DescMessage, O extends DescMessage> = (
  request: MessageShape<I>,
  context: CallContext,
) => Promise<MessageInitShape<O>>;
type Many<I extends DescMessage, O extends DescMessage> = (
  request: MessageShape<I>,
  context: CallContext,
) => AsyncIterable<MessageInitShape<O>>;
type Collect<I extends DescMessage, O extends DescMessage> = (
  requests: AsyncIterable<MessageShape<I>>,
  context: CallContext,
) => Promise<MessageInitShape<O>>;
type Converse<I extends DescMessage, O extends DescMessage> = (
  requests: AsyncIterable<MessageShape<I>>,
  context: CallContext,
) => AsyncIterable<MessageInitShape<O>>;

export type Handler<M> =
  M extends DescMethodUnary<infer I, infer O>
    ? One<I, O>
    : M extends DescMethodServerStreaming<infer I, infer O>
      ? Many<I, O>
      : M extends DescMethodClientStreaming<infer I, infer O>
        ? Collect<I, O>
        : M extends DescMethodBiDiStreaming<infer I, infer O>
          ? Converse<I, O>
          : never;

/** One function for each method of the service, named as in the descriptor. */
export type Handlers<S extends ServiceDescriptor> = {
  readonly [Name in keyof S['method']]: Handler<S['method'][Name]>;
};

/** A service ready for any transport: handlers of bytes by their path. */
export interface Service {
  readonly typeName: string;
  /** What reflection tells of it. */
  readonly descriptor: ServiceDescriptor;
  readonly handlers: ReadonlyMap<string, ByteHandler>;
}

/** Decides of each call who answers it, or throws to refuse it, before anything of its request is looked at. */
export type Admit<S extends ServiceDescriptor> = (method: DescMethod, context: CallContext) => Promise<Handlers<S>>;

/**
 * Binds handlers to a service. Requests are validated by the rules in the proto before a handler sees them.
 * @param mostValues of a request; as many as fit unless told otherwise
 */
export function implementService<S extends ServiceDescriptor>(
  descriptor: S,
  handlers: Handlers<S> | Admit<S>,
  mostValues?: number,
): Service {
  const entries = Object.values(descriptor.method).map((method): [string, ByteHandler] => {
    if (typeof handlers === 'function') {
      const admitted = async (context: CallContext): Promise<AnyHandler> =>
        bind(method, await handlers(method, context));
      return [pathOf(method), toByteHandler(method, admitted, mostValues)];
    }
    const handler = bind(method, handlers);
    return [pathOf(method), toByteHandler(method, () => handler, mostValues)];
  });
  return { typeName: descriptor.typeName, descriptor, handlers: new Map(entries) };
}

function bind<S extends ServiceDescriptor>(method: DescMethod, handlers: Handlers<S>): AnyHandler {
  const handler = (handlers as Readonly<Record<string, AnyHandler>>)[method.localName];
  if (handler === undefined) throw new TypeError(`${method.parent.typeName} has no handler for ${method.name}`);
  return handler.bind(handlers);
}

/** The method's address on the wire. */
export function pathOf(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}
