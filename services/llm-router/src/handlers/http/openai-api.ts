import { createHash, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { endConnections } from '@quantumlayer/service-kit/connections';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify';
import * as v from 'valibot';
import type { Provider, ProviderAnswer } from '../../domain/provider';
import { answerAsOpenAi, openAiError } from './openai-errors';

export interface OpenAiApiOptions {
  readonly provider: Provider;
  /** What callers must show; undefined where the mesh lets only the right ones in. */
  readonly key: string | undefined;
  readonly logger: FastifyBaseLogger | undefined;
  /** Called before routes are added. */
  readonly observe: ((app: FastifyInstance) => void) | undefined;
}

const MOST_BYTES = 32 * 1024 * 1024;

/** What every chat has; all else is between the caller and the provider, and passes as it is. */
const CHAT = v.looseObject({
  model: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  messages: v.pipe(v.array(v.looseObject({ role: v.string() })), v.minLength(1)),
  stream: v.optional(v.nullable(v.boolean())),
});

/** OpenAI's chat API in front of a provider. Answers pass as they come, byte by byte. */
export function createOpenAiApi({ provider, key, logger, observe }: OpenAiApiOptions): FastifyInstance {
  const app = fastify({
    bodyLimit: MOST_BYTES,
    forceCloseConnections: 'idle',
    ...(logger === undefined ? {} : { loggerInstance: logger }),
  });
  endConnections(app);
  observe?.(app);
  answerAsOpenAi(app);
  app.addHook('onRequest', (request, _, done) => {
    if (key !== undefined && !isKey(request.headers.authorization, key))
      done(new QuantumLayerError(ErrorCode.UNAUTHENTICATED, 'Send the key: "Authorization: Bearer ...".'));
    else done();
  });
  app.get('/v1/models', async (_, reply) => pass(await provider.send('models', undefined, goneSignal(reply)), reply));
  app.post('/v1/chat/completions', async (request, reply) => {
    const body = readChat(request.body);
    return pass(await provider.send('chat/completions', body, goneSignal(reply)), reply);
  });
  return app;
}

function pass(answer: ProviderAnswer, reply: FastifyReply): FastifyReply {
  const isStream = answer.contentType.startsWith('text/event-stream');
  if (isStream) reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
  const body = isStream ? orErrorEvent(answer.body) : answer.body;
  return reply
    .code(answer.status)
    .type(answer.contentType)
    .send(Readable.from(body, { objectMode: false }));
}

/** A stream that breaks says so as an event; its status line has left long ago. */
async function* orErrorEvent(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    yield Buffer.from(`data: ${JSON.stringify(openAiError(error).body)}\n\n`);
  }
}

/** Aborts when the caller hangs up: nobody pays for an answer that nobody reads. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new QuantumLayerError(ErrorCode.CANCELLED, 'The caller hung up.'));
  });
  return gone.signal;
}

function readChat(body: unknown): v.InferOutput<typeof CHAT> {
  const result = v.safeParse(CHAT, body);
  if (result.success) return result.output;
  const violations = result.issues.map((issue) => ({
    field: v.getDotPath(issue) ?? '',
    rule: issue.type,
    message: issue.message,
  }));
  const [{ field, message } = { field: '', message: '' }] = violations;
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${field === '' ? 'The body' : field}: ${message}.`, {
    violations,
  });
}

function isKey(header: string | undefined, key: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${key}`));
}
