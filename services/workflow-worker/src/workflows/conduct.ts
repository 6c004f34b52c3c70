import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { PROGRESS_QUERY, type GenerationEnd, type GenerationProgress } from '@quantumlayer/temporal';
import { CancelledFailure, defineQuery, setHandler, workflowInfo } from '@temporalio/workflow';
import type { GenerationResult } from '../domain/outcome';
import { HostedRun, type HostedRunOptions } from './hosted-run';

const progress = defineQuery<GenerationProgress>(PROGRESS_QUERY);

/** Hosts a story to its end. Whatever came of it is on record when this ends; it fails only if it was cancelled. */
export async function conduct(
  options: Omit<HostedRunOptions, 'generation'>,
  story: (run: HostedRun) => Promise<GenerationResult>,
): Promise<GenerationEnd> {
  const run = new HostedRun({ generation: workflowInfo().workflowId, ...options });
  setHandler(progress, () => run.progress);
  const { finished } = await story(run);
  await run.conclude();
  if (finished.outcome === GenerationOutcome.CANCELLED) throw new CancelledFailure('The generation was cancelled.');
  return { outcome: GenerationOutcome[finished.outcome], tree: run.tree };
}
