import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { errorCodeName, QuantumLayerError, type Violation } from './quantum-layer-error';

/** A problem document of RFC 9457, with the members that this product adds. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** The error code in lower case, "invalid_input". */
  readonly code: string;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly detail: string }[];
  /** Seconds; the same number belongs in the Retry-After header. */
  readonly retryAfter?: number;
}

const STATUS_OF: Readonly<Record<ErrorCode, readonly [status: number, title: string]>> = {
  [ErrorCode.UNSPECIFIED]: [500, 'Internal Server Error'],
  [ErrorCode.INVALID_INPUT]: [422, 'Unprocessable Content'],
  [ErrorCode.CONTRADICTION]: [422, 'Unprocessable Content'],
  [ErrorCode.UNSUPPORTED]: [501, 'Not Implemented'],
  [ErrorCode.NOT_A_BRIEF]: [422, 'Unprocessable Content'],
  [ErrorCode.NOT_FOUND]: [404, 'Not Found'],
  [ErrorCode.CONFLICT]: [409, 'Conflict'],
  [ErrorCode.PERMISSION_DENIED]: [403, 'Forbidden'],
  [ErrorCode.UNAUTHENTICATED]: [401, 'Unauthorized'],
  [ErrorCode.RESOURCE_EXHAUSTED]: [429, 'Too Many Requests'],
  // The client is gone; 499 is the customary mark for it in logs.
  [ErrorCode.CANCELLED]: [499, 'Client Closed Request'],
  [ErrorCode.DEADLINE_EXCEEDED]: [504, 'Gateway Timeout'],
  [ErrorCode.UNAVAILABLE]: [503, 'Service Unavailable'],
  [ErrorCode.MISSING_TOOLCHAIN]: [503, 'Service Unavailable'],
  [ErrorCode.OUTPUT_CONTRACT]: [502, 'Bad Gateway'],
  [ErrorCode.VERIFICATION_FAILED]: [422, 'Unprocessable Content'],
  [ErrorCode.INTERNAL]: [500, 'Internal Server Error'],
};

/**
 * The problem document for an error.
 * @param instance the path of the request, when there is one
 */
export function toProblemDetails(error: QuantumLayerError, instance?: string): ProblemDetails {
  const [status, title] = STATUS_OF[error.code];
  const problem = {
    type: 'about:blank',
    title,
    status,
    code: errorCodeName(error.code).toLowerCase(),
    ...(instance === undefined ? {} : { instance }),
  };
  if (error.code === ErrorCode.INTERNAL) return problem;
  return {
    ...problem,
    detail: error.message,
    ...(error.violations.length === 0
      ? {}
      : { errors: error.violations.map(({ field, rule, message }) => ({ field, code: rule, detail: message })) }),
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfter: error.retryAfterSeconds }),
  };
}

/** The error of a problem document that a server of ours sent; UNAVAILABLE when it is none, as what a proxy answers in a server's place. */
export function fromProblemDetails(problem: unknown, status?: number): QuantumLayerError {
  const { code, detail, errors, retryAfter } = asProblem(problem);
  const known = code === undefined ? undefined : ErrorCode[code.toUpperCase() as keyof typeof ErrorCode];
  if (known === undefined)
    return new QuantumLayerError(
      ErrorCode.UNAVAILABLE,
      `The server's answer makes no sense${status === undefined ? '' : ` (HTTP ${status})`}.`,
    );
  const violations = (errors ?? []).map(
    ({ field, code: rule, detail: message }): Violation => ({ field, rule, message }),
  );
  return new QuantumLayerError(known, detail ?? 'The server met a fault of its own.', {
    violations,
    ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
  });
}

function asProblem(value: unknown): Partial<ProblemDetails> {
  const isProblem = typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
  return isProblem ? (value as Partial<ProblemDetails>) : {};
}
