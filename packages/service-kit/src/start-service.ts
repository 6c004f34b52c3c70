import { toQuantumLayerError } from '@quantumlayer/errors';
import { endsWithin } from '@quantumlayer/rpc';
import { createGrpcServer } from '@quantumlayer/rpc/grpc';
import { healthService, reflectionService } from '@quantumlayer/rpc/standard';
import { createLogger, readTracingConfig, Telemetry, type Logger } from '@quantumlayer/telemetry';
import { connectPeer } from './connect-peer';
import { createOperationsPort } from './operations-port';
import { OpenParts } from './open-parts';
import { Readiness } from './readiness';
import type { HostedConfig, ServiceContext, ServiceDefinition, ServiceParts } from './service-definition';

/** In place of what the environment says; for specs. */
export interface StartOptions {
  readonly telemetry?: Telemetry;
  readonly logger?: Logger;
}

export interface RunningService {
  /** `0.0.0.0:50051` */
  readonly grpcAddress: string;
  /** `http://0.0.0.0:8080`; probes and metrics. */
  readonly httpUrl: string;
  /** Rejects when a part of the service that works on its own has failed. */
  readonly failed: Promise<never>;
  /**
   * Says that it is not ready any more, refuses new calls, gives running ones their time, and lets go of everything.
   * @throws DEADLINE_EXCEEDED, after the time for running calls and LAST_SECONDS, with what still had not ended
   */
  close(): Promise<void>;
}

/** Seconds beyond those for running calls after which a service that is told to end has ended, whatever hangs. */
export const LAST_SECONDS = 5;
/** Of them, until everything is let go of, though calls that were cut off are not over. */
const CUT_OFF = 2;

/** Composes a service and opens its ports. What was opened is closed again when one of the steps fails. */
export async function startService<Config>(
  definition: ServiceDefinition<Config>,
  { service: settings, own }: HostedConfig<Config>,
  options: StartOptions = {},
): Promise<RunningService> {
  const { name } = definition;
  const { host, grpcPort, httpPort, logLevel, drainSeconds } = settings;
  const logger = options.logger ?? createLogger({ service: name, level: logLevel });
  const telemetry = options.telemetry ?? (await Telemetry.start({ service: name, tracing: readTracingConfig() }));
  const opened = new OpenParts((error, part) => logger.warn({ err: error, part }, 'a part did not close in order'));
  opened.add('telemetry', () => telemetry.close());
  let fail: ServiceContext['fail'] = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever runs the service looks at it; a spec need not.
  failed.catch(() => undefined);
  try {
    const parts = await definition.compose(own, {
      logger,
      telemetry,
      fail,
      connect: (address) => {
        const peer = connectPeer(address, telemetry);
        opened.add(address, () => peer.close());
        return peer;
      },
      onClose: (part, close) => opened.add(part, close),
    });
    const readiness = new Readiness(parts.dependencies, parts.optional);
    const http = createOperationsPort(readiness, telemetry, logger);
    opened.add('operations port', () => http.close());
    const { mostRequestBytes } = parts;
    const grpc = createGrpcServer(withStandard(parts, readiness, telemetry, logger), { mostRequestBytes });
    opened.add('gRPC port', () => grpc.close(drainSeconds));
    const grpcAddress = await grpc.listen(host, grpcPort);
    const httpUrl = await http.listen({ host, port: httpPort });
    await parts.listening?.();
    logger.info({ grpcAddress, httpUrl }, `${name} is running`);
    const close = async (): Promise<void> => {
      readiness.drain();
      logger.info({ seconds: drainSeconds }, `${name} is ending`);
      // Calls may need what works in the background, so both run out side by side; what they hold is let go after that.
      const running = Promise.all([
        opened.begin({ name: 'calls', close: () => grpc.close(drainSeconds) }),
        opened.begin({ name: 'running work', close: async () => parts.drain?.(drainSeconds) }),
      ]);
      await endsWithin(running, (drainSeconds + CUT_OFF) * 1000);
      await opened.close((LAST_SECONDS - CUT_OFF) * 1000);
      logger.info(`${name} has ended`);
    };
    let closing: Promise<void> | undefined;
    return { grpcAddress, httpUrl, failed, close: () => (closing ??= close()) };
  } catch (error) {
    await opened.close(LAST_SECONDS * 1000).catch((late: unknown) => logger.warn({ err: late }, 'did not close'));
    throw error;
  }
}

function withStandard({ services }: ServiceParts, readiness: Readiness, telemetry: Telemetry, logger: Logger) {
  const logFault = (error: unknown, method: string): void => {
    const { cause } = toQuantumLayerError(error);
    logger.error({ err: cause ?? error, method }, 'a call failed');
  };
  return [
    ...services.map((service) => telemetry.observeService(service, logFault)),
    healthService(services, () => readiness.isReady()),
    reflectionService(services),
  ];
}
