import type { BlobStore, Digest } from '@quantumlayer/trees';
import { S3BlobStore, type S3Settings } from '../s3-blob-store';
import { isDay, type ClaimStore } from './claim-store';

/** Objects below `<prefix>/<place>/2026-11-22/`. */
export class S3Claims implements ClaimStore {
  readonly #root: S3BlobStore;

  constructor(
    private readonly settings: S3Settings,
    private readonly place: string,
  ) {
    this.#root = new S3BlobStore(settings);
  }

  of(day: string | undefined): BlobStore {
    return day === undefined ? this.#root : this.#of(day);
  }

  async days(): Promise<string[]> {
    const { folders } = await this.#root.list(`${this.place}/`);
    return folders.filter(isDay);
  }

  async sweep(day: string, keep: ReadonlySet<Digest>): Promise<number> {
    const blobs = this.#of(day);
    let swept = 0;
    const { folders } = await this.#root.list(`${this.place}/${day}/sha256/`);
    for (const first of folders) {
      const { objects } = await this.#root.list(`${this.place}/${day}/sha256/${first}/`);
      for (const digest of objects.map((rest) => `sha256:${first}${rest}`).filter((each) => !keep.has(each))) {
        await blobs.remove(digest);
        swept += 1;
      }
    }
    return swept;
  }

  #of(day: string): S3BlobStore {
    return new S3BlobStore({ ...this.settings, prefix: `${this.settings.prefix}/${this.place}/${day}` });
  }
}
