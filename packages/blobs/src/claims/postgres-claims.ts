import type { Database } from '@quantumlayer/store';
import type { BlobStore, Digest } from '@quantumlayer/trees';
import { PostgresBlobStore } from '../postgres-blob-store';
import type { ClaimStore } from './claim-store';

/** Rows whose place begins with this and ends with the day. */
export class PostgresClaims implements ClaimStore {
  constructor(
    private readonly database: Database,
    private readonly place: string,
  ) {}

  of(day: string | undefined): BlobStore {
    return new PostgresBlobStore(this.database, day === undefined ? '' : this.#placeOf(day));
  }

  async days(): Promise<string[]> {
    const rows = await this.database.query<{ day: string }>(
      'SELECT DISTINCT substr(place, length($1) + 1) AS day FROM blobs.blobs WHERE starts_with(place, $1)',
      [this.#placeOf('')],
    );
    return rows.map(({ day }) => day);
  }

  async sweep(day: string, keep: ReadonlySet<Digest>): Promise<number> {
    const swept = await this.database.query(
      'DELETE FROM blobs.blobs WHERE place = $1 AND NOT digest = ANY($2) RETURNING digest',
      [this.#placeOf(day), [...keep]],
    );
    return swept.length;
  }

  #placeOf(day: string): string {
    return `${this.place}/${day}`;
  }
}
