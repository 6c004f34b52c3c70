import { main } from './program';
import { processTerminal } from './terminal';

// Set rather than passed to process.exit: what is still being written to a pipe must arrive.
process.exitCode = await main(process.argv.slice(2), processTerminal());
