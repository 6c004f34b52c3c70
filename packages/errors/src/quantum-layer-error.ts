import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';

/** One broken rule of an input, and where. */
export interface Violation {
  /** A field path ("entities[0].name") or a span ("brief:12-40"); empty when the whole input is meant. */
  readonly field: string;
  /** The rule's stable name, "string.min_len". */
  readonly rule: string;
  readonly message: string;
}

export interface QuantumLayerErrorOptions {
  readonly cause?: unknown;
  readonly violations?: readonly Violation[];
  /** Seconds to wait before another try. */
  readonly retryAfterSeconds?: number;
}

/**
 * The only error type that crosses a package boundary. The code decides what a caller may do about it;
 * the message is for people and says what to do. Mappers to gRPC, HTTP and exit codes stand beside it.
 */
export class QuantumLayerError extends Error {
  override readonly name = 'QuantumLayerError';
  readonly code: ErrorCode;
  readonly violations: readonly Violation[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: QuantumLayerErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code === ErrorCode.UNSPECIFIED ? ErrorCode.INTERNAL : code;
    this.violations = options.violations ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The code's name as in the contract, "INVALID_INPUT". */
export function errorCodeName(code: ErrorCode): string {
  return ErrorCode[code];
}
