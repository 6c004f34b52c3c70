import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '@quantumlayer/store';
import { digestOf, FolderBlobStore, type BlobStore } from '@quantumlayer/trees';
import type { ClaimStore } from './claims/claim-store';
import { FolderClaims } from './claims/folder-claims';
import { PostgresClaims } from './claims/postgres-claims';
import { S3Claims } from './claims/s3-claims';
import type { BlobConfig } from './config';
import { PostgresBlobStore } from './postgres-blob-store';
import { S3BlobStore } from './s3-blob-store';

export interface OpenBlobs {
  readonly blobs: BlobStore;
  /** What a namespace of Temporal's refers to; nobody else may sweep it. */
  readonly claims: (namespace: string) => ClaimStore;
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
      const blobs = new FolderBlobStore(config.folder);
      return {
        blobs,
        claims: (namespace) => new FolderClaims(join(config.folder, placeOf(namespace)), blobs),
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
          claims: (namespace) => new PostgresClaims(database, placeOf(namespace)),
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
        claims: (namespace) => new S3Claims(config.settings, placeOf(namespace)),
        // Whether it is there does not matter; that the question is answered does.
        check: async () => void (await blobs.has(nothing)),
        close: () => Promise.resolve(),
      };
    }
  }
}

const placeOf = (namespace: string): string => `claims/${encodeURIComponent(namespace)}`;
