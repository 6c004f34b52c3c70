import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf, ended, environment, generateArgs, QLF, startQlf, writeIr } from './testing/qlf-process';

/** The launcher on a machine that refuses: no permission, no room. */
jest.setTimeout(120_000);

let folder: string;
beforeAll(() => expect(spawnSync(QLF, ['--version']).status).toBe(0));
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qlf-machine-'))));
afterEach(() => {
  spawnSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
});

describe('without permission to write', () => {
  /** Root may write everywhere, until it has given up that right. */
  const before = process.getuid?.() === 0 ? ['setpriv', '--inh-caps=-all', '--bounding-set=-all'] : [];
  const run = (ir: string) => ended(startQlf(folder, generateArgs(folder, ir), { before }));

  it('where the project would come: exit code 12, the folder named, nothing made', async () => {
    const ir = writeIr(folder, 'a.json', 1, 'first');
    chmodSync(folder, 0o555);
    const { code, out, err } = await run(ir);
    expect([code, out]).toEqual([12, '']);
    expect(err).toContain(`Permission denied: ${folder}`);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('in a project that is there: exit code 12, and it stays as it was', async () => {
    expect((await run(writeIr(folder, 'a.json', 1, 'first'))).code).toBe(0);
    const was = digestOf(join(folder, 'app'));
    const folders = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    for (const entry of folders) chmodSync(join(entry.parentPath, entry.name), 0o555);
    const { code, err } = await run(writeIr(folder, 'b.json', 2, 'second'));
    expect([code, err]).toEqual([12, expect.stringContaining('Permission denied')]);
    expect(digestOf(join(folder, 'app'))).toBe(was);
  });

  it('where the output is a file: says so, and keeps it', async () => {
    writeFileSync(join(folder, 'app'), 'mine');
    const { code, err } = await run(writeIr(folder, 'a.json', 1, 'first'));
    expect([code, err]).toEqual([7, expect.stringContaining('app')]);
    expect(readFileSync(join(folder, 'app'), 'utf8')).toBe('mine');
  });
});

/** A mount namespace of its own, so that the small disk is gone with the process. */
const namespace = process.getuid?.() === 0 ? ['unshare', '--mount'] : ['unshare', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...namespace.slice(1), 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/** Runs a script beside a disk of so many KiB, mounted at `disk` in the folder. */
function onSmallDisk(kibibytes: number, script: string): { status: number | null; stdout: string; stderr: string } {
  mkdirSync(join(folder, 'disk'));
  const mount = `mount -t tmpfs -o size=${kibibytes}k none disk`;
  return spawnSync(namespace[0] ?? '', [...namespace.slice(1), 'sh', '-c', `${mount} && ${script}`], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(folder),
  });
}

(canMount ? describe : describe.skip)('on a full disk', () => {
  const generate = (ir: string): string =>
    [QLF, ...generateArgs(folder, ir)].join(' ').replace(`${folder}/app`, 'disk/app');

  it('makes no half of a project: exit code 10, no folder', () => {
    const { status, stdout, stderr } = onSmallDisk(
      64,
      `${generate(writeIr(folder, 'a.json', 3, 'first'))}; code=$?; ls -A disk; exit $code`,
    );
    expect(stderr).toMatch(/no space|disk is full/i);
    expect([status, stdout]).toEqual([10, '']);
  });

  it('leaves a project as it was, and finishes once there is room', () => {
    const [first, second] = [writeIr(folder, 'a.json', 1, 'first'), writeIr(folder, 'b.json', 12, 'second')];
    const digest = (name: string) =>
      `(cd disk/app && find . -path ./.qlf -prune -o -type f -exec sha256sum {} + | sort) >${name}`;
    const { status, stderr } = onSmallDisk(
      4096,
      [
        `${generate(first)} -q`,
        digest('before'),
        'head -c 10m /dev/zero >disk/filler 2>/dev/null; true',
        `{ ${generate(second)} -q; echo $? >code; }`,
        digest('after'),
        'rm disk/filler',
        `${generate(second)} -q`,
        digest('finished'),
      ].join(' && '),
    );
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect([status, read('code')]).toEqual([0, '10\n']);
    expect(stderr).toMatch(/no space|disk is full/i);
    expect(read('after')).toBe(read('before'));
    expect(read('finished')).not.toBe(read('before'));
    expect(existsSync(join(folder, 'app'))).toBe(false);
  });
});
