import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { decodeErrorDetail, encodeErrorDetail } from './error-detail';
import { QuantumLayerError } from './quantum-layer-error';
import { INTERNAL_ERROR_TEXT } from './to-quantum-layer-error';

/** Trailing metadata that carries the ErrorDetail; "-bin" makes gRPC treat it as bytes. */
export const ERROR_DETAIL_KEY = 'quantumlayer-error-detail-bin';

/** Status numbers of https://grpc.io/docs/guides/status-codes, so that this package needs no gRPC library. */
const GRPC = {
  CANCELLED: 1,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  UNAUTHENTICATED: 16,
} as const;

const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  [ErrorCode.UNSPECIFIED]: GRPC.INTERNAL,
  [ErrorCode.INVALID_INPUT]: GRPC.INVALID_ARGUMENT,
  [ErrorCode.CONTRADICTION]: GRPC.INVALID_ARGUMENT,
  [ErrorCode.UNSUPPORTED]: GRPC.UNIMPLEMENTED,
  [ErrorCode.NOT_A_BRIEF]: GRPC.INVALID_ARGUMENT,
  [ErrorCode.NOT_FOUND]: GRPC.NOT_FOUND,
  [ErrorCode.CONFLICT]: GRPC.ABORTED,
  [ErrorCode.PERMISSION_DENIED]: GRPC.PERMISSION_DENIED,
  [ErrorCode.UNAUTHENTICATED]: GRPC.UNAUTHENTICATED,
  [ErrorCode.RESOURCE_EXHAUSTED]: GRPC.RESOURCE_EXHAUSTED,
  [ErrorCode.CANCELLED]: GRPC.CANCELLED,
  [ErrorCode.DEADLINE_EXCEEDED]: GRPC.DEADLINE_EXCEEDED,
  [ErrorCode.UNAVAILABLE]: GRPC.UNAVAILABLE,
  [ErrorCode.MISSING_TOOLCHAIN]: GRPC.FAILED_PRECONDITION,
  [ErrorCode.OUTPUT_CONTRACT]: GRPC.FAILED_PRECONDITION,
  [ErrorCode.VERIFICATION_FAILED]: GRPC.FAILED_PRECONDITION,
  [ErrorCode.INTERNAL]: GRPC.INTERNAL,
};

/** For peers that send no detail: proxies, health probes, the gRPC library itself. */
const CODE_OF: Readonly<Record<number, ErrorCode>> = {
  [GRPC.CANCELLED]: ErrorCode.CANCELLED,
  [GRPC.INVALID_ARGUMENT]: ErrorCode.INVALID_INPUT,
  [GRPC.DEADLINE_EXCEEDED]: ErrorCode.DEADLINE_EXCEEDED,
  [GRPC.NOT_FOUND]: ErrorCode.NOT_FOUND,
  [GRPC.ALREADY_EXISTS]: ErrorCode.CONFLICT,
  [GRPC.PERMISSION_DENIED]: ErrorCode.PERMISSION_DENIED,
  [GRPC.RESOURCE_EXHAUSTED]: ErrorCode.RESOURCE_EXHAUSTED,
  [GRPC.FAILED_PRECONDITION]: ErrorCode.CONFLICT,
  [GRPC.ABORTED]: ErrorCode.CONFLICT,
  [GRPC.OUT_OF_RANGE]: ErrorCode.INVALID_INPUT,
  [GRPC.UNIMPLEMENTED]: ErrorCode.UNSUPPORTED,
  [GRPC.UNAVAILABLE]: ErrorCode.UNAVAILABLE,
  [GRPC.UNAUTHENTICATED]: ErrorCode.UNAUTHENTICATED,
};

/** An error as gRPC sends it: a status, and the detail to send under {@link ERROR_DETAIL_KEY}. */
export interface GrpcStatus {
  readonly code: number;
  readonly details: string;
  readonly errorDetail: Uint8Array;
}

export function toGrpcStatus(error: QuantumLayerError): GrpcStatus {
  return {
    code: STATUS_OF[error.code],
    details: error.code === ErrorCode.INTERNAL ? INTERNAL_ERROR_TEXT : error.message,
    errorDetail: encodeErrorDetail(error),
  };
}

/** The detail wins over the status; without one, the nearest code is taken. */
export function fromGrpcStatus(
  code: number,
  details: string,
  errorDetail?: Uint8Array,
  cause?: unknown,
): QuantumLayerError {
  const options = cause === undefined ? {} : { cause };
  const known = errorDetail === undefined ? undefined : decodeErrorDetail(errorDetail);
  if (known === undefined) return new QuantumLayerError(CODE_OF[code] ?? ErrorCode.INTERNAL, details, options);
  const { violations, retryAfterSeconds } = known;
  return new QuantumLayerError(known.code, known.message, {
    ...options,
    violations,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
