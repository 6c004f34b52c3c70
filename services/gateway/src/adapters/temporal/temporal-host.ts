import { toJson } from '@bufbuild/protobuf';
import { CreateGenerationRequestSchema } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { WORKFLOWS, type GenerationEnd, type GenerationOrder } from '@quantumlayer/temporal';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import type { GenerationHost } from '../../domain/generation-host';
import type { GenerationQueue } from '../../domain/stores';

/** Seconds for an answer of Temporal's. Who asks is not kept waiting longer: what the queue holds is offered again later. */
const PATIENCE = 3;

/** Hands generations to workflows of the same identifier, so that one which is handed over twice still runs once. */
export class TemporalHost implements GenerationHost {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
    private readonly queue: GenerationQueue,
    /** The current trace, to go on with the generation. */
    private readonly trace: () => Readonly<Record<string, string>>,
  ) {}

  async start(id: string): Promise<void> {
    const generation = await this.queue.find(id);
    if (generation?.request === undefined || generation.finishTime !== undefined) return;
    const request = toJson(CreateGenerationRequestSchema, generation.request);
    const order: GenerationOrder = { request, trace: this.trace() };
    try {
      await this.#soon(() =>
        this.client.workflow.start<(order: GenerationOrder) => Promise<GenerationEnd>>(WORKFLOWS.generation, {
          workflowId: id,
          taskQueue: this.taskQueue,
          args: [order],
          // One that was ended from outside, before its end was on record, may go on.
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
        }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw away(error);
    }
  }

  /** One that was never handed over is: its end has to be put on record by somebody. */
  async cancel(id: string): Promise<void> {
    await this.start(id);
    try {
      await this.#soon(() => this.client.workflow.getHandle(id).cancel());
    } catch (error) {
      // It has ended meanwhile.
      if (!(error instanceof WorkflowNotFoundError)) throw away(error);
    }
  }

  #soon<T>(call: () => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + PATIENCE * 1000, call);
  }
}

function away(cause: unknown): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAVAILABLE, 'Temporal does not answer.', { cause });
}
