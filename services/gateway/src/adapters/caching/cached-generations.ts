import { createHash } from 'node:crypto';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { GenerationSchema, type Generation } from '@quantumlayer/contracts/platform/v1/platform';
import type { Cache } from '../../domain/cache';
import { hasEnded } from '../../domain/generations';
import type { Principal } from '../../domain/principal';
import type { GenerationFilter, GenerationStore, Idempotency, Listed, NewGeneration, Page } from '../../domain/stores';

/** Seconds for which an ended generation is kept at hand, and an idempotency key. */
const [ENDED, REPEATED] = [300, 3600];

/**
 * Keeps at hand what never changes again: generations that have ended, and which generation an idempotency key made. The store behind it
 * decides; two requests with one key that are under way at once meet there.
 */
export class CachedGenerations implements GenerationStore {
  constructor(
    private readonly store: GenerationStore,
    private readonly cache: Cache,
  ) {}

  async create(principal: Principal, generation: NewGeneration): Promise<Generation> {
    const { idempotency } = generation;
    if (idempotency === undefined) return this.store.create(principal, generation);
    const place = `idempotency:${principal.organisation}:${nameOf(idempotency)}`;
    const made = await this.cache.get(place);
    if (made !== undefined) return this.get(principal, made);
    const created = await this.store.create(principal, generation);
    await this.cache.add(place, created.id, REPEATED);
    return created;
  }

  async get(principal: Principal, id: string): Promise<Generation> {
    const place = `generation:${principal.organisation}:${id}`;
    const text = await this.cache.get(place);
    if (text !== undefined) return fromBinary(GenerationSchema, Buffer.from(text, 'base64'));
    const found = await this.store.get(principal, id);
    if (hasEnded(found)) {
      const bytes = Buffer.from(toBinary(GenerationSchema, found));
      await this.cache.add(place, bytes.toString('base64'), ENDED);
    }
    return found;
  }

  list(principal: Principal, filter: GenerationFilter, page: Page): Promise<Listed<Generation>> {
    return this.store.list(principal, filter, page);
  }

  requestCancel(principal: Principal, id: string): Promise<Generation> {
    return this.store.requestCancel(principal, id);
  }

  events(principal: Principal, id: string, after: number, limit: number): ReturnType<GenerationStore['events']> {
    return this.store.events(principal, id, after, limit);
  }

  verdicts(principal: Principal, id: string): ReturnType<GenerationStore['verdicts']> {
    return this.store.verdicts(principal, id);
  }

  hadTree(principal: Principal, id: string, tree: string): Promise<boolean> {
    return this.store.hadTree(principal, id, tree);
  }

  application(principal: Principal, id: string): ReturnType<GenerationStore['application']> {
    return this.store.application(principal, id);
  }
}

/** Key and request together: the same key with another request is no repetition, and the store refuses it. */
function nameOf({ key, requestDigest }: Idempotency): string {
  return createHash('sha256')
    .update(JSON.stringify([key, requestDigest]))
    .digest('base64url');
}
