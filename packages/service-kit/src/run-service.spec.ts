import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import { EchoServiceDescriptor } from '@quantumlayer/rpc/testing';
import { spawnProgram, type SpawnedProgram } from './testing/spawn-program';

const root = join(__dirname, '../../..');
const digest = `sha256:${'0'.repeat(64)}`;
const BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
let folder: string;
let program: string;
let running: SpawnedProgram[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-kit-'));
  program = join(folder, 'main.mjs');
  const options = ['--bundle', '--platform=node', '--format=esm', '--log-level=error', `--outfile=${program}`];
  const source = join(__dirname, 'testing', 'patient-service.ts');
  await promisify(execFile)(join(root, 'node_modules/.bin/esbuild'), [source, ...options, `--banner:js=${BANNER}`]);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterEach(async () => {
  for (const one of running) one.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
});
afterAll(() => rm(folder, { recursive: true }));

function start(environment: Readonly<Record<string, string>> = {}): SpawnedProgram {
  const spawned = spawnProgram(program, { SPEC_FILE: join(folder, 'answer'), ...environment });
  running.push(spawned);
  return spawned;
}

async function clientOf(spawned: SpawnedProgram) {
  const { grpcAddress = '' } = await spawned.says('is running');
  const transport = createGrpcTransport(grpcAddress);
  return { client: createClient(EchoServiceDescriptor, transport), close: () => transport.close() };
}

it('lets a running call finish after SIGTERM, and ends with 0', async () => {
  const spawned = start();
  const { client, close } = await clientOf(spawned);
  const call = client.one({ path: 'a', digest });
  await spawned.says('a call is here');
  spawned.kill('SIGTERM');
  await spawned.says('is ending');
  await writeFile(join(folder, 'answer'), '');
  expect((await call).path).toBe('a');
  expect(await spawned.ended).toBe(0);
  expect(spawned.log.at(-1)?.msg).toBe('patient has ended');
  await close();
  await rm(join(folder, 'answer'));
});

it('ends at once at the second signal', async () => {
  const spawned = start();
  const { client, close } = await clientOf(spawned);
  const call = client.one({ path: 'a', digest }).catch(() => 'cut off');
  await spawned.says('a call is here');
  spawned.kill('SIGTERM');
  await spawned.says('is ending');
  spawned.kill('SIGTERM');
  expect(await spawned.ended).toBe(143);
  expect(await call).toBe('cut off');
  await close();
});

it('ends though a part of it hangs, which it names', async () => {
  const spawned = start({ QLF_DRAIN_SECONDS: '0', SPEC_HANGS: 'yes' });
  await spawned.says('is running');
  spawned.kill('SIGTERM');
  expect(await spawned.ended).toBe(124);
  await spawned.says('the last was closed');
  expect(spawned.log.at(-1)).toMatchObject({
    level: 'fatal',
    msg: 'did not end in order',
    err: { message: 'These did not end in time: what hangs.' },
  });
});

it('refuses a bad environment by name, in one line, before anything is opened', async () => {
  const spawned = start({ QLF_GRPC_PORT: 'many', QLF_DRAIN_SECONDS: '-1', SPEC_FILE: '' });
  expect(await spawned.ended).toBe(2);
  expect(spawned.stderr()).toBe(
    'patient: The environment cannot be used: QLF_GRPC_PORT must be a whole number from 0 to 65535; QLF_DRAIN_SECONDS must be a whole number from 0 to 3600; SPEC_FILE is not set.\n',
  );
  expect(spawned.log).toEqual([]);
});

it('ends with the code of what it could not start with', async () => {
  const { grpcAddress = '' } = await start().says('is running');
  const second = start({ QLF_GRPC_PORT: grpcAddress.split(':')[1] ?? '' });
  expect(await second.ended).toBe(9);
  expect(second.log.at(-1)).toMatchObject({ level: 'fatal', msg: 'did not start' });
});

it.each([
  ['fail', 9, 'a part of the service failed', 'The broker is gone.'],
  ['crash', 1, 'ended by an error that nobody caught', 'nobody catches this'],
])('ends with its code when a part of it does: %s', async (path, code, msg, message) => {
  const spawned = start({ QLF_DRAIN_SECONDS: '0' });
  const { client, close } = await clientOf(spawned);
  await expect(client.one({ path, digest })).rejects.toThrow();
  expect(await spawned.ended).toBe(code);
  expect(spawned.log.find((line) => line.level === 'fatal')).toMatchObject({ msg, err: { message } });
  await close();
});
