import { isMessage, type Message } from '@bufbuild/protobuf';
import { GenerationSchema, type Role } from '@quantumlayer/contracts/platform/v1/platform';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Authenticate } from '../../domain/authenticate';
import { hasEnded } from '../../domain/generations';
import { requireRole } from '../../domain/principal';
import { metadataOf } from './call-of-request';
import { entityTagOf } from './entity-tags';

export interface LastingAnswer {
  readonly body: string;
  readonly etag: string;
}

interface Kept extends LastingAnswer {
  readonly organisation: string;
}

/** Characters of all bodies; a single one that is larger is made anew each time. */
const [MOST, MOST_OF_ONE] = [16 * 1024 * 1024, 1024 * 1024];
/** Milliseconds for which an answer is ready to be sent. */
const KEPT = 60_000;

/**
 * Answers that will not change any more, as they are sent: those about generations that have ended. Whoever asks is authenticated each
 * time, and gets what belongs to the own organisation; only what the answer says is not looked up again.
 */
export class LastingAnswers {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MOST,
    maxEntrySize: MOST_OF_ONE,
    sizeCalculation: ({ body }, url) => body.length + url.length,
    ttl: KEPT,
  });

  constructor(private readonly authenticate: Authenticate) {}

  /**
   * The answer to a request, if it is ready and its caller may have it; who may not is told by the call that follows.
   * @throws UNAUTHENTICATED, PERMISSION_DENIED
   */
  async find(request: FastifyRequest, leastRole: Role): Promise<LastingAnswer | undefined> {
    const kept = this.#kept.get(request.url);
    if (kept === undefined) return undefined;
    const principal = await this.authenticate(metadataOf(request));
    requireRole(principal, leastRole);
    return principal.organisation === kept.organisation ? kept : undefined;
  }

  /** Keeps an answer that was just made for a request, if it lasts. */
  async keep(request: FastifyRequest, message: Message, body: string): Promise<LastingAnswer | undefined> {
    if (request.method !== 'GET' || !isMessage(message, GenerationSchema) || !hasEnded(message)) return undefined;
    const { organisation } = await this.authenticate(metadataOf(request));
    const kept = { organisation, body, etag: entityTagOf(body) };
    this.#kept.set(request.url, kept);
    return kept;
  }
}
