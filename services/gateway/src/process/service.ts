import { openBlobs } from '@quantumlayer/blobs';
import { createGrpcServer } from '@quantumlayer/rpc/grpc';
import { healthService } from '@quantumlayer/rpc/standard';
import { defineService, type ServiceContext, type ServiceParts } from '@quantumlayer/service-kit';
import { closeWithin } from '@quantumlayer/service-kit/connections';
import { awaitDatabase, openDatabase } from '@quantumlayer/store';
import { connectBroker } from '../adapters/nats/connect-broker';
import { connectTemporal } from '../adapters/temporal/connect-temporal';
import { watchUnfinished } from '../adapters/postgres/unfinished-metrics';
import { openRedis } from '../adapters/redis/open-redis';
import { MemoryRateLimiter } from '../adapters/memory/memory-rate-limiter';
import { composeGateway } from '../compose';
import { NO_CACHE } from '../domain/cache';
import { readGatewayProcessConfig, type GatewayProcessConfig } from './config';

/** The gateway as a process, on a database server, with Temporal as the host of generations. */
export const service = defineService<GatewayProcessConfig>({
  name: 'gateway',
  readConfig: readGatewayProcessConfig,
  compose: composeProcess,
});

async function composeProcess(config: GatewayProcessConfig, context: ServiceContext): Promise<ServiceParts> {
  const { logger, telemetry, onClose } = context;
  const database = telemetry.traceDatabase(await openDatabase({ url: config.databaseUrl, applicationName: 'gateway' }));
  onClose('database', () => database.close());
  await awaitDatabase(database);
  const store = await openBlobs(config.blobs, 'gateway');
  onClose('blobs', store.close);
  const temporal = connectTemporal(config.temporal, store.claims(config.temporal.namespace), () => telemetry.inject());
  onClose('Temporal', () => temporal.close());
  const broker = config.natsUrl === undefined ? undefined : connectBroker({ url: config.natsUrl, name: 'gateway' });
  onClose('NATS', async () => broker?.close());
  const { requestsPerMinute } = config.gateway;
  const redis =
    config.redisUrl === undefined
      ? undefined
      : openRedis({ url: config.redisUrl, name: 'gateway', requestsPerMinute }, (error) =>
          logger.debug({ err: error }, 'Redis is away'),
        );
  onClose('Redis', () => Promise.resolve(redis?.close()));
  const deployer = config.previewDeployer === undefined ? undefined : context.connect(config.previewDeployer);
  watchUnfinished(telemetry.registry, database);
  const gateway = await composeGateway({
    config: config.gateway,
    database,
    blobs: store.blobs,
    host: (queue) => temporal.host(queue),
    shared: redis?.state ?? { limiter: new MemoryRateLimiter(), cache: NO_CACHE },
    logger,
    observeHttp: (app) => telemetry.observeHttp(app),
    outbox: broker !== undefined,
    previews: deployer,
    trace: () => telemetry.inject(),
    onEvent: (event) => {
      telemetry.generations.observe(event);
      broker?.nudge();
    },
    onFault: (error) => logger.error({ err: error.cause ?? error }, 'a request failed'),
  });
  onClose('API', () => gateway.http.close());
  const checkDatabase = () => database.query('SELECT 1');
  // Workers ask there whether they can report.
  const internalHealth = healthService(gateway.internalServices, () =>
    checkDatabase().then(
      () => true,
      () => false,
    ),
  );
  const internal = createGrpcServer([
    ...gateway.internalServices.map((inner) =>
      telemetry.observeService(inner, (error, method) => logger.error({ err: error, method }, 'a call failed')),
    ),
    internalHealth,
  ]);
  return {
    services: gateway.services,
    mostRequestBytes: gateway.mostRequestBytes,
    dependencies: { database: checkDatabase, blobs: store.check },
    // What is asked for meanwhile is queued, and handed over when Temporal is back.
    optional: {
      temporal: () => temporal.check(),
      ...(broker && { nats: () => broker.check() }),
      ...(deployer && { 'preview-deployer': () => deployer.check() }),
      ...(redis && { redis: () => redis.check() }),
    },
    listening: async () => {
      const internalAddress = await internal.listen(config.host, config.internalGrpcPort);
      onClose('internal gRPC port', () => internal.close(0));
      const dispatching = gateway.dispatch((error) =>
        logger.warn({ err: error }, 'generations could not be handed over'),
      );
      onClose('dispatcher', () => dispatching.stop());
      const relaying = broker?.start(database, gateway.feed, (error) =>
        logger.warn({ err: error }, 'events wait for the broker'),
      );
      onClose('outbox relay', async () => relaying?.stop());
      const apiUrl = await gateway.http.listen({ host: config.host, port: config.apiPort });
      logger.info({ apiUrl, internalAddress }, 'the API is open');
    },
    drain: async (seconds) => {
      await Promise.all([closeWithin(gateway.http, seconds), internal.close(seconds)]);
    },
  };
}
