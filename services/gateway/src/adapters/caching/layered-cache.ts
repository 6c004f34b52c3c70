import type { Cache } from '../../domain/cache';

/** Asks the near cache first. Only for what never changes: a replacement elsewhere would not be seen here. */
export class LayeredCache implements Cache {
  constructor(
    private readonly near: Cache,
    private readonly far: Cache,
    /** For which what comes from afar is kept near. */
    private readonly seconds: number,
  ) {}

  async get(key: string): Promise<string | undefined> {
    const known = await this.near.get(key);
    if (known !== undefined) return known;
    const found = await this.far.get(key);
    if (found !== undefined) await this.near.add(key, found, this.seconds);
    return found;
  }

  async add(key: string, value: string, seconds: number): Promise<void> {
    await this.near.add(key, value, seconds);
    await this.far.add(key, value, seconds);
  }

  async replace(key: string, value: string, seconds: number): Promise<void> {
    await this.near.replace(key, value, seconds);
    await this.far.replace(key, value, seconds);
  }
}
