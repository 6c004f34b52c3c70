import { defineService } from '@quantumlayer/service-kit';
import { closeWithin } from '@quantumlayer/service-kit/connections';
import { composeLlmRouter } from '../compose';
import { readLlmRouterConfig, type LlmRouterConfig } from './config';

/** The router as a process. A provider that is away is told to each caller; it does not make the router unready, because nobody else could do better. */
export const service = defineService<LlmRouterConfig>({
  name: 'llm-router',
  readConfig: readLlmRouterConfig,
  compose: ({ provider, key, host, apiPort }, { logger, telemetry, onClose }) => {
    const observeHttp = telemetry.observeHttp.bind(telemetry);
    const { services, http } = composeLlmRouter({ provider, key, logger, observeHttp });
    onClose('API', () => http.close());
    return Promise.resolve({
      services,
      dependencies: {},
      listening: async () => {
        logger.info({ apiUrl: await http.listen({ host, port: apiPort }) }, 'the API is open');
      },
      drain: (seconds) => closeWithin(http, seconds),
    });
  },
});
