import {
  create,
  fromBinary,
  toBinary,
  type DescMessage,
  type DescMethod,
  type Message,
  type MessageInitShape,
} from '@bufbuild/protobuf';
import { ErrorCode, QuantumLayerError, validateMessage } from '@quantumlayer/errors';
import { MAX_MESSAGE_BYTES, type CallContext } from './call';
import { refuseVastMessage } from './message-limits';

/** Bytes of a request beyond which nobody reads all that is wrong with it: it may be thousands of things. */
const LARGE = 32 * 1024;

/** Any method, seen as a stream of bytes in and a stream of bytes out; on the wire all kinds look like this. */
export type ByteHandler = (requests: AsyncIterable<Uint8Array>, context: CallContext) => AsyncIterable<Uint8Array>;

/** A handler of any of the four kinds; its types were checked where it was bound. */
export type AnyHandler = (request: never, context: CallContext) => Promise<object> | AsyncIterable<object>;

/** `handlerOf` is asked before the request is read, so that a caller who may not call learns nothing of what a request must be. */
export function toByteHandler(
  method: DescMethod,
  handlerOf: (context: CallContext) => AnyHandler | Promise<AnyHandler>,
  mostValues = Infinity,
): ByteHandler {
  const { input, output, methodKind } = method;
  const takesMany = methodKind === 'client_streaming' || methodKind === 'bidi_streaming';
  return async function* handle(bytes, context) {
    const handler = await handlerOf(context);
    const requests = decodeAll(input, bytes, mostValues);
    const argument = takesMany ? requests : await takeOne(requests, 'request');
    const answer = handler(argument as never, context);
    if (Symbol.asyncIterator in answer) for await (const response of answer) yield encodeMessage(output, response);
    else yield encodeMessage(output, await answer);
  };
}

/** The first item of a stream that must have one. */
async function takeOne<T>(items: AsyncIterable<T>, what: string): Promise<T> {
  for await (const item of items) return item;
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `The call came without its ${what}.`);
}

export function encodeMessage(schema: DescMessage, message: object): Uint8Array {
  const bytes = toBinary(schema, create(schema, message as MessageInitShape<DescMessage>));
  if (bytes.length > MAX_MESSAGE_BYTES) {
    throw new QuantumLayerError(
      ErrorCode.RESOURCE_EXHAUSTED,
      `A ${schema.name} has ${bytes.length} bytes; at most ${MAX_MESSAGE_BYTES} are sent.`,
    );
  }
  return bytes;
}

async function* decodeAll(
  schema: DescMessage,
  items: AsyncIterable<Uint8Array>,
  mostValues: number,
): AsyncGenerator<Message> {
  for await (const bytes of items) {
    const message = decode(schema, bytes, mostValues);
    validateMessage(schema, message, bytes.length > LARGE ? 'first' : 'all');
    yield message;
  }
}

function decode(schema: DescMessage, bytes: Uint8Array, mostValues: number): Message {
  try {
    refuseVastMessage(schema, bytes, mostValues);
    return fromBinary(schema, bytes);
  } catch (cause) {
    if (cause instanceof QuantumLayerError) throw cause;
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `The bytes are not a ${schema.name}.`, { cause });
  }
}
