import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformUser } from './platform-user';
import { ServedPlatform } from './served-platform';

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'not_ready';
  readonly dependencies: Readonly<Record<string, 'ok' | 'away'>>;
}

/** `qlf up --stack`, with a hand on its processes. */
export class Stack {
  private constructor(
    private readonly folder: string,
    private readonly platform: ServedPlatform,
  ) {}

  /** @param servers variables that name servers which are there already */
  static async start(folder: string, servers: Readonly<Record<string, string>> = {}): Promise<Stack> {
    return new Stack(folder, await ServedPlatform.start(folder, ['--stack'], servers));
  }

  get user(): PlatformUser {
    return this.platform.user;
  }

  async kill(name: string): Promise<void> {
    process.kill(await this.pidOf(name), 'SIGKILL');
  }

  async pidOf(name: string): Promise<number> {
    const mark =
      {
        nats: '-js',
        redis: 'redis-server',
        temporal: 'server start-dev',
        postgresql: join(this.folder, 'postgresql', 'data'),
      }[name] ?? `services/${name}/main.mjs`;
    const known = await rollOf(this.folder);
    const alive = (await processes()).filter(({ pid, command }) => known.includes(pid) && command.includes(mark));
    expect([name, alive.length]).toEqual([name, 1]);
    return alive[0]?.pid ?? 0;
  }

  /** What a service tells its operators. */
  async readinessOf(name: string): Promise<Readiness> {
    const environment = await readFile(`/proc/${await this.pidOf(name)}/environ`, 'utf8');
    const [, port = ''] = /\0QLF_HTTP_PORT=(\d+)/.exec(`\0${environment}`) ?? [];
    return (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()) as Readiness;
  }

  /** Until a service says this of one of its dependencies; the readiness that it then says. */
  async hears(name: string, dependency: string, state: 'ok' | 'away'): Promise<Readiness['status']> {
    for (;;) {
      const { status, dependencies } = await this.readinessOf(name);
      if (dependencies[dependency] === state) return status;
      await sleep(100);
    }
  }

  stop(): Promise<void> {
    return this.platform.stop();
  }
}

async function rollOf(folder: string): Promise<number[]> {
  const text = await readFile(join(folder, 'processes.json'), 'utf8').catch(() => '[]');
  return (JSON.parse(text) as { pid: number }[]).map(({ pid }) => pid);
}

export async function processesOf(folder: string): Promise<string[]> {
  return (await processes()).map(({ command }) => command).filter((command) => command.includes(folder));
}

/** What a process has started, and what that has. */
export async function descendantsOf(root: number): Promise<string[]> {
  const all = await processes();
  const found = new Set([root]);
  // A parent may be listed behind its children.
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => pid !== root && found.has(pid)).map(({ command }) => command);
}

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

async function processes(): Promise<RunningProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = pids.map(async (pid) => {
    // Either may be gone by now.
    const [command, status] = await Promise.all(
      ['cmdline', 'status'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
    );
    const [, parent = '0'] = /^PPid:\s+(\d+)/m.exec(status ?? '') ?? [];
    return { pid: Number(pid), parent: Number(parent), command: (command ?? '').replaceAll('\0', ' ') };
  });
  return Promise.all(found);
}
