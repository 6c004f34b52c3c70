import { ActivityCancellationType, proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { Steps } from './steps';

/**
 * A step reports every second that it lives, so a worker that died is noticed soon; how often an error is worth another attempt, its code
 * says. A cancelled step is waited for: when a generation says that it was cancelled, nothing of it runs any more.
 */
const EVERY: ActivityOptions = {
  heartbeatTimeout: '10 seconds',
  scheduleToCloseTimeout: '6 hours',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
};

export const { parse, repair, countFiles, tell } = proxyActivities<Steps>({
  ...EVERY,
  startToCloseTimeout: '2 minutes',
});

/** However long the log is away: without an end on record, a generation would seem to run for ever. */
export const { conclude } = proxyActivities<Steps>({
  ...EVERY,
  scheduleToCloseTimeout: '30 days',
  startToCloseTimeout: '2 minutes',
});

export const { build } = proxyActivities<Steps>({ ...EVERY, startToCloseTimeout: '10 minutes' });

export const { verify } = proxyActivities<Steps>({ ...EVERY, startToCloseTimeout: '1 hour' });
