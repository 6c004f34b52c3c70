import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { eventsOf, qlf, ROOT } from './qlf';

jest.setTimeout(15 * 60_000);

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'quantumlayer-interrupted-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An order of its own each time: its name stands in the tree, so no gate's verdict is known from an earlier run. */
const order = (): string[] => {
  const name = `notes${Date.now()}${Math.floor(Math.random() * 1e6)}`;
  return ['generate', 'A Python REST API for notes with a title.', '--name', name, '-o', 'notes'];
};

/** Processes below the given one at this moment, by their start: a number alone may be given out again. */
function descendantsOf(pid: number): Map<string, string> {
  const stats = readdirSync('/proc').flatMap((name) => statOf(name));
  const found = new Map<string, string>();
  for (let parents = [String(pid)]; parents.length > 0; ) {
    const children = stats.filter(({ parent }) => parents.includes(parent));
    for (const { id, started } of children) found.set(id, started);
    parents = children.map(({ id }) => id);
  }
  return found;
}

/** The same once the tools of the gates run: some of them, and long enough to have children of their own. */
async function descendantsInTime(pid: number): Promise<Map<string, string>> {
  for (let tries = 0; tries < 300; tries += 1) {
    await sleep(descendantsOf(pid).size === 0 ? 100 : 1000);
    const found = descendantsOf(pid);
    if (found.size > 0) return found;
  }
  return new Map();
}

function statOf(id: string): { id: string; parent: string; started: string }[] {
  try {
    const stat = readFileSync(`/proc/${Number(id)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? [] : [{ id, parent: fields[1] ?? '', started: fields[19] ?? '' }];
  } catch {
    return [];
  }
}

/** Those that are still there after some seconds. */
async function survivors(processes: ReadonlyMap<string, string>): Promise<string[]> {
  const alive = () => [...processes.keys()].filter((id) => statOf(id)[0]?.started === processes.get(id));
  for (let tries = 0; tries < 50 && alive().length > 0; tries += 1) await sleep(100);
  return alive();
}

interface Started {
  readonly pid: number;
  readonly output: () => string;
  readonly closed: Promise<[number | null, NodeJS.Signals | null]>;
}

/** Starts a run, and resolves once it has printed a text: then the phase that prints it has begun. */
async function startUntil(args: readonly string[], text: string): Promise<Started> {
  const child = spawn(join(ROOT, 'qlf'), [...args, '--json'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const closed = once(child, 'close') as Started['closed'];
  while (!output.includes(text) && child.exitCode === null) await sleep(5);
  return { pid: child.pid ?? 0, output: () => output, closed };
}

const AGENTS = '"build":{';
const GATES = '"verification":{';

it('Ctrl-C while the agents work: no folder, no process, exit code 130', async () => {
  const run = await startUntil(order(), AGENTS);
  process.kill(-run.pid, 'SIGINT');
  expect((await run.closed)[0]).toBe(130);
  expect(eventsOf({ stdout: run.output() }).at(-1)?.event).toMatchObject({
    case: 'finished',
    value: { outcome: GenerationOutcome.CANCELLED },
  });
  expect(existsSync(join(folder, 'notes'))).toBe(false);
});

it('Ctrl-C and kill -9 while the gates run: all that they started ends, and the same command finishes', async () => {
  const args = order();
  const stopped = await startUntil(args, GATES);
  const interrupted = await descendantsInTime(stopped.pid);
  expect(interrupted.size).toBeGreaterThan(0);
  process.kill(-stopped.pid, 'SIGINT');
  expect((await stopped.closed)[0]).toBe(130);
  expect(await survivors(interrupted)).toEqual([]);

  const status = await qlf(['status', 'notes'], folder);
  expect([status.code, status.stdout]).toEqual([0, expect.stringContaining('run the same command again')]);

  const killed = await startUntil(args, GATES);
  const orphaned = await descendantsInTime(killed.pid);
  process.kill(killed.pid, 'SIGKILL');
  await killed.closed;
  expect(await survivors(orphaned)).toEqual([]);

  const again = await qlf([...args, '--json'], folder);
  expect(eventsOf(again).at(-1)?.event).toMatchObject({
    case: 'finished',
    value: { outcome: GenerationOutcome.VERIFIED },
  });
  expect(again.code).toBe(0);
});
