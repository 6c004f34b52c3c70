import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildBundles } from './bundles';

const { signal } = new AbortController();
const folders: string[] = [];

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quantumlayer-bundles-'));
  folders.push(folder);
  return folder;
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** What it says of an empty environment; it has to be whole for that. */
const saysOf = (program: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, [program], { env: {} }).catch((error: unknown) => error);
const REFUSAL = { code: 2, stderr: expect.stringContaining('QLF_BLOBS_URL is not set') as string };

it('gives each of two stacks that start at once programs of its own', async () => {
  const [first, second] = [await dataFolder(), await dataFolder()];
  const [one, two] = await Promise.all([first, second].map((folder) => buildBundles(folder, ['capsule'], signal)));
  const programs = [one, two].map((bundles) => bundles?.programOf('capsule') ?? '');
  expect(new Set(programs).size).toBe(2);
  for (const program of programs) expect(await saysOf(program)).toMatchObject(REFUSAL);
  await two?.remove();
  expect(programs.map(existsSync)).toEqual([true, false]);
  // The other one was killed, and its data thrown away.
  await rm(first, { recursive: true });
  const third = await buildBundles(await dataFolder(), ['capsule'], signal);
  expect([...programs, third.programOf('capsule')].map(existsSync)).toEqual([false, false, true]);
  await third.remove();
}, 60_000);
