import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** Messages as they arrive, no faster than they are asked for. Ends with the stream, also when it is torn down. */
export async function* readMessages(stream: Readable): AsyncGenerator<Uint8Array> {
  let ended = stream.destroyed || stream.readableEnded;
  let wake: (() => void) | undefined;
  const end = (): void => {
    ended = true;
    wake?.();
  };
  const rouse = (): void => wake?.();
  stream.on('readable', rouse).on('end', end).on('close', end);
  try {
    for (;;) {
      const message = stream.read() as Uint8Array | null;
      if (message !== null) yield message;
      else if (ended) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stream.off('readable', rouse).off('end', end).off('close', end);
  }
}

/** Waits while the other side has not taken in what was sent before. */
export async function writeMessage(stream: Writable, message: Uint8Array, signal: AbortSignal): Promise<void> {
  if (stream.destroyed || stream.writableEnded) return;
  if (!stream.write(message)) await once(stream, 'drain', { signal });
}
