import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { planPostgresql } from './postgresql';

let folder: string;
let program: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-postgresql-'));
  program = join(folder, 'postgres');
  await mkdir(join(folder, 'place/data'), { recursive: true });
  await writeFile(join(folder, 'place/data/PG_VERSION'), '15\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Says its version, as the real one does. */
const install = (version: string) =>
  writeFile(program, `#!/bin/sh\necho 'postgres (PostgreSQL) ${version}'\n`, { mode: 0o755 });
const plan = () => planPostgresql(program, { folder: join(folder, 'place'), port: 5432 });

it('takes up data of its own version', async () => {
  await install('15.14 (Debian 15.14-0+deb12u1)');
  expect(await plan()).toMatchObject({ command: program });
});

it.each(['18.1', '14.19 (Homebrew)'])('says who made data that %s cannot read, and what to do', async (version) => {
  await install(version);
  const [major] = version.split('.');
  await expect(plan()).rejects.toMatchObject({
    code: ErrorCode.MISSING_TOOLCHAIN,
    message: expect.stringMatching(
      new RegExp(`made by PostgreSQL 15, and .* is PostgreSQL ${major}, .*pg_dumpall of 15 and psql of ${major}`),
    ) as string,
  });
});
