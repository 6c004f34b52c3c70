import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { QuantumLayerError } from '@quantumlayer/errors';
import { composeGateway, readGatewayConfig } from '@quantumlayer/gateway';
import { createGrpcServer } from '@quantumlayer/rpc/grpc';
import { healthService, reflectionService } from '@quantumlayer/rpc/standard';
import { blueprints, toolchains } from '@quantumlayer/stacks';
import { openDatabase } from '@quantumlayer/store';
import { FolderBlobStore, lockDirectory, makeFolder } from '@quantumlayer/trees';
import { embeddedServices } from '../embedded-services';
import type { Preferences } from '@quantumlayer/workflow-worker';
import { EmbeddedHost } from './embedded-host';

export interface PlatformOptions {
  /** Where the database and the blobs lie; one process at a time may use it. */
  readonly dataFolder: string;
  readonly cacheFolder: string;
  readonly preferences: Preferences;
  /** 0: a free one. */
  readonly port: number;
  /** For gRPC; 0: a free one. */
  readonly grpcPort: number;
  readonly host: string;
  /** Make an API key even if there are some. */
  readonly newKey: boolean;
  readonly onFault: (error: QuantumLayerError) => void;
}

export interface Platform {
  readonly url: string;
  /** `127.0.0.1:7412`. */
  readonly grpcAddress: string;
  /** An API key for the owner, when this start made one: the first time, and when it was asked to. */
  readonly key: string | undefined;
  /** Generations that were taken up again. */
  readonly resumed: number;
  close(): Promise<void>;
}

/** Seconds that gRPC calls get when the platform closes. */
const GRACE = 2;

/** The services and their gateway in this process, on a database and blobs in one folder. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const { dataFolder, cacheFolder, preferences, onFault } = options;
  await makeFolder(dataFolder, 0o700);
  // PGlite is made for one process; a second one would damage its files.
  const lock = await lockDirectory(dataFolder);
  const opened: (() => Promise<unknown>)[] = [() => lock.release()];
  const close = async (): Promise<void> => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };
  try {
    const database = await openDatabase({ url: `pglite:${join(dataFolder, 'database')}`, applicationName: 'qlf up' });
    opened.push(() => database.close());
    const blobs = new FolderBlobStore(join(dataFolder, 'blobs'));
    const services = embeddedServices({
      blobs,
      blueprints,
      toolchains,
      cacheFolder: () => Promise.resolve(cacheFolder),
      onFault,
    });
    const ports = { services, blobs, preferences, atOnce: Math.max(1, availableParallelism() >> 1) };
    const gateway = await composeGateway({
      config: readGatewayConfig(),
      database,
      blobs,
      host: (queue, feed) => {
        const host = new EmbeddedHost({ ...ports, queue, feed });
        opened.push(() => host.close());
        return host;
      },
      onFault,
    });
    opened.push(() => gateway.http.close());
    const isReady = (): Promise<boolean> => gateway.http.inject('/readyz').then(({ statusCode }) => statusCode === 200);
    const grpc = createGrpcServer(
      [...gateway.services, healthService(gateway.services, isReady), reflectionService(gateway.services)],
      { onInternalError: onFault, mostRequestBytes: gateway.mostRequestBytes },
    );
    opened.push(() => grpc.close(GRACE));
    const grpcAddress = await grpc.listen(options.host, options.grpcPort);
    const key = await gateway.ownerKey('Home', options.newKey);
    const url = await gateway.http.listen({ host: options.host, port: options.port });
    return { url, grpcAddress, key, resumed: await gateway.resume(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
