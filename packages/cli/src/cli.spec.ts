import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromJson } from '@bufbuild/protobuf';
import { GenerationEventSchema, GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { readStartCommands } from './output/summary';
import { qlfInProcess, type Surroundings } from './testing/qlf-in-process';

const IR = join(__dirname, '../../ir/fixtures/todo.json');

// Formatters are WebAssembly and start slowly where many tests run at once.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qlf-cli-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const qlf = (args: readonly string[], given: Omit<Surroundings, 'folder'> = {}) =>
  qlfInProcess(args, { folder, ...given });

/** Fast, and the same on every machine: a given IR, no gates. */
const generate = (...args: string[]) =>
  qlf(['generate', '--ir', IR, '--lang', 'go', '--no-verify', '-o', join(folder, 'app'), ...args]);
const app = (...names: string[]): string => join(folder, 'app', ...names);
const withoutTimes = (text: string): string => text.replaceAll(/\d+\.\d s/g, 'N s').replaceAll(folder, '.');

describe('qlf generate', () => {
  it('says what was made, what is claimed and how to run it', async () => {
    const { code, out, err } = await generate();
    expect(code).toBe(0);
    const files = countFiles(app()) - countFiles(app('.qlf'));
    // The README is the blueprint's; only how its commands are shown is ours.
    const readme = existsSync(app('README.md')) ? readFileSync(app('README.md'), 'utf8') : '';
    const own = readme.includes('## Run') ? `  cd app && ${readStartCommands(readme).join(' && ')}\n` : '';
    // Whether this machine has Go is not the question here.
    expect(withoutTimes(out).replace(/ {4}needs go.*\n/, ''))
      .toBe(`Made todo-api in app: 1 entity, 8 endpoints, ${files} files (Go, SQLite) N s
  ${files} added, 0 changed, 0 deleted

Not checked (--no-verify): nothing is claimed about it.

Run it
  qlf run app
${own}`);
    expect(withoutTimes(err).split('\n')[0]).toBe('understood: Todo');
    expect(err).toContain(`wrote ${files} files`);
  });

  it('prints events and nothing else with --json', async () => {
    const { out, err } = await generate('--json');
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => fromJson(GenerationEventSchema, JSON.parse(line) as never));
    expect(events.map(({ sequence }) => Number(sequence))).toEqual(events.map((_event, index) => index + 1));
    expect(events[0]?.event.case).toBe('started');
    const last = events.at(-1)?.event;
    expect(last?.case === 'finished' && last.value.outcome).toBe(GenerationOutcome.UNVERIFIED);
    expect(err).toBe('');
  });

  it('prints nothing with --quiet', async () => {
    expect(await generate('--quiet')).toEqual({ code: 0, out: '', err: '' });
  });

  it('shows the agents’ plan, decisions and messages with --verbose', async () => {
    const { err } = await generate('--verbose');
    expect(err).toMatch(/plan: backend \(after .*database.*\): .*; blueprint, because /);
    expect(err).toMatch(/database -> backend: tables \[/);
    expect(err).toMatch(/backend: \d+ files in /);
  });

  it('writes nothing with --dry-run', async () => {
    const { code, out } = await generate('--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('Would make todo-api');
    expect(existsSync(app())).toBe(false);
  });

  it('says so quickly when there is nothing to do', async () => {
    await generate();
    expect((await generate()).out).toContain('Nothing to do');
  });

  it.each([
    ['--lang', 'rust', /no language or stack "rust".*python, typescript, go/],
    ['--db', 'mongodb', /no database "mongodb".*sqlite, postgresql/],
    ['--stack', 'fastapi', /--lang go and --stack fastapi are different/],
  ])('refuses %s %s and names what there is', async (option, value, message) => {
    const { code, err } = await generate(option, value);
    expect(err).toMatch(message);
    expect([2, 5]).toContain(code);
    expect(existsSync(app())).toBe(false);
  });

  it('refuses a foreign folder with exit code 7 and touches nothing', async () => {
    mkdirSync(app());
    writeFileSync(app('mine.txt'), 'mine');
    const { code, err } = await generate();
    expect(code).toBe(7);
    expect(err).toContain('--force');
    expect(readdirSync(app())).toEqual(['mine.txt']);
  });

  it.each([
    ['a missing file', ['generate', '--ir', 'nowhere.json'], /no file nowhere\.json/],
    ['a folder as a file', ['generate', '--file', '.'], /is a folder/],
    ['text that is no IR', ['generate', '--ir', __filename], /Not an application/],
    ['two briefs', ['generate', 'a', '--file', 'b'], /not both/],
    ['the name of a file as the brief', ['generate', __filename], /give it with --file/],
    ['a brief beside an IR', ['generate', 'a', '--ir', IR], /only one of them/],
    ['an unknown option', ['generate', '--nonsense'], /unknown option '--nonsense'/],
    ['an unknown command', ['generat'], /Did you mean generate/],
    ['--json with --interactive', ['generate', '--json', '--interactive', 'x'], /cannot be used with/],
  ])('refuses %s with exit code 2', async (_what, args, message) => {
    const { code, err } = await qlf(args);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  it('refuses a brief that is binary', async () => {
    writeFileSync(join(folder, 'brief.bin'), Buffer.from([0xff, 0xfe, 0x00, 0x01]));
    const { code, err } = await qlf(['generate', '--file', join(folder, 'brief.bin')]);
    expect(code).toBe(2);
    expect(err).toContain('UTF-8');
  });
});

describe('qlf generate --interactive', () => {
  const ask = (stdin: string, ...args: string[]) =>
    qlf(['generate', 'a todo app', '--interactive', '--dry-run', ...args], { stdin });

  it('asks each assumption, and an answer is as good as a word of the brief', async () => {
    const { out, err } = await ask('in Go\n');
    expect(err).toMatch(/1\. Python, because the brief names no language/);
    expect(out).toContain('(Go, SQLite)');
  });

  it('keeps what is not answered', async () => {
    expect((await ask('\n\n\n')).out).toContain('(Python, SQLite)');
    expect((await ask('')).out).toContain('(Python, SQLite)');
  });

  it('asks nothing with --yes', async () => {
    expect((await ask('in Go\n', '--yes')).err).not.toContain('> ');
  });

  it('lets a setting decide what the brief leaves open, and the brief what it says', async () => {
    const env = { QLF_LANGUAGE: 'go' };
    expect((await qlf(['generate', 'a todo app', '--dry-run'], { env })).out).toContain('(Go, SQLite)');
    expect((await qlf(['generate', 'a todo app in Python', '--dry-run'], { env })).out).toContain('(Python, SQLite)');
  });
});

describe('qlf explain', () => {
  it('shows each sentence with its facts and their words', async () => {
    const { code, out } = await qlf(['explain', 'A Python API for a library. Each book has a title.']);
    expect(code).toBe(0);
    expect(out).toMatch(/^A Python API for a library\.\n {2}language +python +"Python"$/m);
    expect(out).toMatch(/field +Book\.title +string/);
  });

  it('is data with --json', async () => {
    const { out } = await qlf(['explain', 'a blog in Go', '--json']);
    expect(JSON.parse(out)).toMatchObject({ sources: [{ text: 'a blog in Go' }] });
  });

  it('shows the words of a contradiction, with its exit code', async () => {
    const { code, err } = await qlf(['explain', 'A Go API using Django for books']);
    expect(code).toBe(4);
    expect(err).toMatch(/A Go API using Django for books\n +\^\^\^\^\^\^/);
  });
});

describe('qlf status, show and diff', () => {
  beforeEach(async () => void (await generate('--quiet')));

  it('tell what was edited', async () => {
    writeFileSync(app('go.mod'), `${readFileSync(app('go.mod'), 'utf8')}// mine\n`);
    const { out } = await qlf(['status', app()]);
    expect(out).toContain('modified go.mod');
    const diff = await qlf(['diff', '-o', app()]);
    expect(diff.out).toContain('+// mine');
    expect((await qlf(['diff', '-o', app(), '--stat'])).out).toBe('M go.mod\n');
  });

  it('show what the next generate would change, and change nothing', async () => {
    const other = join(__dirname, '../../ir/fixtures/library.json');
    const before = readFileSync(app('go.mod'), 'utf8');
    const { out } = await qlf(['diff', '--ir', other, '--lang', 'go', '-o', app(), '--stat']);
    expect(out).toMatch(/^M go\.mod$/m);
    expect(readFileSync(app('go.mod'), 'utf8')).toBe(before);
  });

  it('show the parts of a project', async () => {
    expect(JSON.parse((await qlf(['show', 'ir', app()])).out)).toMatchObject({ name: 'todo-api' });
    expect((await qlf(['show', 'tree', app()])).out).toMatch(/ go\.mod$/m);
    expect((await qlf(['show', 'plan', app()])).out).toContain('project manager\n');
    expect(JSON.parse((await qlf(['show', 'verdicts', app()])).out)).toEqual([]);
    expect((await qlf(['show', 'nonsense', app()])).code).toBe(2);
  });

  it('say what to do in a folder that is no project', async () => {
    for (const command of [['status'], ['show', 'ir'], ['run'], ['verify']]) {
      const { code, err } = await qlf([...command, folder]);
      expect([code, err]).toEqual([11, expect.stringContaining('qlf generate')]);
    }
  });
});

describe('qlf config', () => {
  it('keeps settings, lets the environment win, and says who chose', async () => {
    expect((await qlf(['config', 'set', 'language', 'go'])).code).toBe(0);
    expect((await qlf(['config', 'get', 'language'])).out).toBe('go\n');
    expect((await qlf(['config', 'get', 'language'], { env: { QLF_LANGUAGE: 'python' } })).out).toBe('python\n');
    expect((await qlf(['config', 'list'])).out).toMatch(/^language +go +file/m);
    await qlf(['config', 'unset', 'language']);
    expect((await qlf(['config', 'get', 'language'])).out).toBe('\n');
  });

  it.each([
    [['config', 'set', 'nonsense', '1'], /no setting "nonsense"/],
    [['config', 'set', 'verify', 'perhaps'], /true or false/],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await qlf(args);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  it('is checked by every command', async () => {
    const { code, err } = await qlf(['status'], { env: { QLF_COLOR: 'pink' } });
    expect([code, err]).toEqual([2, expect.stringContaining('QLF_COLOR')]);
  });
});

describe('qlf itself', () => {
  it('knows its version and teaches with examples', async () => {
    expect((await qlf(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { out, code } = await qlf(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('Examples:');
    expect(out).toContain('Exit codes:');
  });

  it.each(['bash', 'zsh', 'fish'])('completes for %s with every command', async (shell) => {
    const { out } = await qlf(['completion', shell]);
    for (const word of ['generate', 'doctor', 'unset', 'dry-run']) expect(out).toContain(word);
  });

  it('colours only where it is wanted', async () => {
    const escape = '\u001b[';
    expect((await generate()).out).not.toContain(escape);
    expect((await qlf(['status', app()], { env: { QLF_COLOR: 'always' } })).out).toContain(escape);
  });
});

function countFiles(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}
