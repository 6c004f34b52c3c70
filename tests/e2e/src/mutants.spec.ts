import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { apply, mutantsOf, sample, type Mutant } from './mutants';
import { qlf, responsesOf } from './qlf';

jest.setTimeout(15 * 60_000);

/** Where a stack keeps what the application does (seeds and what only documents apart), and mutants a run: enough to notice a suite that asserts nothing. */
const stacks: [string, RegExp][] = [
  ['python', /^src\/[^/]+\/(services|schemas|api|database)\/(?!(seed|documentation)\.py$)[^/]*\.py$/],
  ['typescript', /^src\/(features|rules|http|database)\/(?!.*(docs-page|openapi|operation|seed|migrations\/)).*\.ts$/],
  ['go', /^internal\/(domain|service|store|listing|body)\/(?!.*(_test|seed)\.go$).*\.go$/],
];
const MUTANTS = 6;
/** Some mutants mean the same as the original; a suite that misses more than these is not one. */
const SURVIVORS_ALLOWED = 1;

/** Reaches most of what a blueprint can emit without accounts: uniqueness, bounds, a reference, an action. */
const BRIEF = (language: string) =>
  `A ${language} REST API for books and authors. A book has a title (required), a unique isbn, a number of pages (at least 1) and a status: draft or published. Books can be published. Each book belongs to an author; an author has a name.`;

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'quantumlayer-mutants-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(stacks)('the tests of a %s project turn red under mutants', async (language, sources) => {
  const project = join(folder, language);
  const made = await qlf(['generate', BRIEF(language), '-o', project, '--no-verify', '-q'], folder);
  expect([made.code, made.stderr]).toEqual([0, expect.anything()]);
  expect(await unitOutcome(project)).toBe(Outcome.PASSED);

  const survivors: Mutant[] = [];
  for (const mutant of sample(await allMutants(project, sources), MUTANTS, language)) {
    const spoiled = await mkdtemp(join(folder, 'mutant-'));
    await cp(project, spoiled, { recursive: true });
    const file = join(spoiled, mutant.path);
    await writeFile(file, apply(mutant, await readFile(file, 'utf8')));
    if ((await unitOutcome(spoiled)) !== Outcome.FAILED) survivors.push(mutant);
    await rm(spoiled, { recursive: true, force: true });
  }
  expect({ survivors: survivors.length <= SURVIVORS_ALLOWED ? [] : survivors }).toEqual({ survivors: [] });
});

async function allMutants(project: string, sources: RegExp): Promise<Mutant[]> {
  const paths = (await readdir(project, { recursive: true })).map((path) => path.split('\\').join('/')).sort();
  const texts = paths
    .filter((path) => sources.test(path))
    .map(async (path) => mutantsOf(path, await readFile(join(project, path), 'utf8')));
  return (await Promise.all(texts)).flat();
}

/** The unit gate's outcome for a folder as it is. */
async function unitOutcome(project: string): Promise<Outcome | undefined> {
  for (const { event } of responsesOf(await qlf(['verify', project, '--gate', 'unit', '--json'], project))) {
    if (event.case === 'verdict' && event.value.gate === 'unit') return event.value.outcome;
  }
  return undefined;
}
