import { LlmRouterService } from '@quantumlayer/contracts/llmrouter/v1/llmrouter';
import { implementService, type Service } from '@quantumlayer/rpc';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { OpenAiProvider, type OpenAiProviderSettings } from './adapters/openai/openai-provider';
import { createOpenAiApi } from './handlers/http/openai-api';
import { routerHandlers } from './handlers/rpc/router-handlers';

export interface LlmRouterOptions {
  readonly provider: OpenAiProviderSettings;
  /** What callers of the HTTP API must show. */
  readonly key: string | undefined;
  readonly logger?: FastifyBaseLogger;
  /** Called with the HTTP server before its routes are added. */
  readonly observeHttp?: (app: FastifyInstance) => void;
}

export interface LlmRouter {
  readonly services: readonly Service[];
  /** OpenAI's API. */
  readonly http: FastifyInstance;
}

/** Wires the router; the provider is asked when somebody calls. */
export function composeLlmRouter({ provider: settings, key, logger, observeHttp }: LlmRouterOptions): LlmRouter {
  const provider = new OpenAiProvider(settings);
  return {
    services: [implementService(LlmRouterService, routerHandlers(provider))],
    http: createOpenAiApi({ provider, key, logger, observe: observeHttp }),
  };
}
