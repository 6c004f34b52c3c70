import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { digestOf, ended, environment, generateArgs, QLF, startQlf, writeIr } from './testing/qlf-process';

/** The launcher and the bundle as users have them, killed and interrupted in earnest. */
jest.setTimeout(300_000);

let folder: string;
beforeAll(() => expect(spawnSync(QLF, ['--version']).status).toBe(0));
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qlf-process-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const args = (ir: string, ...more: string[]) => generateArgs(folder, ir, ...more);
const run = (argv: readonly string[]) => ended(startQlf(folder, argv));
const digest = () => digestOf(join(folder, 'app'));

describe('kill -9 at any moment', () => {
  it('of a first run leaves no folder or the whole project, and the same command finishes', async () => {
    const ir = writeIr(folder, 'a.json', 8, 'first');
    const begun = Date.now();
    expect((await run(args(ir))).code).toBe(0);
    const duration = Date.now() - begun;
    const complete = digest();
    for (let round = 0; round < 6; round += 1) {
      rmSync(join(folder, 'app'), { recursive: true });
      const child = startQlf(folder, args(ir));
      const end = ended(child);
      await sleep(Math.random() * duration * 1.1);
      child.kill('SIGKILL');
      await end;
      expect([undefined, complete]).toContain(digest());
      expect((await run(args(ir))).code).toBe(0);
      expect(digest()).toBe(complete);
      expect(readdirSync(folder).sort()).toEqual(['a.json', 'app']);
    }
  });

  it('of a later run never loses the user’s edits, and the same command finishes', async () => {
    const [first, second] = [writeIr(folder, 'a.json', 8, 'first'), writeIr(folder, 'b.json', 9, 'second')];
    await run(args(first));
    writeFileSync(join(folder, 'app', 'mine.txt'), 'mine\n');
    for (let round = 0; round < 5; round += 1) {
      const target = round % 2 === 0 ? second : first;
      // What a run makes depends on those before it: each change of the tables adds a migration.
      cpSync(join(folder, 'app'), join(folder, 'before'), { recursive: true });
      const begun = Date.now();
      expect((await run(args(target))).code).toBe(0);
      const duration = Date.now() - begun;
      const complete = digest();
      rmSync(join(folder, 'app'), { recursive: true });
      renameSync(join(folder, 'before'), join(folder, 'app'));
      const child = startQlf(folder, args(target));
      const end = ended(child);
      await sleep(duration * (0.3 + Math.random() * 0.8));
      child.kill('SIGKILL');
      await end;
      expect(readFileSync(join(folder, 'app', 'mine.txt'), 'utf8')).toBe('mine\n');
      expect((await run(args(target))).code).toBe(0);
      expect(digest()).toBe(complete);
    }
  });
});

describe('output that nobody takes', () => {
  const shell = (script: string) =>
    spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', env: environment(folder) });

  it.each([
    ['help', '--help'],
    ['what a command prints', 'doctor --json'],
    ['what it tells meanwhile', 'generate "a todo app in Go" --no-verify -o app --json'],
  ])('is given up in silence when it was %s', (_, line) => {
    const { stdout, stderr } = shell(`${QLF} ${line} | true; echo "\${PIPESTATUS[0]}"`);
    expect([stdout, stderr]).toEqual(['141\n', '']);
  });

  it('is told when there is no room for it', () => {
    const { status, stderr } = shell(`${QLF} --help >/dev/full`);
    expect([status, stderr]).toEqual([
      10,
      'error The output cannot be written. The disk is full. Free some space and try again.\n',
    ]);
  });
});

describe('Ctrl-C', () => {
  it('ends a run with 130, leaves no folder and no process', async () => {
    const child = startQlf(folder, args(writeIr(folder, 'a.json', 60, 'big'), '--json'), { detached: true });
    const end = ended(child);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    process.kill(-Number(child.pid), 'SIGINT');
    const { code, out } = await end;
    expect(code).toBe(130);
    expect(out).toContain('GENERATION_OUTCOME_CANCELLED');
    expect(readdirSync(folder).filter((name) => name !== 'a.json' && name !== '.cache')).toEqual([]);
    expect(() => process.kill(-Number(child.pid), 0)).toThrow(/ESRCH/);
  });
});

describe('two starts at once', () => {
  it('into one new folder: one makes it, the other says so, nothing is mixed', async () => {
    const [a, b] = [writeIr(folder, 'a.json', 20, 'first'), writeIr(folder, 'b.json', 20, 'second')];
    const results = await Promise.all([run(args(a)), run(args(b))]);
    const codes = results.map(({ code }) => code).sort();
    // The second may also come when the first has already ended: then it is a later run, and merges.
    expect([
      [0, 7],
      [0, 0],
    ]).toContainEqual(codes);
    for (const { code, err } of results) if (code === 7) expect(err).toContain('CONFLICT');
    expect(existsSync(join(folder, 'app', '.qlf', 'state.json'))).toBe(true);
    expect(readdirSync(join(folder, 'app', '.qlf', 'locks'))).toEqual([]);
  });
});

describe('the launcher', () => {
  it('works through a link, from any folder, and passes the exit code on', async () => {
    const link = join(folder, 'link');
    symlinkSync(QLF, link);
    const { status, stdout } = spawnSync(link, ['--version'], { cwd: '/', encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d/)]);
    expect(spawnSync(link, ['generate', '--nonsense'], { cwd: '/' }).status).toBe(2);
  });

  it('has nothing to do in a folder of its own making, and does it anew where another version made it', async () => {
    const ir = writeIr(folder, 'a.json', 1, 'small');
    expect((await run(args(ir))).out).toContain('Made todo');
    expect((await run(args(ir))).out).toContain('Nothing to do');
    const scripts = join(QLF, '../scripts');
    const dist = join(QLF, '../dist');
    const { folder: name } = JSON.parse(readFileSync(join(dist, 'current.json'), 'utf8')) as { folder: string };
    const other = mkdtempSync(join(dist, '.other-'));
    try {
      symlinkSync(join(dist, name, 'qlf.cjs'), join(other, 'qlf.cjs'));
      writeFileSync(join(other, 'fingerprint.json'), JSON.stringify({ fingerprint: 'another' }));
      const code = 'require(process.argv[1]).loadBundle(process.argv[2]).exports.run(process.argv.slice(3))';
      const argv = ['-e', code, join(scripts, 'run-bundle.cjs'), join(other, 'qlf.cjs'), ...args(ir)];
      const { stdout } = spawnSync(process.execPath, argv, {
        cwd: folder,
        encoding: 'utf8',
        env: environment(folder),
      });
      expect(stdout).toContain('Made todo');
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  it('reads a brief from a pipe', () => {
    const { status, stderr } = spawnSync(QLF, ['generate', '-', '--dry-run'], {
      cwd: folder,
      input: Buffer.from([0xff, 0x00]),
      encoding: 'utf8',
      env: environment(folder),
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('Standard input is not text')]);
  });

  it('says what is missing where there is no Node.js', () => {
    const { status, stderr } = spawnSync('/bin/sh', [QLF, '--version'], { env: { PATH: folder }, encoding: 'utf8' });
    expect([status, stderr]).toEqual([8, expect.stringContaining('Node.js is not installed')]);
  });
});

describe('on a terminal', () => {
  it('draws a live tree and gives the cursor back', () => {
    const ir = writeIr(folder, 'a.json', 3, 'small');
    const command = `${QLF} ${args(ir).join(' ')}`;
    const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...environment(folder), TERM: 'xterm' },
    });
    expect(status).toBe(0);
    expect(stdout).toContain('Write the project');
    expect(stdout).toContain('✔');
    expect(stdout.lastIndexOf('\u001b[?25h')).toBeGreaterThan(stdout.lastIndexOf('\u001b[?25l'));
  });

  it('is as it was after Ctrl-C', async () => {
    const command = [QLF, ...args(writeIr(folder, 'a.json', 60, 'big'))].join(' ');
    const shell = `trap : INT; stty -a >before; ${command}; echo $? >code; stty -a >after`;
    const child = spawn('script', ['-qec', `sh -c '${shell}'`, '/dev/null'], {
      cwd: folder,
      env: { ...environment(folder), TERM: 'xterm' },
    });
    const end = ended(child);
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => (chunk.includes('[?25l') ? resolve() : undefined));
    });
    child.stdin.write('\u0003');
    const { out } = await end;
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect([read('code'), read('after')]).toEqual(['130\n', read('before')]);
    expect(out.lastIndexOf('\u001b[?25h')).toBeGreaterThan(out.lastIndexOf('\u001b[?25l'));
    expect(existsSync(join(folder, 'app'))).toBe(false);
  });

  it.each([
    ['an answer is taken', 'in Go\n\n\n\n', 0, true],
    ['Ctrl-C at a question makes nothing', '\u0003', 130, false],
  ])('asks: %s', async (_what, keys, code, isMade) => {
    const command = `${QLF} generate 'a todo app' --interactive --no-verify -o ${join(folder, 'app')}`;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: folder,
      env: { ...environment(folder), TERM: 'xterm' },
    });
    const end = ended(child);
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => (/^> /m.test(chunk.toString()) ? resolve() : undefined));
    });
    child.stdin.write(keys);
    const { code: ending, out } = await end;
    expect([ending, existsSync(join(folder, 'app'))]).toEqual([code, isMade]);
    expect(out.includes('(Go, SQLite)')).toBe(isMade);
  });
});
