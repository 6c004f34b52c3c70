import { createHash } from 'node:crypto';
import { create, toBinary } from '@bufbuild/protobuf';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import {
  CreateGenerationRequestSchema,
  GenerationStatus,
  RepeatedVerificationSchema,
  RetryGenerationRequestSchema,
  VerifyGenerationRequestSchema,
  type CreateGenerationRequest,
  type Generation,
  type RetryGenerationRequest,
  type VerifyGenerationRequest,
} from '@quantumlayer/contracts/platform/v1/platform';
import type { Tree } from '@quantumlayer/contracts/trees/v1/trees';
import type { Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { findEntry, getTree, type BlobStore } from '@quantumlayer/trees';
import { v7 as newId } from 'uuid';
import type { EventFeed } from './event-feed';
import type { GenerationHost } from './generation-host';
import type { OpenStreams } from './open-streams';
import type { Principal } from './principal';
import type { GenerationFilter, GenerationStore, Idempotency, Listed, Page } from './stores';

export interface GenerationsPorts {
  readonly store: GenerationStore;
  readonly host: GenerationHost;
  readonly feed: EventFeed;
  readonly blobs: BlobStore;
  readonly streams: OpenStreams;
}

const BATCH = 200;
/** Seconds after which a watcher looks again even if nothing was said to have happened. */
const PATIENCE = 15;
/** Characters of an Idempotency-Key. */
export const LONGEST_KEY = 200;

/** What callers may do with generations. */
export class Generations {
  constructor(private readonly ports: GenerationsPorts) {}

  async create(principal: Principal, request: CreateGenerationRequest, key: string | undefined): Promise<Generation> {
    requireContent(request);
    const idempotency = idempotencyOf(key, toBinary(CreateGenerationRequestSchema, request));
    return this.#start(principal, { id: newId(), request, retryOf: undefined, idempotency });
  }

  get(principal: Principal, id: string): Promise<Generation> {
    return this.ports.store.get(principal, id);
  }

  list(principal: Principal, filter: GenerationFilter, page: Page): Promise<Listed<Generation>> {
    return this.ports.store.list(principal, filter, page);
  }

  async cancel(principal: Principal, id: string): Promise<Generation> {
    const generation = await this.ports.store.requestCancel(principal, id);
    if (!hasEnded(generation)) await this.ports.host.cancel(id);
    return generation;
  }

  async retry(principal: Principal, wanted: RetryGenerationRequest, key: string | undefined): Promise<Generation> {
    const { id } = wanted;
    const { request, verification } = await this.#ended(principal, id);
    const idempotency = idempotencyOf(key, toBinary(RetryGenerationRequestSchema, wanted), 'retry');
    return this.#start(principal, { id: newId(), request, verification, retryOf: id, idempotency });
  }

  /** Judges one of its trees again. */
  async verify(principal: Principal, wanted: VerifyGenerationRequest, key: string | undefined): Promise<Generation> {
    const { id, fresh } = wanted;
    const { request } = await this.#ended(principal, id);
    const { digest: tree } = await this.tree(principal, id, wanted.tree === '' ? undefined : wanted.tree);
    const application = request.application ?? (await this.ports.store.application(principal, id));
    const { projectId } = request;
    return this.#start(principal, {
      id: newId(),
      request: create(CreateGenerationRequestSchema, { projectId, ...(application && { application }) }),
      verification: create(RepeatedVerificationSchema, { generationId: id, tree, fresh }),
      retryOf: undefined,
      idempotency: idempotencyOf(key, toBinary(VerifyGenerationRequestSchema, wanted), 'verify'),
    });
  }

  /**
   * Events after a sequence number, those to come included; ends with the generation, or when the signal aborts. RESOURCE_EXHAUSTED when the
   * caller follows too many already.
   * @param admit asked before each look: whose key was revoked meanwhile, or whose token has run out, sees no more
   */
  async *watch(
    admit: () => Promise<Principal>,
    id: string,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<GenerationEvent> {
    const { store, feed, streams } = this.ports;
    const close = streams.open(await admit());
    const watcher = feed.watch(id);
    try {
      for (let last = after; !signal.aborted; ) {
        const principal = await admit();
        const ended = hasEnded(await store.get(principal, id));
        const events = await store.events(principal, id, last, BATCH);
        yield* events;
        last = Number(events.at(-1)?.sequence ?? last);
        if (events.length === BATCH) continue;
        if (ended) return;
        await watcher.next(PATIENCE, signal);
      }
    } finally {
      watcher.release();
      close();
    }
  }

  async verdicts(principal: Principal, id: string): Promise<Verdict[]> {
    await this.ports.store.get(principal, id);
    return this.ports.store.verdicts(principal, id);
  }

  /**
   * The project's tree and its digest: the last one, or another that this generation had.
   * NOT_FOUND before there is one, and for trees of others.
   */
  async tree(principal: Principal, id: string, wanted?: string): Promise<{ digest: string; tree: Tree }> {
    const { store, blobs } = this.ports;
    const { tree: last } = await store.get(principal, id);
    const digest = wanted ?? last;
    if (last === '') throw new QuantumLayerError(ErrorCode.NOT_FOUND, 'This generation has built no project (yet).');
    if (digest !== last && !(await store.hadTree(principal, id, digest)))
      throw new QuantumLayerError(ErrorCode.NOT_FOUND, 'This generation had no such tree.');
    return { digest, tree: await getTree(blobs, digest) };
  }

  async file(principal: Principal, id: string, path: string): Promise<{ digest: string; content: Uint8Array }> {
    const { tree } = await this.tree(principal, id);
    const entry = findEntry(tree, path);
    if (entry === undefined) throw new QuantumLayerError(ErrorCode.NOT_FOUND, 'The project has no such file.');
    return { digest: entry.digest, content: await this.ports.blobs.get(entry.digest) };
  }

  async #ended(principal: Principal, id: string): Promise<Generation & { readonly request: CreateGenerationRequest }> {
    const { request, ...generation } = await this.ports.store.get(principal, id);
    if (hasEnded(generation) && request !== undefined) return { ...generation, request };
    throw new QuantumLayerError(ErrorCode.CONFLICT, 'This generation has not ended; cancel it first.');
  }

  async #start(principal: Principal, generation: Parameters<GenerationStore['create']>[1]): Promise<Generation> {
    const created = await this.ports.store.create(principal, generation);
    // It stands in the store: nobody waits for the host, and one that is away takes it in hand when it comes back.
    if (created.status === GenerationStatus.QUEUED)
      void this.ports.host.start(created.id, created).catch(() => undefined);
    return created;
  }
}

/** INVALID_INPUT when it does not say what to build. */
export function requireContent({ brief, specifications, application }: CreateGenerationRequest): void {
  if (brief.trim() !== '' || specifications.length > 0 || application !== undefined) return;
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    'Say what to build: a brief, a specification or an application.',
  );
}

/**
 * The caller's key for a request, where there is one; INVALID_INPUT when it is too long.
 * @param action tells requests of several methods apart whose bytes may be the same
 */
export function idempotencyOf(key: string | undefined, request: Uint8Array, action = ''): Idempotency | undefined {
  if (key === undefined) return undefined;
  if (key === '' || key.length > LONGEST_KEY)
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`);
  return { key, requestDigest: createHash('sha256').update(action).update(request).digest('hex') };
}

const UNFINISHED: readonly GenerationStatus[] = [
  GenerationStatus.QUEUED,
  GenerationStatus.RUNNING,
  GenerationStatus.IN_REVIEW,
];

export function hasEnded({ status }: Pick<Generation, 'status'>): boolean {
  return !UNFINISHED.includes(status);
}
