import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { ActivityFailure, ApplicationFailure, CancelledFailure, RetryState, TimeoutFailure } from '@temporalio/common';
import { fromFailure, toFailure } from './failures';

const codes = Object.values(ErrorCode).filter(
  (code): code is ErrorCode => typeof code === 'number' && code !== ErrorCode.UNSPECIFIED,
);
const inActivity = (cause: Error) =>
  new ActivityFailure('failed', 'verify', '1', RetryState.NON_RETRYABLE_FAILURE, 'w', cause);

it.each(codes)('code %i survives a step', (code) => {
  const violations = [{ field: 'brief:1-4', rule: 'r', message: 'm' }];
  const error = new QuantumLayerError(code, 'what to do', { violations, retryAfterSeconds: 2 });
  const failure = toFailure(error, 1);
  expect(failure).toMatchObject({ type: ErrorCode[code], nextRetryDelay: 2000 });
  const back = fromFailure(inActivity(failure));
  expect(back.code).toBe(code);
  if (code !== ErrorCode.INTERNAL) expect(back).toMatchObject({ message: 'what to do', violations });
});

it.each([
  [ErrorCode.UNAVAILABLE, Number.POSITIVE_INFINITY],
  [ErrorCode.RESOURCE_EXHAUSTED, 10],
  [ErrorCode.DEADLINE_EXCEEDED, 3],
  [ErrorCode.INTERNAL, 3],
  [ErrorCode.INVALID_INPUT, 1],
  [ErrorCode.NOT_A_BRIEF, 1],
  [ErrorCode.CONTRADICTION, 1],
  [ErrorCode.MISSING_TOOLCHAIN, 1],
])('code %i is worth %p attempts', (code, attempts) => {
  const error = new QuantumLayerError(code, 'x');
  const last = Math.min(attempts, 1_000_000);
  expect(toFailure(error, last).nonRetryable).toBe(attempts === last);
  if (last > 1) expect(toFailure(error, last - 1).nonRetryable).toBe(false);
});

it('tells what Temporal itself ends a step with', () => {
  expect(fromFailure(inActivity(new CancelledFailure('stop'))).code).toBe(ErrorCode.CANCELLED);
  expect(fromFailure(inActivity(new TimeoutFailure('late', undefined, 'HEARTBEAT'))).code).toBe(
    ErrorCode.DEADLINE_EXCEEDED,
  );
  expect(fromFailure(ApplicationFailure.retryable('worker stopped', 'WORKER_STOPPED')).code).toBe(ErrorCode.INTERNAL);
  expect(fromFailure(new TypeError('a bug')).code).toBe(ErrorCode.INTERNAL);
});
