import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { answerTimes } from './answer-times';
import { hosting } from './hosting';
import { Platform, type PlatformOptions } from './platform';
import { queued } from './queue';

export interface LoadOptions {
  readonly qlf: string;
  readonly scratch: string;
  readonly tell: (text: string) => void;
}

/** Three tables in Markdown: hosted beside embedded, many generations at once, answers beside a bare route's. */
export async function measureLoad(options: LoadOptions): Promise<string> {
  const { tell } = options;
  const embedded = await Platform.start(own(options, 'embedded', false));
  let isOpen = true;
  const closeEmbedded = async (): Promise<void> => {
    if (isOpen) await embedded.stop();
    isOpen = false;
  };
  try {
    const stack = await Platform.start(own(options, 'stack', true));
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

/** The last of them alone. */
export async function measureAnswers(options: LoadOptions): Promise<string> {
  const stack = await Platform.start(own(options, 'stack', true));
  try {
    return await answerTimes(stack, options.tell);
  } finally {
    await stack.stop();
  }
}

function own({ qlf, scratch }: LoadOptions, name: string, stack: boolean): PlatformOptions {
  // PostgreSQL has an account of its own where this runs as root.
  chmodSync(scratch, 0o755);
  return { qlf, stack, folder: join(scratch, name), cacheFolder: join(scratch, `${name}-cache`) };
}
