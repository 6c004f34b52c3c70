import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { findServers } from './find-servers';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'find-servers-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function install(place: string, ...names: string[]): Promise<string> {
  const path = join(folder, place);
  await mkdir(path, { recursive: true });
  for (const name of names) {
    await writeFile(join(path, name), '#!/bin/sh\n');
    await chmod(join(path, name), 0o755);
  }
  return path;
}

it('takes servers that the environment names before programs', async () => {
  const PATH = await install('bin', 'postgres', 'initdb', 'nats-server', 'redis-server', 'temporal');
  const named = { PATH, QLF_DATABASE_URL: 'postgres://db/x', QLF_NATS_URL: 'nats://broker:4222' };
  expect(findServers(named)).toEqual({
    postgresql: { address: 'postgres://db/x' },
    nats: { address: 'nats://broker:4222' },
    redis: { program: join(PATH, 'redis-server') },
    temporal: { program: join(PATH, 'temporal') },
  });
});

it('follows a link to where all of a server’s programs lie', async () => {
  const real = await install('real', 'postgres', 'initdb');
  const PATH = await install('bin', 'nats-server', 'redis-server', 'temporal');
  await symlink(join(real, 'postgres'), join(PATH, 'postgres'));
  expect(findServers({ PATH }).postgresql).toEqual({ program: join(real, 'postgres') });
});

it('calls a program by the name that was looked for, wherever it is linked from', async () => {
  const PATH = await install('bin', 'postgres', 'initdb', 'nats-server', 'temporal', 'redis-check-rdb');
  await symlink(join(PATH, 'redis-check-rdb'), join(PATH, 'redis-server'));
  expect(findServers({ PATH }).redis).toEqual({ program: join(PATH, 'redis-server') });
});

it('finds what Go installed', async () => {
  await install('go/bin', 'nats-server', 'temporal');
  const PATH = await install('bin', 'postgres', 'initdb', 'redis-server');
  expect(findServers({ PATH, HOME: folder }).nats).toEqual({ program: join(folder, 'go/bin/nats-server') });
});

it('names everything that is missing, and how to get it', () => {
  const find = () => findServers({ PATH: folder, HOME: folder, QLF_DATABASE_URL: 'postgres://db/x' });
  expect(find).toThrow(expect.objectContaining({ code: ErrorCode.MISSING_TOOLCHAIN }) as Error);
  expect(find).toThrow(/NATS: go install .*QLF_NATS_URL\n.*Redis: .*QLF_REDIS_URL\n.*Temporal: .*QLF_TEMPORAL_ADDRESS/);
});
