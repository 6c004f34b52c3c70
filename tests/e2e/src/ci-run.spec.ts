import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './qlf';

/** `.ci/run` on machines that this one is not: a folder of programs stands for what is installed. */
let programs: string;
beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), 'quantumlayer-ci-'));
  for (const name of ['bash', 'cat', 'dirname', 'env', 'mktemp', 'rm', 'tail']) {
    const { stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    symlinkSync(stdout.trim(), join(programs, name));
  }
  program('npm', 'echo "npm $*"');
  program('initdb', 'exit');
});
afterEach(() => rmSync(programs, { recursive: true, force: true }));

function program(name: string, script: string): void {
  writeFileSync(join(programs, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(programs, name), 0o755);
}

function run(): { code: number | null; out: string } {
  mkdirSync(join(programs, 'tmp'));
  const env = { PATH: programs, TMPDIR: join(programs, 'tmp') };
  const { status, stdout, stderr } = spawnSync(join(ROOT, '.ci/run'), { env, encoding: 'utf8' });
  return { code: status, out: `${stdout}${stderr}` };
}

const asRoot = () => program('id', 'echo 0');
const aptGet = (installs: number) => program('apt-get', `echo "$*" >>'${programs}/apt.log'; exit ${installs}`);
const aptLog = () => readFileSync(join(programs, 'apt.log'), 'utf8');

describe('.ci/run', () => {
  it('installs what is missing before the tests, and says so', () => {
    asRoot();
    aptGet(0);
    program('zsh', 'exit');
    program('python3', 'exit 1');
    expect(run()).toEqual({
      code: 0,
      out: 'Installing bubblewrap redis-server python3-venv fish with apt-get ...\nnpm test --silent\n',
    });
    expect(aptLog()).toBe('update\ninstall -y --no-install-recommends bubblewrap redis-server python3-venv fish\n');
  });

  it('uses sudo where that asks for no password', () => {
    program('id', 'echo 1000');
    program('sudo', `[ "$1" = -n ] || exit 1; shift; [ "$1" = true ] || "$@"`);
    aptGet(0);
    expect(run().out).toContain('Installing bubblewrap redis-server zsh fish with apt-get');
    expect(aptLog()).toContain('install -y');
  });

  it.each([
    ['there is no apt-get', () => asRoot()],
    [
      'the user may not',
      () => {
        program('id', 'echo 1000');
        aptGet(0);
      },
    ],
  ])('says what is skipped where %s, and runs the tests all the same', (_where, prepare) => {
    prepare();
    const { code, out } = run();
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^Missing: bubblewrap redis-server zsh fish\..*skipped\.\nnpm test/),
    ]);
  });

  it('runs the tests when the installation fails', () => {
    asRoot();
    program('apt-get', 'echo "E: no network"; exit 100');
    const { code, out } = run();
    expect([code, out]).toEqual([0, expect.stringMatching(/E: no network\napt-get failed; .*skipped\.\nnpm test/)]);
  });

  it('installs nothing where all is there, and passes the result on', () => {
    asRoot();
    aptGet(0);
    for (const name of ['bwrap', 'initdb', 'redis-server', 'python3', 'zsh', 'fish']) program(name, 'exit');
    program('npm', 'exit 3');
    expect(run()).toEqual({ code: 3, out: '' });
    expect(aptLog).toThrow(/ENOENT/);
  });
});
