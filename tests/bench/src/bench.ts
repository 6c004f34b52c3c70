import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@quantumlayer/ir';
import { measure, type Measurement } from './measure';
import { sizedApplication } from './sized-application';

export interface BenchOptions {
  readonly qlf: string;
  readonly scratch: string;
  /** Runs to come, for the progress. */
  readonly runs: number;
  /** No run begins later than this many seconds after the start, so that the whole has an end. */
  readonly budgetSeconds: number;
}

/** The longest that one run may take. */
const RUN_SECONDS = 300;

/** Runs `qlf` again and again, each time into a folder of its own, and says where it is. */
export class Bench {
  private readonly warmCache: string;
  private readonly began = performance.now();
  private done = 0;

  constructor(private readonly options: BenchOptions) {
    this.warmCache = join(options.scratch, 'cache');
  }

  /** An application of so many entities. */
  sized(language: Language, entities: number): string {
    const path = join(this.options.scratch, `${language}-${entities}.json`);
    writeFileSync(path, sizedApplication(language, entities));
    return path;
  }

  /** Undefined where the time is used up. */
  async run(what: string, args: readonly string[]): Promise<Measurement | undefined> {
    const { scratch, qlf, runs, budgetSeconds } = this.options;
    this.done += 1;
    const elapsed = (performance.now() - this.began) / 1000;
    const place = `[${this.done}/${runs}, ${elapsed.toFixed(0)} s] ${what}`;
    if (elapsed > budgetSeconds) {
      console.error(`${place}: left out, the time is used up`);
      return undefined;
    }
    const folder = join(scratch, `run-${this.done}`);
    mkdirSync(folder);
    const measured = await measure({
      program: qlf,
      args: [...args, '--output', join(folder, 'project')],
      folder,
      cacheFolder: this.warmCache,
      seconds: RUN_SECONDS,
    });
    rmSync(folder, { recursive: true, force: true });
    console.error(`${place}: ${measured.total.toFixed(2)} s${measured.code === 0 ? '' : `\n${failure(measured)}`}`);
    return measured;
  }
}

/** What a failed run said: the gates that failed, else its last lines. */
function failure({ code, stdout, stderr }: Measurement): string {
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  const failed = lines.filter((line) => line.includes('✖'));
  return `exit ${code ?? '?'}\n${(failed.length > 0 ? failed : lines.slice(-5)).join('\n')}`;
}
