import { fromJson } from '@bufbuild/protobuf';
import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { CreateGenerationRequestSchema } from '@quantumlayer/contracts/platform/v1/platform';
import {
  PROGRESS_QUERY,
  type GenerationEnd,
  type GenerationOrder,
  type GenerationProgress,
} from '@quantumlayer/temporal';
import { CancelledFailure, defineQuery, setHandler, workflowInfo } from '@temporalio/workflow';
import { generate } from '../domain/generate';
import { inputOf } from '../domain/generation-input';
import { HostedRun } from './hosted-run';
import { Review } from './review';

const progress = defineQuery<GenerationProgress>(PROGRESS_QUERY);

/** The same `generate` that a direct call hosts elsewhere. Whatever came of it is on record when this ends; it fails only if it was cancelled. */
export async function generation({ request, review = false, trace = {} }: GenerationOrder): Promise<GenerationEnd> {
  const run = new HostedRun(workflowInfo().workflowId, trace);
  const reviewer = new Review(review);
  setHandler(progress, () => ({ ...run.progress, ...reviewer.progress }));
  const { activities, control } = run;
  const parse = reviewer.over((order, signal) => activities.parse(order, signal));
  const input = inputOf(fromJson(CreateGenerationRequestSchema, request, { ignoreUnknownFields: true }));
  const { finished } = await generate(input, { ...activities, parse }, control);
  await run.conclude();
  if (finished.outcome === GenerationOutcome.CANCELLED) throw new CancelledFailure('The generation was cancelled.');
  return { outcome: GenerationOutcome[finished.outcome], tree: run.tree };
}
