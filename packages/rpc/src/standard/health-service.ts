import { setTimeout as sleep } from 'node:timers/promises';
import { Health, HealthCheckResponse_ServingStatus as Status } from '@quantumlayer/contracts/grpc/health/v1/health';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { implementService, type Service } from '../service';

/** Seconds between two looks while somebody watches. */
const PERIOD = 1;

/** The standard health service, for these services and for "" as a whole. https://grpc.io/docs/guides/health-checking/ */
export function healthService(services: readonly Service[], isReady: () => Promise<boolean>): Service {
  const names = new Set(['', ...services.map(({ typeName }) => typeName)]);
  const now = async (): Promise<Status> => ((await isReady()) ? Status.SERVING : Status.NOT_SERVING);
  return implementService(Health, {
    check: async ({ service }) => {
      if (names.has(service)) return { status: await now() };
      throw new QuantumLayerError(ErrorCode.NOT_FOUND, `There is no service "${service}".`);
    },
    list: async () => {
      const status = await now();
      return { statuses: Object.fromEntries([...names].map((name) => [name, { status }])) };
    },
    async *watch({ service }, { signal }) {
      for (let last: Status | undefined; !signal.aborted; ) {
        const status = names.has(service) ? await now() : Status.SERVICE_UNKNOWN;
        if (status !== last) yield { status };
        last = status;
        await sleep(PERIOD * 1000, undefined, { signal }).catch(() => undefined);
      }
    },
  });
}
