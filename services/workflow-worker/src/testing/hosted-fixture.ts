import { randomUUID } from 'node:crypto';
import type { JsonValue } from '@bufbuild/protobuf';
import { MemoryClaims } from '@quantumlayer/blobs';
import { WORKFLOWS, type GenerationEnd, type GenerationOrder } from '@quantumlayer/temporal';
import { openTemporalClient, type TemporalClient, type TemporalSettings } from '@quantumlayer/temporal/client';
import { ServerProcess } from '@quantumlayer/local-servers/testing';
import { MemoryBlobStore } from '@quantumlayer/trees';
import type { WorkflowHandleWithStartDetails } from '@temporalio/client';
import { createWorker, installRuntime, type HostedWorker } from '../create-worker';
import { bundleWorkflows } from '../workflow-bundle';
import { MemoryEventLog } from './event-log';
import { FakeServices } from './fake-services';

type Generation = WorkflowHandleWithStartDetails<(order: GenerationOrder) => Promise<GenerationEnd>>;

/** A real Temporal server and a real worker, before services that are not. */
export class HostedFixture {
  readonly blobs = new MemoryBlobStore();
  readonly #claims = new MemoryClaims();
  readonly log = new MemoryEventLog();
  readonly services = new FakeServices(this.blobs, this.log);
  temporal!: TemporalClient;
  #server!: ServerProcess;
  #settings!: TemporalSettings;
  #worker!: HostedWorker;

  async open(): Promise<void> {
    installRuntime();
    const [server, workflows] = await Promise.all([ServerProcess.start('temporal'), bundleWorkflows()]);
    this.#server = server;
    this.#settings = { address: server.address, namespace: 'default', taskQueue: 'spec' };
    this.temporal = openTemporalClient(this.#settings, this.#claims);
    const options = { workflows, claims: this.#claims, stepsAtOnce: 8, graceSeconds: 1 };
    this.#worker = await createWorker({ ...this.#settings, ...this.services.ports, ...options });
    void this.#worker.run();
  }

  async close(): Promise<void> {
    await this.#worker.stop();
    await this.temporal.close();
    await this.#server.remove();
  }

  /** The workflow of a new generation. */
  generate(
    request: JsonValue = { brief: 'An API' },
    order: Partial<GenerationOrder> = {},
    workflowId: string = randomUUID(),
  ): Promise<Generation> {
    return this.temporal.client.workflow.start<(order: GenerationOrder) => Promise<GenerationEnd>>(
      WORKFLOWS.generation,
      { workflowId, taskQueue: 'spec', args: [{ request, ...order }] },
    );
  }
}
