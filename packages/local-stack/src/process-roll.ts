import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isRunning, type ProcessIdentity } from '@quantumlayer/trees';

/** Seconds that a leftover gets to end by itself. */
const GRACE = 10;

/** The processes that were started, on disk: whoever is killed with -9 ends nothing, and the next run does it. */
export class ProcessRoll {
  #known: readonly ProcessIdentity[] = [];
  #written: Promise<void> = Promise.resolve();

  constructor(private readonly file: string) {}

  async add(pid: number): Promise<void> {
    const identity = await identityOf(pid);
    this.#known = [...this.#known, identity];
    // One after the other, and the last with everything, whoever is started at the same time.
    this.#written = this.#written.then(() => writeFile(this.file, JSON.stringify(this.#known), { mode: 0o600 }));
    await this.#written;
  }

  /** Ends what an earlier run left behind, the last started first. */
  async endLeftovers(): Promise<void> {
    for (const leftover of (await this.#read()).reverse()) await end(leftover);
    await this.forget();
  }

  async forget(): Promise<void> {
    this.#known = [];
    await rm(this.file, { force: true });
  }

  async #read(): Promise<ProcessIdentity[]> {
    try {
      return JSON.parse(await readFile(this.file, 'utf8')) as ProcessIdentity[];
    } catch {
      // None, or cut short when it was written: then what runs is found out by its port.
      return [];
    }
  }
}

async function end(leftover: ProcessIdentity): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!(await isRunning(leftover))) return;
    process.kill(leftover.pid, signal);
    for (let waited = 0; waited < GRACE && (await isRunning(leftover)); waited += 0.1) await sleep(100);
  }
}
