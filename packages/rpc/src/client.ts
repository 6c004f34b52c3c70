import {
  fromBinary,
  type DescMessage,
  type DescMethod,
  type DescMethodBiDiStreaming,
  type DescMethodClientStreaming,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  type Message,
  type MessageInitShape,
  type MessageShape,
} from '@bufbuild/protobuf';
import { abortReason, ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import { encodeMessage } from './byte-handler';
import type { CallOptions, Transport } from './call';
import { CallScope } from './call-scope';
import { checkMetadata } from './metadata';
import { pathOf, type ServiceDescriptor } from './service';

type ClientMethod<M> =
  M extends DescMethodUnary<infer I, infer O>
    ? (request: MessageInitShape<I>, options?: CallOptions) => Promise<MessageShape<O>>
    : M extends DescMethodServerStreaming<infer I, infer O>
      ? (request: MessageInitShape<I>, options?: CallOptions) => AsyncIterable<MessageShape<O>>
      : M extends DescMethodClientStreaming<infer I, infer O>
        ? (requests: AsyncIterable<MessageInitShape<I>>, options?: CallOptions) => Promise<MessageShape<O>>
        : M extends DescMethodBiDiStreaming<infer I, infer O>
          ? (requests: AsyncIterable<MessageInitShape<I>>, options?: CallOptions) => AsyncIterable<MessageShape<O>>
          : never;

/** One function for each method. A streaming call begins when its iteration does; leaving the iteration cancels it. */
export type Client<S extends ServiceDescriptor> = {
  readonly [Name in keyof S['method']]: ClientMethod<S['method'][Name]>;
};

/** Every failure of a call is a QuantumLayerError. */
export function createClient<S extends ServiceDescriptor>(descriptor: S, transport: Transport): Client<S> {
  const methods = Object.values(descriptor.method).map((method) => [method.localName, toFunction(method, transport)]);
  return Object.fromEntries(methods) as Client<S>;
}

function toFunction(method: DescMethod, transport: Transport) {
  const sendsMany = method.methodKind === 'client_streaming' || method.methodKind === 'bidi_streaming';
  const receivesMany = method.methodKind === 'server_streaming' || method.methodKind === 'bidi_streaming';
  return (argument: object | AsyncIterable<object>, options: CallOptions = {}) => {
    const requests = sendsMany ? (argument as AsyncIterable<object>) : only(argument);
    const responses = run(method, transport, requests, options);
    return receivesMany ? responses : single(responses, method);
  };
}

async function* run(
  method: DescMethod,
  transport: Transport,
  requests: AsyncIterable<object>,
  options: CallOptions,
): AsyncGenerator<Message> {
  const deadline = deadlineOf(options);
  const scope = new CallScope(options.signal, deadline);
  try {
    if (scope.signal.aborted) throw abortReason(scope.signal);
    const responses = transport.call(pathOf(method), encodeAll(method.input, requests, scope), {
      signal: scope.signal,
      deadline,
      metadata: checkMetadata(options.metadata ?? {}),
      onTrailers: (trailers) => options.onTrailers?.(trailers),
    });
    for await (const bytes of responses) yield decodeResponse(method.output, bytes);
  } catch (error) {
    // Why the call was given up says more than how it then ended.
    throw scope.signal.aborted ? abortReason(scope.signal) : toQuantumLayerError(error);
  } finally {
    scope.close();
  }
}

/** A caller's stream that fails gives up the call; what it failed with is the call's error. */
async function* encodeAll(
  schema: DescMessage,
  requests: AsyncIterable<object>,
  scope: CallScope,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const request of requests) yield encodeRequest(schema, request);
  } catch (error) {
    scope.abort(toQuantumLayerError(error));
    throw abortReason(scope.signal);
  }
}

/** A value that its field cannot hold (a number beyond an enum's 32 bits) is the caller's mistake. */
function encodeRequest(schema: DescMessage, request: object): Uint8Array {
  try {
    return encodeMessage(schema, request);
  } catch (cause) {
    if (cause instanceof QuantumLayerError) throw cause;
    const text = cause instanceof Error ? cause.message : 'a value does not fit its field';
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `The ${schema.name} cannot be sent: ${text}.`, { cause });
  }
}

function decodeResponse(schema: DescMessage, bytes: Uint8Array): Message {
  try {
    return fromBinary(schema, bytes);
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.INTERNAL, `The service answered with bytes that are not a ${schema.name}.`, {
      cause,
    });
  }
}

/** Reads to the end: the status comes after the message. */
async function single(responses: AsyncIterable<Message>, method: DescMethod): Promise<Message> {
  let result: Message | undefined;
  for await (const response of responses) {
    if (result !== undefined)
      throw new QuantumLayerError(ErrorCode.INTERNAL, `${method.name} answered more than once.`);
    result = response;
  }
  if (result === undefined) throw new QuantumLayerError(ErrorCode.INTERNAL, `${method.name} ended without an answer.`);
  return result;
}

async function* only<T>(item: T): AsyncGenerator<T> {
  yield await Promise.resolve(item);
}

function deadlineOf({ deadline, timeoutSeconds }: CallOptions): Date | undefined {
  if (timeoutSeconds === undefined) return deadline;
  const limit = new Date(Date.now() + timeoutSeconds * 1000);
  return deadline !== undefined && deadline < limit ? deadline : limit;
}
