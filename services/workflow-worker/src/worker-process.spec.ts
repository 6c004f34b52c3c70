import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { openBlobs } from '@quantumlayer/blobs';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { createGrpcServer, type GrpcServer } from '@quantumlayer/rpc/grpc';
import { WORKFLOWS, type GenerationEnd, type GenerationOrder } from '@quantumlayer/temporal';
import { openTemporalClient, type TemporalClient } from '@quantumlayer/temporal/client';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { FolderBlobStore } from '@quantumlayer/trees';
import { MemoryEventLog } from './testing/event-log';
import { FakeServices, passing } from './testing/fake-services';
import { buildService, type BuiltService } from '@quantumlayer/service-kit/testing';
import { WorkerProcess } from './testing/worker-process';

const describeOnTemporal = isInstalled('temporal') ? describe : describe.skip;

describeOnTemporal('a worker as a process (skipped without the temporal program)', () => {
  const log = new MemoryEventLog();
  let folder: string;
  let built: BuiltService;
  let temporal: ServerProcess;
  let client: TemporalClient;
  let services: FakeServices;
  let grpc: GrpcServer;
  let start: () => WorkerProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quantumlayer-worker-'));
    [built, temporal] = await Promise.all([buildService('workflow-worker'), ServerProcess.start('temporal')]);
    const blobs = new FolderBlobStore(folder);
    services = new FakeServices(blobs, log);
    grpc = createGrpcServer(services.services, {});
    const peer = await grpc.listen('127.0.0.1', 0);
    const settings = { address: temporal.address, namespace: 'default', taskQueue: 'spec' };
    client = openTemporalClient(settings, (await openBlobs({ kind: 'folder', folder }, 'spec')).claims('default'));
    const peers = ['PARSER', 'ORCHESTRATOR', 'VERIFIER', 'GATEWAY'].map((name) => [`QLF_${name}_ADDRESS`, peer]);
    start = () =>
      new WorkerProcess(built.program, {
        ...(Object.fromEntries(peers) as Record<string, string>),
        QLF_TEMPORAL_ADDRESS: temporal.address,
        QLF_TEMPORAL_TASK_QUEUE: 'spec',
        QLF_BLOBS_URL: `folder:${folder}`,
        QLF_DRAIN_SECONDS: '6',
      });
  }, 180_000);

  afterAll(async () => {
    await client.close();
    await grpc.close(1);
    await temporal.remove();
    await Promise.all([built.remove(), rm(folder, { recursive: true, force: true })]);
  });

  it('may be killed, as may Temporal: another one ends what it began, and nothing is told twice', async () => {
    let judging: (() => void) | undefined;
    const firstVerdict = new Promise<void>((resolve) => (judging = resolve));
    services.behaviour = {
      verify: async function* (request, signal) {
        if (services.calls.verify > 1) {
          yield* passing(request);
          return;
        }
        yield { event: { case: 'started', value: { gate: 'static' } } };
        yield { event: { case: 'verdict', value: { tree: request.tree, gate: 'static', outcome: Outcome.PASSED } } };
        judging?.();
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      },
    };
    const first = start();
    const id = randomUUID();
    const handle = await client.client.workflow.start<(order: GenerationOrder) => Promise<GenerationEnd>>(
      WORKFLOWS.generation,
      { workflowId: id, taskQueue: 'spec', args: [{ request: { brief: 'An API' } }] },
    );
    await firstVerdict;
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    await temporal.kill();
    await temporal.start();
    const second = start();
    try {
      expect(await handle.result()).toMatchObject({ outcome: 'VERIFIED' });
    } finally {
      expect([await second.end('SIGTERM'), second.output]).toEqual([0, expect.any(String)]);
    }
    expect(services.calls).toEqual({ parse: 1, build: 1, verify: 2 });
    expect(log.kinds(id)).toEqual([
      ...['started', 'parsed', 'build started', 'build finished', 'build built', 'written'],
      ...['verification started', 'verification verdict', 'verification started', 'verification verdict', 'finished'],
    ]);
  }, 180_000);

  it('ends on SIGTERM though Temporal hangs while it waits for work', async () => {
    const worker = start();
    try {
      while (!worker.output.includes('is running')) await sleep(50);
      const url = /"httpUrl":"([^"]+)"/.exec(worker.output)?.[1] ?? '';
      while (!(await (await fetch(`${url}/readyz`)).text()).includes('"temporal":"ok"')) await sleep(50);
      temporal.pause();
      // By its last resort at the latest.
      expect([0, 124]).toContain(await worker.end('SIGTERM'));
    } finally {
      temporal.resume();
      await worker.end('SIGKILL');
    }
  }, 60_000);
});
