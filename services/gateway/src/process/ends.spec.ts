import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { GenerationService } from '@quantumlayer/contracts/platform/v1/platform';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { createClient } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import { buildService, spawnProgram, type BuiltService, type SpawnedProgram } from '@quantumlayer/service-kit/testing';
import { openDatabase } from '@quantumlayer/store';
import { createClient as createGraphClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { composeOwnerKey } from '../compose';
import { readGatewayConfig } from '../config';

// One that never ends is told by the time that a test may take.
jest.setTimeout(60_000);

const SERVERS = ['postgresql', 'temporal', 'nats', 'redis'] as const;
const missing = SERVERS.filter((name) => !isInstalled(name));
const [IN_ORDER, LAST_RESORT] = [
  [0, 'gateway has ended'],
  [124, 'did not end in order'],
];
/** What a peer says first over HTTP/2: its preface, and settings of which none is changed. */
const GREETING = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);

if (missing.length > 0) it.skip(`the gateway's end: ${missing.join(', ')} not installed`, () => undefined);
else describe('the gateway ends on SIGTERM', specs);

function specs(): void {
  let folder: string;
  let built: BuiltService;
  let servers: Record<(typeof SERVERS)[number], ServerProcess>;
  let key: string;
  let gateway: SpawnedProgram;
  const closing: (() => unknown)[] = [];

  beforeAll(async () => {
    const [path, program, ...started] = await Promise.all([
      mkdtemp(join(tmpdir(), 'quantumlayer-ends-')),
      buildService('gateway'),
      ...SERVERS.map((name) => ServerProcess.start(name)),
    ]);
    [folder, built] = [path, program];
    servers = Object.fromEntries(SERVERS.map((name, index) => [name, started[index]])) as typeof servers;
    const database = await openDatabase({ url: servers.postgresql.address, applicationName: 'spec' });
    key = (await composeOwnerKey(database, { name: 'Spec', always: true }, readGatewayConfig({}))) ?? '';
    await database.close();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    gateway.kill('SIGKILL');
    await gateway.ended;
  });
  afterAll(async () => {
    await Promise.all([...Object.values(servers).map((server) => server.remove()), built.remove()]);
    await rm(folder, { recursive: true, force: true });
  });

  /** With a generation that nobody carries out, so that whoever watches it waits. */
  async function start() {
    gateway = spawnProgram(built.program, {
      QLF_API_PORT: '0',
      QLF_INTERNAL_GRPC_PORT: '0',
      QLF_DRAIN_SECONDS: '2',
      QLF_DATABASE_URL: servers.postgresql.address,
      QLF_BLOBS_URL: `folder:${folder}`,
      QLF_TEMPORAL_ADDRESS: servers.temporal.address,
      QLF_NATS_URL: servers.nats.address,
      QLF_REDIS_URL: servers.redis.address,
    });
    const { apiUrl = '', internalAddress = '' } = await gateway.says('the API is open');
    const { grpcAddress = '', httpUrl = '' } = await gateway.says('is running');
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const order = () =>
      fetch(`${apiUrl}/v1/generations`, { method: 'POST', headers, body: '{"brief":"A Go API for notes"}' });
    const { id } = (await (await order()).json()) as { id: string };
    return { httpUrl, apiUrl, internalAddress, grpcAddress, headers, order, id };
  }

  function connectTo(address: string, greeting: Buffer | string) {
    const [host = '', port] = address.replace('http://', '').split(':');
    // Half open: it never says that it is done, as a process that is stopped.
    const socket = connect({ host, port: Number(port), allowHalfOpen: true });
    socket.on('error', () => undefined);
    socket.write(greeting);
    closing.push(() => socket.destroy());
    return once(socket, 'data').then(() => socket.pause());
  }

  async function end() {
    gateway.kill('SIGTERM');
    const code = await gateway.ended;
    return [code, gateway.log.at(-1)?.msg];
  }

  it('while events are followed over each of the protocols', async () => {
    const { apiUrl, grpcAddress, headers, id } = await start();
    const stream = await fetch(`${apiUrl}/v1/generations/${id}/events`, { headers });
    const socket = new WebSocket(`${apiUrl.replace('http', 'ws')}/v1/generations/${id}/events`, { headers });
    const transport = createGrpcTransport(grpcAddress);
    const metadata = { authorization: headers.authorization };
    const watched = createClient(GenerationService, transport).watchGeneration({ id }, { metadata });
    const calls = watched[Symbol.asyncIterator]().next();
    const graph = createGraphClient({
      url: `${apiUrl.replace('http', 'ws')}/v1/graphql`,
      connectionParams: metadata,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const query = 'subscription ($id: String) {watchGeneration(id: $id) {sequence}}';
    const subscribed = graph.iterate({ query, variables: { id } })[Symbol.asyncIterator]().next();
    const cut = Promise.allSettled([stream.text(), calls, subscribed]);
    closing.push(
      () => transport.close(),
      () => graph.dispose(),
      () => socket.terminate(),
    );
    await once(socket, 'open');
    expect(await end()).toEqual(IN_ORDER);
    await cut;
  });

  it('while who talks to it has stopped', async () => {
    const { apiUrl, internalAddress, grpcAddress, headers, id } = await start();
    const lines = `Host: gateway\r\nAuthorization: ${headers.authorization}\r\n`;
    const upgrade = `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n`;
    await Promise.all([
      connectTo(internalAddress, GREETING),
      connectTo(grpcAddress, GREETING),
      connectTo(apiUrl, `GET /v1/generations/${id}/events HTTP/1.1\r\n${lines}\r\n`),
      connectTo(apiUrl, `GET /v1/generations/${id}/events HTTP/1.1\r\n${lines}${upgrade}\r\n`),
    ]);
    expect(await end()).toEqual(IN_ORDER);
  });

  it.each(SERVERS)('while %s hangs, and somebody waits for it', async (name) => {
    const { httpUrl, order } = await start();
    servers[name].pause();
    closing.push(() => servers[name].resume());
    const waiting = order().catch(() => undefined);
    const part = name === 'postgresql' ? 'database' : name;
    while ((await (await fetch(`${httpUrl}/readyz`)).text()).includes(`"${part}":"ok"`)) await sleep(50);
    // On a busy machine the last resort may come first; that it came is said.
    expect([IN_ORDER, LAST_RESORT]).toContainEqual(await end());
    await waiting;
  });
}
