import { setTimeout as sleep } from 'node:timers/promises';
import { abortReason, ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Provider, ProviderAnswer } from '../../domain/provider';

export interface OpenAiProviderSettings {
  /** `https://api.openai.com/v1` */
  readonly url: string;
  /** Undefined for a provider that asks for none. */
  readonly key: string | undefined;
  /** Seconds until an answer must have begun. */
  readonly patience: number;
}

const ATTEMPTS = 3;
/** Seconds before the second attempt; doubled before each further one. */
const FIRST_PAUSE = 0.2;
/** Seconds that a provider may ask us to wait; beyond that the caller is told instead. */
const LONGEST_PAUSE = 5;
/** The request did nothing yet, and may be sent again. */
const PASSING = new Set([429, 502, 503, 504]);

/** A provider over HTTP. Until an answer has begun, what passes is tried again; after that never, because the caller has seen a part of it. */
export class OpenAiProvider implements Provider {
  constructor(private readonly settings: OpenAiProviderSettings) {}

  async send(path: string, body: object | undefined, signal: AbortSignal): Promise<ProviderAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#attempt(path, body, signal).catch((error: unknown) => {
        if (attempt === ATTEMPTS || isFinal(error)) throw error;
        return undefined;
      });
      if (response !== undefined && !PASSING.has(response.status)) return answerOf(response);
      const pause = Number(response?.headers.get('retry-after') ?? FIRST_PAUSE * 2 ** (attempt - 1));
      if (response !== undefined && (attempt === ATTEMPTS || !(pause <= LONGEST_PAUSE)))
        throw await refusal(response, pause);
      await response?.body?.cancel();
      await sleep(pause * 1000, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) throw abortReason(signal);
    }
  }

  async #attempt(path: string, body: object | undefined, signal: AbortSignal): Promise<Response> {
    const { url, key, patience } = this.settings;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), patience * 1000);
    try {
      return await fetch(`${url}/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.any([signal, late.signal]),
        redirect: 'error',
      });
    } catch (cause) {
      if (signal.aborted) throw abortReason(signal);
      if (late.signal.aborted)
        throw new QuantumLayerError(ErrorCode.DEADLINE_EXCEEDED, 'The provider of models takes too long.', { cause });
      throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The provider of models does not answer.', { cause });
    } finally {
      clearTimeout(timer);
    }
  }
}

function answerOf(response: Response): ProviderAnswer {
  const { status } = response;
  if (status === 401 || status === 403 || status >= 500) {
    void response.body?.cancel();
    // Whose key it is, and what it may, is no business of the caller's.
    const message =
      status >= 500 ? 'The provider of models failed.' : 'The provider of models refuses this installation.';
    throw new QuantumLayerError(ErrorCode.UNAVAILABLE, message, { cause: new Error(`status ${status}`) });
  }
  return { status, contentType: response.headers.get('content-type') ?? 'application/json', body: readBody(response) };
}

async function* readBody({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) yield chunk;
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The provider of models broke off.', { cause });
  }
}

async function refusal(response: Response, pause: number): Promise<QuantumLayerError> {
  await response.body?.cancel();
  const retry = pause > 0 ? { retryAfterSeconds: pause } : {};
  return response.status === 429
    ? new QuantumLayerError(ErrorCode.RESOURCE_EXHAUSTED, 'The provider of models asks to wait.', retry)
    : new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The provider of models is not there.', retry);
}

/** Given up by the caller, or too late already. */
function isFinal(error: unknown): boolean {
  return error instanceof QuantumLayerError && error.code !== ErrorCode.UNAVAILABLE;
}
