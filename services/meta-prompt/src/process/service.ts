import { PromptService } from '@quantumlayer/contracts/metaprompt/v1/metaprompt';
import { implementService } from '@quantumlayer/rpc';
import { defineService } from '@quantumlayer/service-kit';
import { composeMetaPrompt } from '../compose';
import { readMetaPromptConfig } from './config';

/** meta-prompt as a process. It holds nothing but its prompts, so it is ready whenever it runs. */
export const service = defineService({
  name: 'meta-prompt',
  readConfig: readMetaPromptConfig,
  compose: async () => ({ services: [implementService(PromptService, await composeMetaPrompt())], dependencies: {} }),
});
