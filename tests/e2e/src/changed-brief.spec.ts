import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { create } from '@bufbuild/protobuf';
import { isMigrationPath } from '@quantumlayer/blueprint-kit';
import { ReleaseSchema, type Release } from '@quantumlayer/contracts/agents/v1/agents';
import { Language, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { parseApplication, requireModel } from '@quantumlayer/ir';
import { freePort } from '@quantumlayer/local-servers';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { loadStack, type Stack } from '@quantumlayer/stacks';
import { openDatabase } from '@quantumlayer/store';
import { MemoryBlobStore, putTree } from '@quantumlayer/trees';
import { prepareStart, readVerifierConfig, type PreparedStart } from '@quantumlayer/verifier';
import { readContent, type DatabaseContent } from './database-content';
import { firstRelease, secondRelease, thirdRelease } from './ir-changes';

jest.setTimeout(15 * 60_000);

/** Columns whose values a change is about, or that it brings. */
const CONVERTED: Readonly<Record<string, readonly string[]>> = {
  books: ['pages', 'price', 'copies', 'rating', 'genre'],
  loans: ['due_on'],
};

let folder: string;
let postgresql: ServerProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quantumlayer-changes-'));
  if (isInstalled('postgresql')) postgresql = await ServerProcess.start('postgresql');
});
afterAll(async () => {
  await postgresql?.remove();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  ['python', Language.PYTHON],
  ['typescript', Language.TYPESCRIPT],
  ['go', Language.GO],
])('a database of a %s project', (name, language) => {
  const databases = ['sqlite', ...(isInstalled('postgresql') ? ['postgresql'] : [])];
  const started = new Map<string, PreparedStart>();
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    const fixture = join(__dirname, '../../../packages/ir/fixtures/library.json');
    const stack = await (loadStack(language) as Promise<Stack>);
    const first = firstRelease(parseApplication(await readFile(fixture, 'utf8')), language);
    const second = secondRelease(first);
    const third = thirdRelease(second);
    const releases = await releasesOf(stack, [first, second, third]);
    started.set('first', await prepare(stack, first, undefined, port));
    started.set('third', await prepare(stack, third, releases[1], port));
    started.set('fresh', await prepare(stack, third, undefined, port));
  });
  afterAll(async () => {
    for (const prepared of started.values()) await prepared.remove();
  });

  it.each(databases)('follows two changes with its rows: %s', async (kind) => {
    const [used, fresh] = [await newDatabase(kind, `${name}_used`), await newDatabase(kind, `${name}_fresh`)];
    await run('first', used, { SEED: 'true' });
    const before = await readContent(used);
    const served = await run('third', used, {});
    const after = await readContent(used);
    await run('fresh', fresh, {});

    expect(after.schema).toEqual((await readContent(fresh)).schema);
    expect(keptOf(after, before)).toEqual(keptOf(before, before));
    expect(before.rows['books']?.length).toBeGreaterThan(1);
    // As the API tells them: in the types of the new release.
    expect(served.books).toHaveLength(before.rows['books']?.length ?? 0);
    for (const book of served.books)
      expect(book).toMatchObject({
        pages: '1.0',
        price: '9.500',
        genre: 'novel',
        rating: null,
        keywords: [],
        fiction: false,
      });
  });

  /** Starts a release on a database until it answers, and stops it. */
  async function run(release: string, database: string, more: Readonly<Record<string, string>>) {
    let output = '';
    const environment = { HOST: '127.0.0.1', PORT: String(port), DATABASE_URL: database, ...more };
    const prepared = started.get(release) as PreparedStart;
    const program = prepared.start(environment, (chunk) => (output += chunk.toString()));
    const url = `http://127.0.0.1:${port}`;
    const process = { hasEnded: false };
    void program.exited.then(() => (process.hasEnded = true));
    try {
      while (!(await fetch(`${url}/readyz`).catch(() => undefined))?.ok) {
        if (process.hasEnded) throw new Error(`${release} does not start: ${output}`);
        await sleep(50);
      }
      return { books: (await (await fetch(`${url}/books`)).json()) as unknown[] };
    } finally {
      await program.stop(10);
      await program.exited;
    }
  }
});

/** What was in a database before, as far as no change was about it. */
function keptOf(content: DatabaseContent, before: DatabaseContent): Readonly<Record<string, unknown[][]>> {
  const tables = Object.entries(before.rows).filter(([table]) => !['book_tags', 'membership_cards'].includes(table));
  return Object.fromEntries(
    tables.map(([table, rows]) => {
      const gone = [...(CONVERTED[table] ?? []), 'remarks', 'sequel_to_id'];
      const columns = Object.keys(rows[0] ?? {}).filter((column) => !gone.includes(column));
      return [table, (content.rows[table] ?? []).map((row) => columns.map((column) => row[column]))];
    }),
  );
}

/** Each application as the release that the next one follows. */
async function releasesOf({ blueprint }: Stack, applications: readonly Application[]): Promise<Release[]> {
  const releases: Release[] = [];
  for (const application of applications) {
    const planned = blueprint.plan(application, releases.at(-1)).filter(({ path }) => isMigrationPath(path));
    const migrations = await Promise.all(planned.map(async ({ path, render }) => ({ path, content: await render() })));
    releases.push(create(ReleaseSchema, { application, migrations }));
  }
  return releases;
}

async function prepare(
  { blueprint, toolchain }: Stack,
  application: Application,
  release: Release | undefined,
  port: number,
): Promise<PreparedStart> {
  requireModel(application);
  const blobs = new MemoryBlobStore();
  const planned = blueprint.plan(application, release);
  const files = planned.map(async ({ path, render }) => ({ path, content: await render() }));
  const { signal } = new AbortController();
  const prepared = await prepareStart({
    config: readVerifierConfig(),
    blobs,
    toolchain,
    tree: await putTree(blobs, await Promise.all(files)),
    address: { host: '127.0.0.1', port },
    writable: [],
    walls: false,
    signal,
  });
  let output = '';
  const build = prepared.build?.({}, (chunk) => (output += chunk.toString()));
  if (build && (await build.exited) !== 0) throw new Error(output);
  return prepared;
}

/** The URL of an empty one. */
async function newDatabase(kind: string, name: string): Promise<string> {
  if (kind === 'sqlite') return `sqlite:${join(folder, `${name}.db`)}`;
  const url = new URL(postgresql?.address ?? '');
  const server = await openDatabase({ url: url.href, connections: 1, applicationName: 'e2e' });
  await server.query(`CREATE DATABASE ${name}`);
  await server.close();
  url.pathname = `/${name}`;
  return url.href;
}
