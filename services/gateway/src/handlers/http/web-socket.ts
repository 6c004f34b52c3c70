import { once } from 'node:events';
import type { JsonValue } from '@bufbuild/protobuf';
import { ErrorCode, QuantumLayerError, toProblemDetails, toQuantumLayerError } from '@quantumlayer/errors';
import type { CallOptions, Metadata } from '@quantumlayer/rpc';
import type { WebSocket } from '@fastify/websocket';
import { tendSocket } from './tend-socket';

/** Seconds that a client has for its first message, when it did not say who it is. */
const PATIENCE = 5;
/** Bytes that may wait in the socket before the call is asked for more. */
const MOST_WAITING = 1024 * 1024;
/** Close codes of RFC 6455, and for refusals one of those for applications: 4000 + the HTTP status. */
const NORMAL = 1000;
const REFUSAL = 4000;

/**
 * Sends a stream as text messages, one JSON document each, and closes. A client that cannot set headers, as a browser's, sends
 * `{"authorization": "Bearer ..."}` first. A failure is a last message `{"error": <problem document>}`.
 */
export async function sendOverWebSocket(
  socket: WebSocket,
  metadata: Metadata,
  messages: (options: CallOptions) => AsyncIterable<JsonValue>,
): Promise<void> {
  const gone = tendSocket(socket);
  try {
    const authorization = metadata['authorization'] ?? (await readAuthorization(socket, gone));
    for await (const message of messages({ metadata: { ...metadata, authorization }, signal: gone })) {
      await sendText(socket, JSON.stringify(message));
    }
    socket.close(NORMAL);
  } catch (thrown) {
    if (gone.aborted) return;
    const problem = toProblemDetails(toQuantumLayerError(thrown));
    await sendText(socket, JSON.stringify({ error: problem }));
    socket.close(REFUSAL + problem.status, problem.title);
  }
}

/** Waits while too much of what was sent before is unread; what its reader left behind is lost. */
export async function sendText(socket: WebSocket, text: string): Promise<void> {
  const sent = new Promise<void>((resolve) => socket.send(text, () => resolve()));
  if (socket.bufferedAmount > MOST_WAITING) await sent;
}

async function readAuthorization(socket: WebSocket, gone: AbortSignal): Promise<string> {
  const signal = AbortSignal.any([gone, AbortSignal.timeout(PATIENCE * 1000)]);
  const [data] = (await once(socket, 'message', { signal }).catch(() => [''])) as [Buffer | string];
  try {
    const { authorization } = JSON.parse(String(data)) as { authorization?: unknown };
    if (typeof authorization === 'string') return authorization;
  } catch {
    // What is no JSON says nothing of who sent it.
  }
  throw new QuantumLayerError(
    ErrorCode.UNAUTHENTICATED,
    'Send the header Authorization, or {"authorization": "Bearer qlk_..."} as the first message.',
  );
}
