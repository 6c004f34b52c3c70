import { fileURLToPath } from 'node:url';
import { migrate, readMigrations, type Database } from '@quantumlayer/store';
import { blobNotFound, digestOf, requireDigest, type BlobStore, type Digest } from '@quantumlayer/trees';

/** Blobs as rows of the schema `blobs`: for installations that have a database and no object store. */
export class PostgresBlobStore implements BlobStore {
  /** On a database that was brought up to date. */
  constructor(
    private readonly database: Database,
    private readonly place = '',
  ) {}

  /** Brings the schema up to date. */
  static async open(database: Database): Promise<PostgresBlobStore> {
    const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)));
    await migrate(database, { schema: 'blobs', migrations });
    return new PostgresBlobStore(database);
  }

  async put(bytes: Uint8Array): Promise<Digest> {
    const digest = digestOf(bytes);
    // Most blobs of a tree are there already; their bytes need not travel.
    if (!(await this.has(digest)))
      await this.database.query(
        'INSERT INTO blobs.blobs (place, digest, content) VALUES ($1, $2, $3) ON CONFLICT (place, digest) DO NOTHING',
        [this.place, digest, bytes],
      );
    return digest;
  }

  async get(digest: Digest): Promise<Uint8Array> {
    const [row] = await this.database.query<{ content: Uint8Array }>(
      'SELECT content FROM blobs.blobs WHERE place = $1 AND digest = $2',
      [this.place, requireDigest(digest)],
    );
    if (row === undefined) throw blobNotFound(digest);
    if (digestOf(row.content) === digest) return row.content;
    // Out of the way, so that the next put of the right bytes heals the store.
    await this.database.query('DELETE FROM blobs.blobs WHERE place = $1 AND digest = $2', [this.place, digest]);
    throw blobNotFound(digest, new Error(`the row of ${digest} was damaged and has been removed`));
  }

  async has(digest: Digest): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM blobs.blobs WHERE place = $1 AND digest = $2', [
      this.place,
      requireDigest(digest),
    ]);
    return rows.length > 0;
  }
}
