import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { QuantumLayerError } from '@quantumlayer/errors';
import { composeGateway, readGatewayConfig } from '@quantumlayer/gateway';
import { openDatabase } from '@quantumlayer/store';
import { FolderBlobStore, lockDirectory } from '@quantumlayer/trees';
import { embeddedServices } from '../embedded-services';
import type { Preferences } from '../parse-input';
import { blueprints, toolchains } from '../stacks';
import { EmbeddedHost } from './embedded-host';

export interface PlatformOptions {
  /** Where the database and the blobs lie; one process at a time may use it. */
  readonly dataFolder: string;
  readonly cacheFolder: string;
  readonly preferences: Preferences;
  /** 0: a free one. */
  readonly port: number;
  readonly host: string;
  /** Make an API key even if there are some. */
  readonly newKey: boolean;
  readonly onFault: (error: QuantumLayerError) => void;
}

export interface Platform {
  readonly url: string;
  /** An API key for the owner, when this start made one: the first time, and when it was asked to. */
  readonly key: string | undefined;
  /** Generations that were taken up again. */
  readonly resumed: number;
  close(): Promise<void>;
}

/** The services and their gateway in this process, on a database and blobs in one folder. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const { dataFolder, cacheFolder, preferences, onFault } = options;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
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
    const services = embeddedServices({ blobs, blueprints, toolchains, cacheFolder, onFault });
    const ports = { services, blueprints, blobs, preferences, atOnce: Math.max(1, availableParallelism() >> 1) };
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
    const key = await gateway.ownerKey('Home', options.newKey);
    const url = await gateway.http.listen({ host: options.host, port: options.port });
    return { url, key, resumed: await gateway.resume(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
