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

/** Binds handlers to a service. Requests are validated by the rules in the proto before a handler sees them. */
export function implementService<S extends ServiceDescriptor>(descriptor: S, handlers: Handlers<S>): Service {
  const byName = handlers as Readonly<Record<string, AnyHandler>>;
  const entries = Object.values(descriptor.method).map((method): [string, ByteHandler] => {
    const handler = byName[method.localName];
    if (handler === undefined) throw new TypeError(`${descriptor.typeName} has no handler for ${method.name}`);
    return [pathOf(method), toByteHandler(method, handler.bind(handlers))];
  });
  return { typeName: descriptor.typeName, descriptor, handlers: new Map(entries) };
}

/** The method's address on the wire. */
export function pathOf(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}
