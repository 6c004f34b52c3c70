import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs until it is told to end. */
export interface Started {
  /** What it printed until it was ready. */
  readonly output: string;
  stop(): Promise<void>;
}

/**
 * Resolves when what the program printed matches.
 * @throws Error with what it printed, when it ends before that
 */
export async function start(
  command: string,
  args: readonly string[],
  { ready, environment }: { readonly ready: RegExp; readonly environment?: NodeJS.ProcessEnv },
): Promise<Started> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(environment && { env: environment }) });
  const ended = once(child, 'close');
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (ready.test(output)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`${command} ${args.join(' ')} ended:\n${output}`)));
  });
  return {
    output,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
