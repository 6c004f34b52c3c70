import { setTimeout as sleep } from 'node:timers/promises';
import { toJson, type DescMessage, type JsonValue, type Message } from '@bufbuild/protobuf';
import { toProblemDetails, toQuantumLayerError } from '@quantumlayer/errors';

/** Seconds between comments that keep proxies from closing a quiet connection. */
const HEARTBEAT = 15;

/** A stream of messages as text/event-stream. A message's `sequence` is the event's id, and the name of its set oneof member the event's type. */
export async function* serverSentEvents(
  schema: DescMessage,
  first: Promise<IteratorResult<Message>>,
  rest: AsyncIterator<Message>,
) {
  let next = first;
  // Who asked is told at once that it is followed, though nothing may happen for long.
  let patience = 0;
  try {
    for (;;) {
      const result = await orHeartbeat(next, patience);
      patience = HEARTBEAT;
      if (result === 'quiet') {
        yield ': still here\n\n';
        continue;
      }
      if (result.done === true) return;
      yield format(schema, result.value);
      next = rest.next();
    }
  } catch (error) {
    yield `event: error\ndata: ${JSON.stringify(toProblemDetails(toQuantumLayerError(error)))}\n\n`;
  } finally {
    await rest.return?.();
  }
}

async function orHeartbeat<T>(next: Promise<T>, seconds: number): Promise<T | 'quiet'> {
  const over = new AbortController();
  try {
    const quiet = sleep(seconds * 1000, 'quiet' as const, { signal: over.signal }).catch(() => 'quiet' as const);
    return await Promise.race([next, quiet]);
  } finally {
    over.abort();
  }
}

function format(schema: DescMessage, message: Message): string {
  const json = toJson(schema, message) as Readonly<Record<string, JsonValue>>;
  // 64 bits are text in JSON.
  const { sequence } = json;
  const id = typeof sequence === 'string' ? `id: ${sequence}\n` : '';
  const type = schema.oneofs.flatMap(({ fields }) => fields).find(({ jsonName }) => json[jsonName] !== undefined);
  return `${id}${type === undefined ? '' : `event: ${type.jsonName}\n`}data: ${JSON.stringify(json)}\n\n`;
}
