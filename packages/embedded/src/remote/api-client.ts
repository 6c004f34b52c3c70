import { setTimeout as sleep } from 'node:timers/promises';
import { fromJson, toJson, type DescMessage, type JsonValue, type MessageShape } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import {
  CreateGenerationRequestSchema,
  GenerationSchema,
  OrganisationSchema,
  type CreateGenerationRequest,
  type Generation,
  type Organisation,
} from '@quantumlayer/contracts/platform/v1/platform';
import { abortReason, ErrorCode, fromProblemDetails, QuantumLayerError } from '@quantumlayer/errors';
import { putTree, type BlobStore } from '@quantumlayer/trees';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { readTarGz } from './read-tar-gz';

export interface ApiClientOptions {
  /** `https://quantumlayer.example`, without a path. */
  readonly url: string;
  readonly key: string;
}

/** A newer server may say more than this client knows. */
const NEWER = { ignoreUnknownFields: true } as const;
/** Seconds between attempts to take up a broken event stream, the last one again and again. */
const PAUSES = [0.2, 1, 3, 10];
/** Attempts without a single event before the server counts as gone. */
const MOST_ATTEMPTS = 8;

/** A platform's REST API, as far as the command line needs it. Every failure is a QuantumLayerError. */
export class ApiClient {
  constructor(private readonly options: ApiClientOptions) {}

  getOrganisation(signal: AbortSignal): Promise<Organisation> {
    return this.#json(OrganisationSchema, '/v1/organisation', { signal });
  }

  /** @param idempotencyKey the same key and request sent again start nothing new */
  createGeneration(request: CreateGenerationRequest, idempotencyKey: string, signal: AbortSignal): Promise<Generation> {
    const json = toJson(CreateGenerationRequestSchema, request);
    return this.#post('/v1/generations', json, signal, { 'idempotency-key': idempotencyKey });
  }

  /** Judges the last tree of a generation again. */
  verifyGeneration(id: string, fresh: boolean, signal: AbortSignal): Promise<Generation> {
    return this.#post(`/v1/generations/${encodeURIComponent(id)}/verify`, { fresh }, signal);
  }

  /** Ends a generation's review, with what was answered; empty: nothing. */
  async decideReview(id: string, text: string, signal: AbortSignal): Promise<void> {
    const path = `/v1/generations/${encodeURIComponent(id)}`;
    if (text !== '') await this.#post(`${path}/answer`, { answer: { text } }, signal);
    await this.#post(`${path}/approve`, {}, signal);
  }

  getGeneration(id: string, signal: AbortSignal): Promise<Generation> {
    return this.#json(GenerationSchema, `/v1/generations/${encodeURIComponent(id)}`, { signal });
  }

  cancelGeneration(id: string): Promise<Generation> {
    return this.#json(GenerationSchema, `/v1/generations/${encodeURIComponent(id)}/cancel`, { method: 'POST' });
  }

  /** Every event once and in order, over broken connections too, until the generation has ended. */
  async *watchGeneration(id: string, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    let last = 0n;
    for (let attempt = 0; ; attempt += 1) {
      try {
        for await (const event of this.#events(id, last, signal)) {
          [last, attempt] = [event.sequence, 0];
          yield event;
          if (event.event.case === 'finished') return;
        }
      } catch (error) {
        if (signal.aborted) throw abortReason(signal);
        const isAway = error instanceof QuantumLayerError && error.code === ErrorCode.UNAVAILABLE;
        if (!isAway || attempt >= MOST_ATTEMPTS) throw error;
      }
      if (attempt >= MOST_ATTEMPTS) throw away(this.options.url);
      await sleep((PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 1) * 1000, undefined, { signal }).catch(
        () => undefined,
      );
      if (signal.aborted) throw abortReason(signal);
    }
  }

  /** Brings one of a generation's trees into a blob store. INTERNAL when what arrived is another. */
  async downloadTree(id: string, tree: string, blobs: BlobStore, signal: AbortSignal): Promise<void> {
    const path = `/v1/generations/${encodeURIComponent(id)}/project.tar.gz?tree=${encodeURIComponent(tree)}`;
    const response = await this.#send(path, { signal });
    const files = await this.#read(async () => readTarGz(new Uint8Array(await response.arrayBuffer())), signal);
    const digest = await putTree(blobs, files);
    if (digest !== tree)
      throw new QuantumLayerError(
        ErrorCode.INTERNAL,
        `The project that arrived (${digest}) is not the one that was asked for (${tree})`,
      );
  }

  async *#events(id: string, after: bigint, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    const headers = after === 0n ? {} : { 'last-event-id': String(after) };
    const response = await this.#send(`/v1/generations/${encodeURIComponent(id)}/events`, { headers, signal });
    const messages = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    try {
      for await (const { event, data } of messages ?? []) {
        const json = JSON.parse(data) as JsonValue;
        if (event === 'error') throw fromProblemDetails(json);
        yield fromJson(GenerationEventSchema, json, NEWER);
      }
    } catch (error) {
      throw error instanceof QuantumLayerError ? error : away(this.options.url, error);
    }
  }

  #post(path: string, body: JsonValue, signal: AbortSignal, more: Record<string, string> = {}): Promise<Generation> {
    const headers = { 'content-type': 'application/json', ...more };
    return this.#json(GenerationSchema, path, { method: 'POST', headers, body: JSON.stringify(body), signal });
  }

  async #json<Desc extends DescMessage>(schema: Desc, path: string, request: RequestInit): Promise<MessageShape<Desc>> {
    const response = await this.#send(path, request);
    return this.#read(async () => fromJson(schema, (await response.json()) as JsonValue, NEWER), request.signal);
  }

  /** What is no answer of ours comes from another server, or from one that went in the middle. */
  async #read<T>(work: () => Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted === true) throw abortReason(signal);
      throw new QuantumLayerError(
        ErrorCode.UNAVAILABLE,
        `What answers at ${this.options.url} is no QuantumLayer, or broke off.`,
        { cause: error },
      );
    }
  }

  async #send(path: string, request: RequestInit): Promise<Response> {
    const { url, key } = this.options;
    let response: Response;
    try {
      const headers = { ...request.headers, authorization: `Bearer ${key}` };
      response = await fetch(new URL(path, url), { ...request, headers, redirect: 'error' });
    } catch (error) {
      if (request.signal?.aborted === true) throw abortReason(request.signal);
      throw away(url, error);
    }
    if (response.ok) return response;
    const problem: unknown = await response.json().catch(() => undefined);
    throw fromProblemDetails(problem, response.status);
  }
}

function away(url: string, cause?: unknown): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAVAILABLE, `The server at ${url} does not answer.`, { cause });
}
