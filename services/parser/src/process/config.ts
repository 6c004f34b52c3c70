import { readServiceConfig } from '@quantumlayer/service-kit';

/** The parser needs nothing beside what every service is told. */
export function readParserConfig(environment: NodeJS.ProcessEnv = process.env) {
  return readServiceConfig({}, environment);
}
