import type { Readable, Writable } from 'node:stream';

/** The streams that a command talks to; tests give their own. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly cwd: string;
  /** Aborted when what is printed can no longer be written, with what that failed with. */
  readonly lost?: AbortSignal;
}

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return { stdin, stdout, stderr, cwd: process.cwd(), lost: whenLost([stdout, stderr]) };
}

/** Also afterwards: what a pipe has taken in may fail when the command is over. */
function whenLost(streams: readonly Writable[]): AbortSignal {
  const lost = new AbortController();
  for (const stream of streams) stream.on('error', (error) => lost.abort(error));
  return lost.signal;
}
