import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { answerTimes } from './answer-times';
import { hosting } from './hosting';
import { Platform } from './platform';
import { queued } from './queue';

export interface LoadOptions {
  readonly qlf: string;
  readonly scratch: string;
  readonly tell: (text: string) => void;
}

/** Three tables in Markdown: hosted beside embedded, many generations at once, answers beside a bare route's. */
export async function measureLoad({ qlf, scratch, tell }: LoadOptions): Promise<string> {
  // PostgreSQL has an account of its own where this runs as root.
  chmodSync(scratch, 0o755);
  const own = (name: string, stack: boolean) => ({
    qlf,
    stack,
    folder: join(scratch, name),
    cacheFolder: join(scratch, `${name}-cache`),
  });
  const embedded = await Platform.start(own('embedded', false));
  let isOpen = true;
  const closeEmbedded = async (): Promise<void> => {
    if (isOpen) await embedded.stop();
    isOpen = false;
  };
  try {
    const stack = await Platform.start(own('stack', true));
    try {
      const hosted = await hosting(embedded, stack, tell);
      await closeEmbedded();
      const atOnce = await queued(stack, tell);
      // Last: it leaves orders behind that nobody waits for.
      return [hosted, atOnce, await answerTimes(stack, tell)].join('\n\n');
    } finally {
      await stack.stop();
    }
  } finally {
    await closeEmbedded();
  }
}
