import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlatform, type Platform } from '@quantumlayer/embedded/platform';
import { ErrorCode, EXIT_CODES } from '@quantumlayer/errors';
import { qlfInProcess, type Outcome } from '../testing/qlf-in-process';

jest.setTimeout(120_000);

let folder: string;
let platform: Platform;
const qlf = (args: readonly string[], stdin = '', env: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
  qlfInProcess(args, { folder, stdin, env });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quantumlayer-remote-'));
  platform = await openPlatform({
    dataFolder: join(folder, 'data'),
    cacheFolder: join(folder, 'cache'),
    preferences: { language: undefined, database: undefined },
    port: 0,
    grpcPort: 0,
    host: '127.0.0.1',
    newKey: false,
    onFault: (fault) => {
      throw fault;
    },
  });
});

afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

const generate = (brief: string): Promise<Outcome> =>
  qlf(['generate', brief, '--no-verify', '--server', platform.url, '-o', 'shelf']);

it('asks to log in, refuses a wrong key and keeps a right one for its owner alone', async () => {
  const before = await generate('A Go API for books with a title');
  expect([before.code, before.err]).toEqual([
    EXIT_CODES[ErrorCode.UNAUTHENTICATED],
    expect.stringContaining(`login ${platform.url}`),
  ]);
  expect((await qlf(['login', platform.url], 'qlk_wrong\n')).code).toBe(EXIT_CODES[ErrorCode.UNAUTHENTICATED]);
  const { code, out } = await qlf(['login', `${platform.url}/v1/`], `${platform.key ?? ''}\n`);
  expect([code, out]).toEqual([0, expect.stringContaining('organisation Home')]);
  const file = join(folder, '.config/quantumlayer/credentials.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('generates there into a folder here, and merges with edits the next time', async () => {
  const first = await generate('A Go API for books with a title and an author');
  expect([first.code, first.err]).toEqual([0, expect.stringContaining('architect')]);
  const [, id = ''] = /On the server it is (\S+)\n$/.exec(first.out) ?? [];
  expect((await qlf(['status', id, '--server', platform.url])).out).toContain(
    'A Go API for books with a title and an author',
  );
  const readme = join(folder, 'shelf/README.md');
  expect(await readFile(readme, 'utf8')).toContain('go run');
  await appendFile(readme, '\nOur own words.\n');
  const second = await generate('A Go API for books with a title, an author and a number of pages');
  expect(second.code).toBe(0);
  expect(await readFile(readme, 'utf8')).toContain('Our own words.');
  expect(second.out).toContain('migration 00002_');
  const migrations = await readdir(join(folder, 'shelf/internal/database/migrations'));
  expect(migrations).toEqual(['00001_initial.sql', expect.stringMatching(/^00002_.*number_of_pages/)]);
  expect((await qlf(['show', 'ir', 'shelf'])).out).toContain('"numberOfPages"');
  expect((await qlf(['status', 'shelf'])).out).toContain('modified README.md');
});

it('follows, describes and downloads a generation by its identifier', async () => {
  const headers = { authorization: `Bearer ${platform.key ?? ''}` };
  const { generations } = (await (await fetch(`${platform.url}/v1/generations`, { headers })).json()) as {
    generations: { id: string }[];
  };
  const id = generations[0]?.id ?? '';
  const server = ['--server', platform.url];
  expect((await qlf(['status', id, ...server])).out).toContain(`${id}  unverified`);
  const watched = await qlf(['watch', id, '--json', ...server]);
  const sequences = watched.out
    .trim()
    .split('\n')
    .map((line) => Number((JSON.parse(line) as { sequence: string }).sequence));
  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  expect(sequences.length).toBeGreaterThan(10);
  expect((await qlf(['download', id, '-o', 'copy', ...server])).code).toBe(0);
  expect(await readFile(join(folder, 'copy/go.mod'), 'utf8')).toContain('module');
  expect((await qlf(['download', id, '-o', 'copy', ...server])).code).toBe(EXIT_CODES[ErrorCode.CONFLICT]);
  expect((await qlf(['status', id.replace(/.$/, (last) => (last === '0' ? '1' : '0')), ...server])).code).toBe(
    EXIT_CODES[ErrorCode.NOT_FOUND],
  );
});

it('shows what others wrote, and nothing that a terminal would obey', async () => {
  const headers = { authorization: `Bearer ${platform.key ?? ''}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ brief: 'A Go API for \u001b[2J notes' });
  const { id } = (await (await fetch(`${platform.url}/v1/generations`, { method: 'POST', headers, body })).json()) as {
    id: string;
  };
  const { out } = await qlf(['status', id, '--server', platform.url]);
  expect(out).toContain('  A Go API for \ufffd[2J notes\n');
});

it('keeps the name of a project, which another brief does not give it', async () => {
  const named = (brief: string, ...more: string[]): Promise<Outcome> =>
    qlf(['generate', brief, '--no-verify', '--server', platform.url, ...more]);
  const first = await named('A Go API for books with a title', '--name', 'My Shelves');
  expect([first.code, first.out]).toEqual([0, expect.stringContaining('my-shelves')]);
  const second = await named('A Go API for books with a title and an author', '-o', 'my-shelves');
  expect([second.code, second.out]).toEqual([0, expect.stringContaining('Made my-shelves')]);
  expect((await qlf(['show', 'ir', 'my-shelves'])).out).toContain('"author"');
});

it('asks what the server would assume, and builds what was answered', async () => {
  const brief = 'An API for parcels with a weight';
  const args = ['generate', brief, '--interactive', '--no-verify', '--server', platform.url, '-o', 'parcels'];
  const { code, err } = await qlf(args, 'A parcel has a colour. Use Go\n');
  expect([code, err]).toEqual([0, expect.stringContaining('assumed')]);
  expect(await readFile(join(folder, 'parcels/internal/domain/parcel.go'), 'utf8')).toContain('Colour');
  expect(await readFile(join(folder, 'parcels/.qlf/brief.md'), 'utf8')).toContain('A parcel has a colour. Use Go.\n');
});

it('lets the server judge again only what it built', async () => {
  const server = ['--server', platform.url];
  const identifier = '00000000-0000-7000-8000-000000000000';
  expect((await qlf(['verify', identifier, ...server])).code).toBe(EXIT_CODES[ErrorCode.NOT_FOUND]);
  expect((await qlf(['verify', 'shelf', ...server])).code).toBe(EXIT_CODES[ErrorCode.INVALID_INPUT]);
  expect((await qlf(['verify', identifier, '--gate', 'unit', ...server])).code).toBe(
    EXIT_CODES[ErrorCode.INVALID_INPUT],
  );
});

it('hands on what the server says of a brief', async () => {
  const { code, err } = await qlf(['generate', 'Write me a poem', '--server', platform.url, '-o', 'poem']);
  expect([code, err]).toEqual([EXIT_CODES[ErrorCode.NOT_A_BRIEF], expect.stringContaining('NOT_A_BRIEF')]);
});

it.each([
  ['an address that is none', ['login', 'nowhere'], ErrorCode.INVALID_INPUT],
  [
    'a server that is away',
    ['status', '00000000-0000-7000-8000-000000000000', '--server', 'http://127.0.0.1:9'],
    ErrorCode.UNAVAILABLE,
  ],
  ['no server', ['watch', '00000000-0000-7000-8000-000000000000'], ErrorCode.INVALID_INPUT],
  ['to watch what is no generation', ['watch', 'x', '--server', 'http://127.0.0.1:9'], ErrorCode.INVALID_INPUT],
  ['to fetch what is none', ['download', 'x', '--server', 'http://127.0.0.1:9'], ErrorCode.INVALID_INPUT],
  ['to tell of what is none', ['status', 'x', '--server', 'http://127.0.0.1:9'], ErrorCode.INVALID_INPUT],
  [
    'a folder without a name',
    ['download', '00000000-0000-7000-8000-000000000000', '-o', '', '--server', 'http://127.0.0.1:9'],
    ErrorCode.INVALID_INPUT,
  ],
  [
    'what only this machine can do',
    ['generate', 'A todo app', '--dry-run', '--server', 'http://127.0.0.1:9'],
    ErrorCode.INVALID_INPUT,
  ],
])('refuses %s', async (_, args, expected) => {
  expect((await qlf(args, '', { QLF_KEY: 'qlk_any' })).code).toBe(EXIT_CODES[expected]);
});

it.each([
  ['of two lines', 'qlk_a\nb'],
  ['of letters that no header holds', 'qlk_é'],
  ['with what comes before it there', 'Bearer qlk_a'],
])('refuses a key %s before anything is sent', async (_, key) => {
  const { code, err } = await qlf(['login', 'http://127.0.0.1:9'], '', { QLF_KEY: key });
  expect([code, err]).toEqual([EXIT_CODES[ErrorCode.INVALID_INPUT], expect.stringContaining('QLF_KEY')]);
});

it('forgets a key', async () => {
  expect((await qlf(['logout', platform.url])).code).toBe(0);
  expect((await generate('A todo app')).code).toBe(EXIT_CODES[ErrorCode.UNAUTHENTICATED]);
});
