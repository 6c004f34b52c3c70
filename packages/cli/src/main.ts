import { constants } from 'node:os';
import { toExitCode, toQuantumLayerError } from '@quantumlayer/errors';
import { main } from './program';
import { processTerminal } from './terminal';

/** Runs a command line as this process: it talks to its streams and decides how it will exit. */
export async function run(argv: readonly string[]): Promise<void> {
  const terminal = processTerminal();
  terminal.lost?.addEventListener('abort', () => {
    const { code, message } = lossOf(terminal.lost?.reason);
    process.exitCode = code;
    if (message !== undefined) process.stderr.write(`error ${message}\n`);
  });
  const code = await main(argv, terminal);
  // Set rather than passed to process.exit: what is still being written to a pipe must arrive.
  process.exitCode ??= code;
}

/** Whose reader has had enough (`| head`) ends as programs do that a signal tells so, without a word. */
function lossOf(error: unknown): { readonly code: number; readonly message?: string } {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE')
    return { code: 128 + constants.signals.SIGPIPE };
  const { message } = toQuantumLayerError(error);
  return { code: toExitCode(error), message: `The output cannot be written. ${message}` };
}
