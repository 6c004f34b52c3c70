import { create, toJson } from '@bufbuild/protobuf';
import {
  AnswerSchema,
  CreateGenerationRequestSchema,
  type Generation,
} from '@quantumlayer/contracts/platform/v1/platform';
import { VerifyRequestSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import {
  ANSWER_SIGNAL,
  APPROVE_SIGNAL,
  WORKFLOWS,
  type GenerationOrder,
  type ProjectOrder,
  type VerificationOrder,
} from '@quantumlayer/temporal';
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

interface Workflow {
  readonly id: string;
  readonly name: string;
  readonly order: GenerationOrder | VerificationOrder | ProjectOrder;
}

/** Hands generations to workflows of the same identifier, so that one which is handed over twice still runs once. */
export class TemporalHost implements GenerationHost {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
    private readonly queue: GenerationQueue,
    /** The current trace, to go on with the generation. */
    private readonly trace: () => Readonly<Record<string, string>>,
  ) {}

  async start(id: string, known?: Generation): Promise<void> {
    const generation = known ?? (await this.queue.find(id));
    if (generation?.request === undefined || generation.finishTime !== undefined) return;
    if (generation.runId !== '' && (await this.#startRun(generation.runId))) return;
    await this.#begin(await this.#workflowOf(generation));
  }

  /** Delivered again, it changes nothing: answers have places. */
  async decide(id: string): Promise<void> {
    await this.start(id);
    const generation = await this.queue.find(id);
    if (generation === undefined || generation.finishTime !== undefined) return;
    const handle = this.client.workflow.getHandle(id);
    try {
      for (const [place, answer] of generation.answers.entries())
        await this.#soon(() => handle.signal(ANSWER_SIGNAL, toJson(AnswerSchema, answer), place));
      if (generation.approved) await this.#soon(() => handle.signal(APPROVE_SIGNAL));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw away(error);
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

  /** Asks the index of workflows, which may be a moment behind: one that was begun just now may seem to be lacking. */
  async lacks(ids: readonly string[]): Promise<readonly string[]> {
    const query = `ExecutionStatus = 'Running' AND WorkflowId IN (${ids.map((id) => `'${id}'`).join(', ')})`;
    const there = new Set<string>();
    try {
      await this.#soon(async () => {
        for await (const { workflowId } of this.client.workflow.list({ query })) there.add(workflowId);
      });
    } catch (error) {
      throw away(error);
    }
    return ids.filter((id) => !there.has(id));
  }

  /** What a generation is hosted by. */
  async #workflowOf(generation: Generation): Promise<Workflow> {
    const { id, request, verification } = generation;
    const trace = this.trace();
    if (request?.application !== undefined && verification !== undefined) {
      const { tree, fresh } = verification;
      const { application } = request;
      const verify = toJson(VerifyRequestSchema, create(VerifyRequestSchema, { tree, application, fresh }));
      return { id, name: WORKFLOWS.verification, order: { request: verify, trace } satisfies VerificationOrder };
    }
    return { id, name: WORKFLOWS.generation, order: await this.#orderOf(generation) };
  }

  async #orderOf({ id, request, answers, approved }: Generation): Promise<GenerationOrder> {
    const order = {
      request: toJson(CreateGenerationRequestSchema, request ?? create(CreateGenerationRequestSchema)),
      trace: this.trace(),
    };
    if (request?.review !== true) return order;
    const sequence = await this.queue.lastSequence(id);
    return {
      ...order,
      reviewed: { answers: answers.map((answer) => toJson(AnswerSchema, answer)), approved, sequence },
    };
  }

  /** False when the run's workflow is over: what it left unfinished goes on alone. */
  async #startRun(id: string): Promise<boolean> {
    const unfinished = (await this.queue.run(id)).filter(({ finishTime }) => finishTime === undefined);
    const parts = await Promise.all(
      unfinished.map(async (generation) => ({ id: generation.id, ...(await this.#orderOf(generation)) })),
    );
    if (await this.#begin({ id, name: WORKFLOWS.project, order: { parts } satisfies ProjectOrder })) return true;
    const { status } = await this.#soon(() => this.client.workflow.getHandle(id).describe()).catch((error: unknown) => {
      throw away(error);
    });
    return status.name === 'RUNNING';
  }

  /** False when there is, or was, such a workflow. */
  async #begin({ id, name, order }: Workflow): Promise<boolean> {
    try {
      await this.#soon(() =>
        this.client.workflow.start(name, {
          workflowId: id,
          taskQueue: this.taskQueue,
          args: [order],
          // One that was ended from outside, before its end was on record, may go on.
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw away(error);
    }
  }

  #soon<T>(call: () => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + PATIENCE * 1000, call);
  }
}

function away(cause: unknown): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAVAILABLE, 'Temporal does not answer.', { cause });
}
