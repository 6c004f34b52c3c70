import { toQuantumLayerError } from '@quantumlayer/errors';
import { toFailure } from '@quantumlayer/temporal';
import { Context } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';

/** Seconds between signs of life; a sign's answer is also how a step learns that it was cancelled. */
const BEAT = 1;

/** Runs a step: reports that it lives, hands on that it was cancelled, and turns its error into one that says whether to try again. */
export async function attend<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), BEAT * 1000);
  try {
    return await work(context.cancellationSignal);
  } catch (thrown) {
    if (!context.cancellationSignal.aborted) throw toFailure(toQuantumLayerError(thrown), context.info.attempt);
    if (context.cancellationDetails?.cancelRequested === true) throw new CancelledFailure('The step was cancelled.');
    // The worker shuts down: another one goes on.
    throw ApplicationFailure.retryable('The worker stopped before the step had ended.', 'WORKER_STOPPED');
  } finally {
    clearInterval(timer);
  }
}
