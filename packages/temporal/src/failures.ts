import { fromJson, toJson, type JsonValue } from '@bufbuild/protobuf';
import { ErrorDetailSchema } from '@quantumlayer/contracts/errors/v1/errors';
import {
  ErrorCode,
  errorCodeName,
  fromErrorDetail,
  QuantumLayerError,
  toErrorDetail,
  toQuantumLayerError,
} from '@quantumlayer/errors';
import { ApplicationFailure, CancelledFailure, TemporalFailure, TimeoutFailure } from '@temporalio/common';

/** How often a step is tried that ends with an error of this kind. What is not listed would end the same way again. */
const ATTEMPTS: Partial<Record<ErrorCode, number>> = {
  [ErrorCode.UNAVAILABLE]: Number.POSITIVE_INFINITY,
  [ErrorCode.RESOURCE_EXHAUSTED]: 10,
  [ErrorCode.DEADLINE_EXCEEDED]: 3,
  [ErrorCode.INTERNAL]: 3,
};

/** An error as Temporal keeps it. Its type is the code's name; the code also decides whether the step is tried again after this attempt. */
export function toFailure(error: QuantumLayerError, attempt: number): ApplicationFailure {
  const { code, message, retryAfterSeconds } = error;
  return ApplicationFailure.create({
    message,
    type: errorCodeName(code),
    nonRetryable: attempt >= (ATTEMPTS[code] ?? 1),
    details: [toJson(ErrorDetailSchema, toErrorDetail(error))],
    cause: error,
    ...(retryAfterSeconds === undefined ? {} : { nextRetryDelay: retryAfterSeconds * 1000 }),
  });
}

/** What a step or a child workflow failed with. */
export function fromFailure(thrown: unknown): QuantumLayerError {
  const cause = innermost(thrown);
  if (cause instanceof CancelledFailure)
    return new QuantumLayerError(ErrorCode.CANCELLED, 'The generation was cancelled.', { cause: thrown });
  if (cause instanceof TimeoutFailure)
    return new QuantumLayerError(ErrorCode.DEADLINE_EXCEEDED, 'A step took longer than allowed.', { cause: thrown });
  if (!(cause instanceof ApplicationFailure)) return toQuantumLayerError(thrown);
  const [detail] = (cause.details ?? []) as (JsonValue | undefined)[];
  if (detail === undefined) return new QuantumLayerError(ErrorCode.INTERNAL, cause.message, { cause: thrown });
  return fromErrorDetail(fromJson(ErrorDetailSchema, detail, { ignoreUnknownFields: true }));
}

/** Failures of activities and children wrap what happened in them. */
function innermost(thrown: unknown): unknown {
  const wraps =
    thrown instanceof TemporalFailure && !(thrown instanceof ApplicationFailure) && thrown.cause !== undefined;
  return wraps ? innermost(thrown.cause) : thrown;
}
