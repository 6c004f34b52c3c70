import { access, constants, mkdir } from 'node:fs/promises';
import { openDatabase } from '@quantumlayer/store';
import { digestOf, FolderBlobStore, type BlobStore } from '@quantumlayer/trees';
import type { BlobConfig } from './config';
import { PostgresBlobStore } from './postgres-blob-store';
import { S3BlobStore } from './s3-blob-store';

export interface OpenBlobs {
  readonly blobs: BlobStore;
  /** Throws when they cannot be used now; for readiness. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Few: blobs come in bursts, and other services need connections too. */
const CONNECTIONS = 4;

/** The blob store of a configuration. A database is brought up to date; a bucket has to exist. */
export async function openBlobs(config: BlobConfig, applicationName: string): Promise<OpenBlobs> {
  switch (config.kind) {
    case 'folder': {
      await mkdir(config.folder, { recursive: true });
      return {
        blobs: new FolderBlobStore(config.folder),
        check: () => access(config.folder, constants.R_OK | constants.W_OK),
        close: () => Promise.resolve(),
      };
    }
    case 'postgres': {
      const database = await openDatabase({ url: config.databaseUrl, connections: CONNECTIONS, applicationName });
      try {
        const blobs = await PostgresBlobStore.open(database);
        return {
          blobs,
          check: async () => void (await database.query('SELECT 1')),
          close: () => database.close(),
        };
      } catch (error) {
        await database.close();
        throw error;
      }
    }
    case 's3': {
      const blobs = new S3BlobStore(config.settings);
      const nothing = digestOf(new Uint8Array());
      return {
        blobs,
        // Whether it is there does not matter; that the question is answered does.
        check: async () => void (await blobs.has(nothing)),
        close: () => Promise.resolve(),
      };
    }
  }
}
