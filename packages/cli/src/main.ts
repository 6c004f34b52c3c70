import { main } from './program';
import { processTerminal } from './terminal';

/** Runs a command line as this process: it talks to its streams and decides how it will exit. */
export async function run(argv: readonly string[]): Promise<void> {
  // Set rather than passed to process.exit: what is still being written to a pipe must arrive.
  process.exitCode = await main(argv, processTerminal());
}
