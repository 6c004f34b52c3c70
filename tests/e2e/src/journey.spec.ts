import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { eventsOf, qlf, runProject } from './qlf';

jest.setTimeout(15 * 60_000);

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'quantumlayer-e2e-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const GATES = ['contract', 'dependencies', 'readme', 'static', 'unit'];

/** A brief, the resource that a stranger tries first, and a body for it. */
const journeys: [string, string, string, Record<string, unknown>][] = [
  ['python', 'Create a Python REST API for a todo app', '/todos', { title: 'Buy milk' }],
  [
    'typescript',
    'A TypeScript API for a recipe collection. A recipe has a title (required, at most 120 characters), servings (1 to 50) and instructions. No login.',
    '/recipes',
    { title: 'Soup', servings: 4, instructions: 'Boil water.' },
  ],
  [
    'go',
    'In Go: a service that keeps beehives. Each hive has a name which is unique, a location and a number of frames; inspections belong to a hive and have a date and notes.',
    '/hives',
    { name: 'North', location: 'Orchard' },
  ],
];

describe.each(journeys)('%s', (language, brief, path, body) => {
  it(`proves and runs: ${brief.slice(0, 60)}`, async () => {
    const directory = join(folder, language);
    const made = await qlf(['generate', brief, '--output', directory, '--json'], folder);
    const events = eventsOf(made);
    const finished = events.at(-1)?.event;
    if (finished?.case !== 'finished') throw new Error(`no end: ${made.stderr}${made.stdout.slice(-2000)}`);
    const failed = finished.value.verdicts.filter(({ outcome }) => outcome !== Outcome.PASSED);
    expect(failed.map(({ gate, summary, findings }) => [gate, summary, findings.slice(0, 5)])).toEqual([]);
    expect(finished.value.outcome).toBe(GenerationOutcome.VERIFIED);
    expect(finished.value.verdicts.map(({ gate }) => gate).sort()).toEqual(GATES);
    expect(made.code).toBe(0);

    const project = await runProject(directory);
    try {
      const created = await fetch(`${project.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const row = (await created.json()) as Record<string, unknown>;
      expect([created.status, row]).toEqual([201, expect.objectContaining(body)]);
      const list = await fetch(`${project.url}${path}`);
      expect(list.headers.get('x-total-count')).toBe('1');
      expect(await list.json()).toEqual([row]);
    } finally {
      // Stopped by its user, not failed.
      expect(await project.stop()).toBe(0);
    }
  });

  it('says that nothing has changed when it runs again', async () => {
    const again = await qlf(['generate', brief, '--output', join(folder, language), '--json'], folder);
    expect(again.code).toBe(0);
    expect(eventsOf(again).some(({ event }) => event.case === 'build' && event.value.event.case === 'started')).toBe(
      false,
    );
  });
});
