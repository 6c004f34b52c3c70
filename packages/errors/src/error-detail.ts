import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { ErrorCode, ErrorDetailSchema, type ErrorDetail } from '@quantumlayer/contracts/errors/v1/errors';
import { QuantumLayerError, type Violation } from './quantum-layer-error';
import { INTERNAL_ERROR_TEXT } from './to-quantum-layer-error';

/** Details travel in a header, whose size is limited: the first violations say enough. */
const MOST_BYTES = 16 * 1024;
const MOST_CHARACTERS = 2000;
/** Not Node's Buffer: errors are made in workflows too, which have none. */
const utf8 = new TextEncoder();

/** The error as it may leave the process: INTERNAL goes without its text, its violations and its cause. */
export function toErrorDetail(error: QuantumLayerError): ErrorDetail {
  if (error.code === ErrorCode.INTERNAL) return create(ErrorDetailSchema, { code: ErrorCode.INTERNAL });
  return create(ErrorDetailSchema, {
    code: error.code,
    message: error.message.slice(0, MOST_CHARACTERS),
    violations: fitting(error.violations),
    retryAfter: error.retryAfterSeconds ?? 0,
  });
}

function fitting(violations: readonly Violation[]): Violation[] {
  let left = MOST_BYTES;
  const cut = violations.map(({ field, rule, message }) => ({
    field,
    rule,
    message: message.slice(0, MOST_CHARACTERS),
  }));
  return cut.filter(({ field, rule, message }) => (left -= utf8.encode(field + rule + message).length) >= 0);
}

/** An error that another process sent. A code that this version does not know counts as INTERNAL. */
export function fromErrorDetail(detail: ErrorDetail): QuantumLayerError {
  const code = detail.code in ErrorCode ? detail.code : ErrorCode.INTERNAL;
  const violations: Violation[] = detail.violations.map(({ field, rule, message }) => ({ field, rule, message }));
  return new QuantumLayerError(code, detail.message === '' ? INTERNAL_ERROR_TEXT : detail.message, {
    violations,
    ...(detail.retryAfter > 0 ? { retryAfterSeconds: detail.retryAfter } : {}),
  });
}

export function encodeErrorDetail(error: QuantumLayerError): Uint8Array {
  return toBinary(ErrorDetailSchema, toErrorDetail(error));
}

/** Undefined when the bytes are not an error detail. */
export function decodeErrorDetail(bytes: Uint8Array): QuantumLayerError | undefined {
  try {
    return fromErrorDetail(fromBinary(ErrorDetailSchema, bytes));
  } catch {
    return undefined;
  }
}
