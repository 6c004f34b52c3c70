import { port, urlOf, wholeNumber } from '@quantumlayer/config';
import { readServiceConfig, type HostedConfig } from '@quantumlayer/service-kit';
import * as v from 'valibot';
import type { OpenAiProviderSettings } from '../adapters/openai/openai-provider';

export interface LlmRouterConfig {
  readonly provider: OpenAiProviderSettings;
  readonly key: string | undefined;
  readonly host: string;
  readonly apiPort: number;
}

const VARIABLES = {
  /** Base of an API as OpenAI has it, `https://api.openai.com/v1`. */
  QLF_PROVIDER_URL: urlOf('http', 'https'),
  QLF_PROVIDER_KEY: v.optional(v.string()),
  /** Seconds until an answer must have begun. */
  QLF_PROVIDER_SECONDS: wholeNumber(1, 3600, 60),
  QLF_API_PORT: port(7421),
  /** What callers must show. */
  QLF_API_KEY: v.optional(v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters'))),
} as const;

export function readLlmRouterConfig(environment: NodeJS.ProcessEnv = process.env): HostedConfig<LlmRouterConfig> {
  const { service, own } = readServiceConfig(VARIABLES, environment);
  return {
    service,
    own: {
      provider: {
        url: own.QLF_PROVIDER_URL.replace(/\/+$/, ''),
        key: own.QLF_PROVIDER_KEY,
        patience: own.QLF_PROVIDER_SECONDS,
      },
      key: own.QLF_API_KEY,
      host: service.host,
      apiPort: own.QLF_API_PORT,
    },
  };
}
