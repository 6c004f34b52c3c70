import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fromJsonString } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { VerifyResponseSchema, type VerifyResponse } from '@quantumlayer/contracts/verification/v1/verification';

/** The repository, as a user has cloned it. */
export const ROOT = join(__dirname, '../../..');

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `./qlf` as a user does and waits for its end. */
export async function qlf(args: readonly string[], cwd: string, input = ''): Promise<CommandResult> {
  const child = spawn(join(ROOT, 'qlf'), args, { cwd, stdio: 'pipe' });
  const output = captured(child);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output() };
}

/** The events of `qlf generate --json`; fails on a line that is none. */
export function eventsOf({ stdout }: Pick<CommandResult, 'stdout'>): GenerationEvent[] {
  return lines(stdout).map((line) => fromJsonString(GenerationEventSchema, line));
}

/** The events of `qlf verify --json`; fails on a line that is none. */
export function responsesOf({ stdout }: CommandResult): VerifyResponse[] {
  return lines(stdout).map((line) => fromJsonString(VerifyResponseSchema, line));
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

export interface RunningProject {
  readonly url: string;
  /** Stops it as Ctrl-C does; the exit code of `qlf run`. */
  stop(): Promise<number | null>;
}

/** `qlf run DIR`, until it has printed the project's URL. */
export async function runProject(directory: string): Promise<RunningProject> {
  const child = spawn(join(ROOT, 'qlf'), ['run', directory], { cwd: directory, stdio: 'pipe' });
  const output = captured(child);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /https?:\/\/[^\s]+/.exec(output().stdout);
      if (found) resolve(found[0].replace(/[.,/]$/, ''));
    };
    child.stdout.on('data', look);
    void closed.then(() => reject(new Error(`qlf run ended: ${output().stdout}${output().stderr}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGINT');
      return (await closed)[0];
    },
  };
}

function captured(child: ChildProcess): () => { stdout: string; stderr: string } {
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  return () => ({ ...text });
}
