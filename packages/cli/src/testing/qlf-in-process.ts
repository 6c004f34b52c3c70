import { PassThrough, Readable } from 'node:stream';
import { readCliConfig } from '../config';
import { main } from '../program';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  /** Working folder and home. */
  readonly folder: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line as a script would: no terminal, its own home. */
export async function qlfInProcess(
  args: readonly string[],
  { folder, stdin = '', env = {} }: Surroundings,
): Promise<Outcome> {
  const collect = (stream: PassThrough): (() => string) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString('utf8');
  };
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [collect(stdout), collect(stderr)];
  const config = readCliConfig({ HOME: folder, PATH: '/usr/bin:/bin', ...env });
  const code = await main(args, { stdin: Readable.from([stdin]), stdout, stderr, cwd: folder }, config);
  return { code, out: out(), err: err() };
}
