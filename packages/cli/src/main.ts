import { setFlagsFromString } from 'node:v8';
import { main } from './program';
import { processTerminal } from './terminal';

// The formatters are WebAssembly modules of many megabytes that run for a fraction of a second. Optimising them in the background takes
// seconds of every core, and the process cannot end before that is done. A V8 without this flag would complain, so only known ones get it.
const NEWEST_WITH_FLAG = 24;
if (Number(process.versions.node.split('.', 1)[0]) <= NEWEST_WITH_FLAG) setFlagsFromString('--liftoff-only');

// Set rather than passed to process.exit: what is still being written to a pipe must arrive.
process.exitCode = await main(process.argv.slice(2), processTerminal());
