import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostgres } from '@quantumlayer/store/testing';
import { findProgram, freePort } from '@quantumlayer/testing';
import { ROOT } from './qlf';

jest.setTimeout(8 * 60_000);

const missing = [
  findPostgres() === undefined ? 'postgres' : undefined,
  ...['nats-server', 'redis-server', 'temporal'].filter((name) => findProgram(name) === undefined),
].filter((name) => name !== undefined);

/** Killed one after the other while generations run: a service without state, the host of steps, what wakes, what counts, the front, and where everything is kept. */
const VICTIMS = ['agent-orchestrator', 'workflow-worker', 'nats', 'redis', 'gateway', 'postgresql'];
const GENERATIONS = 8;

if (missing.length > 0) it.skip(`qlf up --stack: ${missing.join(', ')} not installed`, () => undefined);
else it('the real services lose and double nothing when one after the other is killed', survives);

async function survives(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quantumlayer-stack-'));
  // PostgreSQL gets an account of its own where the tests run as root.
  await chmod(folder, 0o755);
  const stack = await Stack.start(folder);
  try {
    const ids = await Promise.all(Array.from({ length: GENERATIONS }, (_, index) => stack.generate(index)));
    for (const victim of VICTIMS) {
      await stack.kill(victim);
      await sleep(1500);
    }
    for (const id of ids) {
      const events = await stack.eventsOf(id);
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => String(index + 1)));
      expect(events.map((event) => 'finished' in event)).toEqual(events.map((_, index) => index === events.length - 1));
      expect(events.at(-1)?.finished?.outcome).toBe('GENERATION_OUTCOME_UNVERIFIED');
    }
  } finally {
    await stack.stop();
  }
  expect(await processesOf(folder)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
}

interface Event {
  readonly sequence: string;
  readonly finished?: { readonly outcome: string };
}

/** `qlf up --stack` as a user has it. */
class Stack {
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

  async generate(index: number): Promise<string> {
    const brief = `A Python REST API for notes of kind ${index} with a title and a text`;
    const response = await this.#call('/v1/generations', {
      method: 'POST',
      body: JSON.stringify({ brief, skipVerification: true }),
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  /** Everything up to the end, however often the connection breaks: as a client with Last-Event-ID. */
  async eventsOf(id: string): Promise<Event[]> {
    const events: Event[] = [];
    while (events.at(-1)?.finished === undefined) {
      try {
        const response = await this.#call(`/v1/generations/${id}/events`, {
          headers: { 'last-event-id': events.at(-1)?.sequence ?? '0' },
        });
        const text = await response.text();
        events.push(...[...text.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => JSON.parse(json) as Event));
      } catch {
        await sleep(500);
      }
    }
    return events;
  }

  async kill(name: string): Promise<void> {
    const mark =
      { nats: '-js', redis: 'redis-server', postgresql: join(this.folder, 'postgresql', 'data') }[name] ??
      `services/${name}/main.mjs`;
    const known = await rollOf(this.folder);
    const alive = (await processes()).filter(({ pid, command }) => known.includes(pid) && command.includes(mark));
    expect([name, alive.length]).toEqual([name, 1]);
    for (const { pid } of alive) process.kill(pid, 'SIGKILL');
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

async function processesOf(folder: string): Promise<string[]> {
  return (await processes()).map(({ command }) => command).filter((command) => command.includes(folder));
}

async function processes(): Promise<{ pid: number; command: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = pids.map(async (pid) => {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return { pid: Number(pid), command: command.replaceAll('\0', ' ') };
  });
  return Promise.all(found);
}
