import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@quantumlayer/testing';
import { ROOT } from './qlf';

export interface StreamedEvent {
  readonly sequence: string;
  readonly finished?: { readonly outcome: string };
}

/** `qlf up --stack` as a user has it. */
export class Stack {
  private constructor(
    private readonly folder: string,
    private readonly program: ChildProcess,
    private readonly url: string,
    private readonly key: string,
  ) {}

  static async start(folder: string): Promise<Stack> {
    const [port, grpcPort] = [await freePort(), await freePort()];
    const options = ['up', '--stack', '--data', folder, '-p', String(port), '--grpc-port', String(grpcPort)];
    const program = spawn(join(ROOT, 'qlf'), options, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    program.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!output.includes('tar.gz') && program.exitCode === null) await sleep(100);
    if (program.exitCode !== null) throw new Error(`the stack did not start:\n${output}`);
    const [key = ''] = /qlk_\S+/.exec(output) ?? [];
    return new Stack(folder, program, `http://127.0.0.1:${port}`, key);
  }

  /** The identifier of a new generation. */
  async generate(order: { readonly brief: string; readonly skipVerification?: boolean }): Promise<string> {
    const response = await this.#call('/v1/generations', { method: 'POST', body: JSON.stringify(order) });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  /** Everything up to the end, however often the connection breaks: as a client with Last-Event-ID. */
  async eventsOf(id: string): Promise<StreamedEvent[]> {
    const events: StreamedEvent[] = [];
    while (events.at(-1)?.finished === undefined) {
      try {
        const response = await this.#call(`/v1/generations/${id}/events`, {
          headers: { 'last-event-id': events.at(-1)?.sequence ?? '0' },
        });
        const text = await response.text();
        events.push(...[...text.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => JSON.parse(json) as StreamedEvent));
      } catch {
        await sleep(500);
      }
    }
    return events;
  }

  async cancel(id: string): Promise<void> {
    expect((await this.#call(`/v1/generations/${id}/cancel`, { method: 'POST', body: '{}' })).status).toBe(201);
  }

  async kill(name: string): Promise<void> {
    process.kill(await this.pidOf(name), 'SIGKILL');
  }

  async pidOf(name: string): Promise<number> {
    const mark =
      { nats: '-js', redis: 'redis-server', postgresql: join(this.folder, 'postgresql', 'data') }[name] ??
      `services/${name}/main.mjs`;
    const known = await rollOf(this.folder);
    const alive = (await processes()).filter(({ pid, command }) => known.includes(pid) && command.includes(mark));
    expect([name, alive.length]).toEqual([name, 1]);
    return alive[0]?.pid ?? 0;
  }

  async stop(): Promise<void> {
    const ended = once(this.program, 'exit');
    this.program.kill('SIGINT');
    await ended;
  }

  #call(path: string, init: RequestInit): Promise<Response> {
    const headers = { authorization: `Bearer ${this.key}`, 'content-type': 'application/json', ...init.headers };
    return fetch(`${this.url}${path}`, { ...init, headers });
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
