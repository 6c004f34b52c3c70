import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { MemoryClaims } from '@quantumlayer/blobs';
import { composeOrchestrator } from '@quantumlayer/agent-orchestrator';
import { AgentOrchestratorService } from '@quantumlayer/contracts/agents/v1/agents';
import { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import {
  Outcome,
  VerifierService,
  type VerifyRequest,
  type VerifyResponseSchema,
} from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { composeGateway, readGatewayConfig, type Gateway, type GenerationQueue } from '@quantumlayer/gateway';
import { connectTemporal, type TemporalConnection } from '@quantumlayer/gateway/temporal';
import { composeParser } from '@quantumlayer/parser';
import { createClient, createInProcessTransport, implementService } from '@quantumlayer/rpc';
import { blueprints } from '@quantumlayer/stacks';
import { openDatabase, type Database } from '@quantumlayer/store';
import { openTemporalClient, type TemporalClient } from '@quantumlayer/temporal/client';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { createWorker, installRuntime, type HostedWorker } from '@quantumlayer/workflow-worker/worker';
import { bundleWorkflows } from '@quantumlayer/workflow-worker/workflow-bundle';
import { openEngine } from '../open-engine';

const describeOnServers = isInstalled('postgresql') && isInstalled('temporal') ? describe : describe.skip;

type Verify = (
  request: VerifyRequest,
  signal: AbortSignal,
) => AsyncIterable<MessageInitShape<typeof VerifyResponseSchema>>;

const passing: Verify = async function* ({ tree }) {
  yield await Promise.resolve({ event: { case: 'started', value: { gate: 'unit' } } });
  yield { event: { case: 'verdict', value: { tree, gate: 'unit', outcome: Outcome.PASSED } } };
};

/** False for that; throws whatever else went wrong. */
function isAway(error: unknown): false {
  if (error instanceof QuantumLayerError && error.code === ErrorCode.UNAVAILABLE) return false;
  throw error;
}

describeOnServers('generations on Temporal and PostgreSQL (skipped without these servers)', () => {
  const blobs = new MemoryBlobStore();
  const claims = new MemoryClaims();
  let postgres: ServerProcess;
  let temporal: ServerProcess;
  let database: Database;
  let connection: TemporalConnection;
  let gateway: Gateway;
  let queue: GenerationQueue;
  let worker: HostedWorker;
  let key: string | undefined;
  let verify: Verify = passing;

  beforeAll(async () => {
    installRuntime();
    [postgres, temporal] = await Promise.all([ServerProcess.start('postgresql'), ServerProcess.start('temporal')]);
    database = await openDatabase({ url: postgres.address, applicationName: 'spec' });
    const settings = { address: temporal.address, namespace: 'default', taskQueue: 'spec' };
    connection = connectTemporal(settings, claims);
    gateway = await composeGateway({
      config: { ...readGatewayConfig({}), requestsPerMinute: 100_000 },
      database,
      blobs,
      host: (given) => connection.host((queue = given)),
    });
    key = await gateway.ownerKey('Spec', false);
    const transport = createInProcessTransport([
      ...gateway.internalServices,
      implementService(ParserService, composeParser()),
      implementService(AgentOrchestratorService, composeOrchestrator({ blobs, blueprint: blueprints, clock: () => 0 })),
      implementService(VerifierService, {
        verify: (request, context) => verify(request, context.signal),
        describeToolchains: () => Promise.reject(new QuantumLayerError(ErrorCode.UNSUPPORTED, 'Not asked for')),
      }),
    ]);
    worker = await createWorker({
      ...settings,
      workflows: await bundleWorkflows(),
      stepsAtOnce: 4,
      graceSeconds: 1,
      parser: createClient(ParserService, transport),
      orchestrator: createClient(AgentOrchestratorService, transport),
      verifier: createClient(VerifierService, transport),
      log: createClient(EventLogService, transport),
      blobs,
      claims,
      within: (_trace, _name, work) => work(),
    });
    void worker.run();
  }, 120_000);

  afterAll(async () => {
    await worker.stop();
    await connection.close();
    await gateway.http.close();
    await database.close();
    await Promise.all([postgres.remove(), temporal.remove()]);
  });

  const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const headers = { authorization: `Bearer ${key ?? ''}` };
    const response = await gateway.http.inject({ method, url, headers, ...(payload && { payload }) });
    return response.json<{ id: string; status: string; error?: { code: string }; generations: { id: string }[] }>();
  };
  /** The stream of events ends with the generation. */
  const ended = async (id: string): Promise<void> => {
    const headers = { authorization: `Bearer ${key ?? ''}` };
    await gateway.http.inject({ method: 'GET', url: `/v1/generations/${id}/events`, headers });
  };
  const kinds = (events: readonly GenerationEvent[]): string[] =>
    events.map(({ event }) => (event.case === 'build' ? `build ${event.value.event.case}` : String(event.case)));
  const treeOf = (events: readonly GenerationEvent[]): string[] =>
    events.flatMap(({ event }) => (event.case === 'written' ? [event.value.tree] : []));

  it('come to the same tree by the same events as in one process', async () => {
    const brief = 'A REST API in Go for a library with books (title, pages) and authors (name)';
    const { id } = await call('POST', '/v1/generations', { brief, skipVerification: true });
    await ended(id);
    const hosted = await queue.events(id, 0);

    const folder = await mkdtemp(join(tmpdir(), 'quantumlayer-temporal-'));
    const direct: GenerationEvent[] = [];
    const input = { brief, specifications: [], overrides: undefined, application: undefined, verify: false };
    await openEngine({ cacheFolder: () => Promise.resolve(join(folder, 'cache')), fingerprint: 'spec' }).generate(
      {
        ...{ ...input, dryRun: false, force: false, currentFolder: folder, directory: join(folder, 'project') },
        preferences: { language: undefined, database: undefined },
      },
      new AbortController().signal,
      (event) => direct.push(event),
    );
    await rm(folder, { recursive: true, force: true });
    expect([...kinds(hosted)].sort()).toEqual([...kinds(direct)].sort());
    expect(treeOf(hosted)).toEqual(treeOf(direct));
    expect(hosted.map(({ sequence }) => Number(sequence))).toEqual(hosted.map((_, index) => index + 1));
    expect((await call('GET', `/v1/generations/${id}`)).status).toBe('GENERATION_STATUS_UNVERIFIED');
  });

  it('say why a brief could not be used', async () => {
    const { id } = await call('POST', '/v1/generations', { brief: 'Write me a poem about the sea' });
    await ended(id);
    expect(await call('GET', `/v1/generations/${id}`)).toMatchObject({
      status: 'GENERATION_STATUS_FAILED',
      error: { code: 'ERROR_CODE_NOT_A_BRIEF' },
    });
  });

  it('run once, however often they are handed over, and end when they are cancelled', async () => {
    const { id } = await call('POST', '/v1/generations', { brief: 'A Go API for a shop' });
    const host = connection.host(queue);
    await Promise.all([host.start(id), host.start(id)]);
    await call('POST', `/v1/generations/${id}/cancel`);
    await ended(id);
    await host.start(id);
    await host.cancel(id);
    const events = kinds(await queue.events(id, 0));
    expect(events.filter((kind) => kind === 'started' || kind === 'finished')).toEqual(['started', 'finished']);
  });

  /** Judges the first of them until its step is told to end; resolves when that has begun. */
  const judgeForEver = (): Promise<void> =>
    new Promise((begun) => {
      verify = async function* (request, signal) {
        verify = passing;
        yield { event: { case: 'started', value: { gate: 'unit' } } };
        begun();
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        yield* passing(request, signal);
      };
    });
  const asOperator = async (work: (workflows: TemporalClient['client']['workflow']) => Promise<unknown>) => {
    const settings = { address: temporal.address, namespace: 'default', taskQueue: 'spec' };
    const { client, close } = openTemporalClient(settings, claims);
    await work(client.workflow);
    await close();
  };

  it('go on where they were when somebody ended their workflow from outside', async () => {
    const verifying = judgeForEver();
    const { id } = await call('POST', '/v1/generations', { brief: 'A Go API for a clinic' });
    await verifying;
    await asOperator((workflows) => workflows.getHandle(id).terminate('by an operator'));
    const host = connection.host(queue);
    // The index of workflows may be behind.
    while ((await host.lacks([id])).length === 0) await sleep(100);
    await host.start(id);
    while ((await host.lacks([id])).length > 0) await sleep(100);
    await ended(id);
    expect((await call('GET', `/v1/generations/${id}`)).status).toBe('GENERATION_STATUS_VERIFIED');
    const events = kinds(await queue.events(id, 0));
    expect(new Set(events.filter((kind) => !kind.startsWith('build')))).toEqual(
      new Set(['started', 'parsed', 'written', 'verification', 'finished']),
    );
    expect(events.filter((kind) => kind === 'verification')).toHaveLength(2);
    expect(events.filter((kind) => kind === 'build built')).toHaveLength(1);
  });

  it.each([
    ['after which its run ended without it', false],
    ['with that of its run', true],
  ])('of a project go on when somebody ended the workflow of one, %s', async (_, withRun) => {
    const verifying = judgeForEver();
    const project = await call('POST', '/v1/projects', { name: `Ended ${String(withRun)}` });
    const parts = [{ brief: 'A Go API for a farm' }, { brief: 'A Go API for a school', skipVerification: true }];
    const run = await call('POST', `/v1/projects/${project.id}/runs`, { parts });
    const [judged = '', other = ''] = run.generations.map(({ id }) => id);
    await Promise.all([verifying, ended(other)]);
    await asOperator(async (workflows) => {
      if (withRun) await workflows.getHandle(run.id).terminate('by an operator');
      await workflows.getHandle(judged).terminate('by an operator');
      if (!withRun) await workflows.getHandle(run.id).result();
    });
    expect((await call('GET', `/v1/generations/${judged}`)).status).toBe('GENERATION_STATUS_RUNNING');
    await connection.host(queue).start(judged);
    await Promise.all([judged, other].map(ended));
    const statuses = await Promise.all([judged, other].map((id) => call('GET', `/v1/generations/${id}`)));
    expect(statuses.map(({ status }) => status)).toEqual([
      'GENERATION_STATUS_VERIFIED',
      'GENERATION_STATUS_UNVERIFIED',
    ]);
    for (const id of [judged, other]) {
      const events = kinds(await queue.events(id, 0));
      expect(events.filter((kind) => kind === 'finished' || kind === 'started')).toEqual(['started', 'finished']);
      expect(events.filter((kind) => kind === 'build built')).toHaveLength(1);
    }
  });

  it('are handed over when Temporal is back', async () => {
    await temporal.kill();
    const { id, status } = await call('POST', '/v1/generations', { brief: 'A Go API for a blog' });
    expect(status).toBe('GENERATION_STATUS_QUEUED');
    await temporal.start();
    const host = connection.host(queue);
    // As the queue does: the connection waits before it tries again.
    while (!(await host.start(id).then(() => true, isAway))) await sleep(100);
    await ended(id);
    expect((await call('GET', `/v1/generations/${id}`)).status).toBe('GENERATION_STATUS_VERIFIED');
  });
});
