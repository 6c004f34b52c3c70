import { fromJson } from '@bufbuild/protobuf';
import { CreateGenerationRequestSchema } from '@quantumlayer/contracts/platform/v1/platform';
import type { GenerationEnd, GenerationOrder } from '@quantumlayer/temporal';
import { generate } from '../domain/generate';
import { inputOf } from '../domain/generation-input';
import { conduct } from './conduct';
import { SignalledReviewer } from './signalled-reviewer';

/** The same `generate` that a direct call hosts elsewhere. */
export function generation({ request, reviewed, trace = {} }: GenerationOrder): Promise<GenerationEnd> {
  const order = fromJson(CreateGenerationRequestSchema, request, { ignoreUnknownFields: true });
  return conduct({ trace, after: reviewed?.sequence ?? 0 }, (run) => {
    const reviewer = order.review ? new SignalledReviewer(reviewed, () => run.tell()) : undefined;
    return generate(inputOf(order), run.activities, { ...run.control, reviewer });
  });
}
