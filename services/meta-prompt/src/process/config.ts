import { readServiceConfig } from '@quantumlayer/service-kit';

/** Nothing is needed beside what every service is told. */
export function readMetaPromptConfig(environment: NodeJS.ProcessEnv = process.env) {
  return readServiceConfig({}, environment);
}
