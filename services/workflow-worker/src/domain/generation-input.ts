import type { CreateGenerationRequest } from '@quantumlayer/contracts/platform/v1/platform';
import type { GenerationInput } from './ports';

/** What a platform was asked for, as the workflow takes it. */
export function inputOf(request: CreateGenerationRequest): GenerationInput {
  const { brief, specifications, overrides, application, release, skipVerification } = request;
  return { brief, specifications, overrides, application, release, verify: !skipVerification, dryRun: false };
}
