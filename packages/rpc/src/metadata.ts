import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** Text beside a call's messages: request ids, trace context. Keys in lower case, values printable ASCII, as gRPC sends them. */
export type Metadata = Readonly<Record<string, string>>;

const KEY = /^[0-9a-z_.-]+$/;
const VALUE = /^[\x20-\x7e]*$/;

/** Keys that transports use for themselves. */
const RESERVED = /^(grpc-.*|.*-bin|content-type|user-agent|te|date|:.*)$/;

/** Throws INVALID_INPUT for what one of the transports could not carry unchanged. */
export function checkMetadata(metadata: Metadata): Metadata {
  const entry = Object.entries(metadata).find(([key, value]) => !isSendable(key, value));
  if (entry === undefined) return metadata;
  const [key] = entry;
  const isKey = isSendable(key, '');
  const message = isKey ? 'must be printable ASCII, no blank first or last' : 'is no name of metadata that can be sent';
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${JSON.stringify(key)} ${message}.`, {
    violations: [{ field: key, rule: 'metadata', message }],
  });
}

export function isSendable(key: string, value: string): boolean {
  // A space at an end would be lost on the way.
  return KEY.test(key) && !isReservedKey(key) && VALUE.test(value) && value.trim() === value;
}

export function isReservedKey(key: string): boolean {
  return RESERVED.test(key);
}
