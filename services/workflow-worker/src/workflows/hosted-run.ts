import { create, fromJson, toJson, type DescMessage, type JsonValue, type MessageShape } from '@bufbuild/protobuf';
import { BuildRequestSchema, BuildResponseSchema, RepairRequestSchema } from '@quantumlayer/contracts/agents/v1/agents';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ParseResponseSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { CreateGenerationRequestSchema } from '@quantumlayer/contracts/platform/v1/platform';
import { VerifyRequestSchema, VerifyResponseSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import { fromFailure, toFailure, type GenerationProgress } from '@quantumlayer/temporal';
import { CancellationScope } from '@temporalio/workflow';
import type { Activities, Control, GenerationInput } from '../domain/ports';
import { treeWorkspace } from '../domain/tree-workspace';
import * as steps from './proxied-steps';
import type { Step } from './steps';

export interface HostedRunOptions {
  readonly generation: string;
  /** The trace that it belongs to. */
  readonly trace: Readonly<Record<string, string>>;
  /** Events are numbered on after this. */
  readonly after: number;
}

/** One generation as Temporal hosts it: its work is done by activities, which also record its events. */
export class HostedRun {
  /** Events that are not known to be on record; the next step takes them along. */
  readonly #pending: JsonValue[] = [];
  /** Numbers up to this one were recorded by the step that they tell of. */
  #recorded = 0;
  #said = { stage: '', sequence: 0 };
  #tree = '';
  readonly #abort = new AbortController();

  constructor(private readonly options: HostedRunOptions) {
    this.#said.sequence = options.after;
    const cancelled = (): void =>
      this.#abort.abort(new QuantumLayerError(ErrorCode.CANCELLED, 'The generation was cancelled.'));
    CancellationScope.current().cancelRequested.catch(cancelled);
  }

  get progress(): GenerationProgress {
    return this.#said;
  }

  /** Digest of what was written last; empty before. */
  get tree(): string {
    return this.#tree;
  }

  get control(): Control {
    const { generation: generationId } = this.options;
    return { generationId, signal: this.#abort.signal, emit: (event) => this.#emit(event), now: () => new Date() };
  }

  get activities(): Activities {
    return {
      openWorkspace: () => Promise.resolve(treeWorkspace((tree) => this.#call((step) => steps.countFiles(step, tree)))),
      parse: (input) => this.#parse(input),
      build: (order) => this.#stream(BuildResponseSchema, steps.build, BuildRequestSchema, order),
      verify: (order) => this.#stream(VerifyResponseSchema, steps.verify, VerifyRequestSchema, order),
      repair: async ({ verdicts, ...request }) => {
        const order = toJson(RepairRequestSchema, create(RepairRequestSchema, { ...request, verdicts: [...verdicts] }));
        const tree = await this.#call((step) => steps.repair(step, order));
        return tree === '' ? undefined : tree;
      },
      merge: () => Promise.reject(new QuantumLayerError(ErrorCode.INTERNAL, 'There is no folder to merge with')),
    };
  }

  /** Puts on record what was said so far. */
  tell(): Promise<void> {
    return this.#call((step) => steps.tell(step));
  }

  /** Puts the end on record, whatever happens to the workflow meanwhile. A log that refuses it fails the workflow. */
  async conclude(): Promise<void> {
    try {
      await CancellationScope.nonCancellable(() => this.#call((step) => steps.conclude(step)));
    } catch (thrown) {
      throw toFailure(toQuantumLayerError(thrown), Number.POSITIVE_INFINITY);
    }
  }

  async #parse(input: GenerationInput): Promise<MessageShape<typeof ParseResponseSchema>> {
    const { brief, overrides, application, specifications } = input;
    const request = create(CreateGenerationRequestSchema, {
      brief,
      specifications: [...specifications],
      ...(overrides && { overrides }),
      ...(application && { application }),
    });
    const order = toJson(CreateGenerationRequestSchema, request);
    return fromJson(ParseResponseSchema, await this.#call((step) => steps.parse(step, order)));
  }

  #emit(told: GenerationEvent): void {
    const event = { ...told, sequence: told.sequence + BigInt(this.options.after) };
    const sequence = Number(event.sequence);
    this.#said = { stage: event.event.case ?? '', sequence };
    if (event.event.case === 'written') this.#tree = event.event.value.tree;
    if (sequence > this.#recorded) this.#pending.push(toJson(GenerationEventSchema, event));
  }

  async #call<T>(run: (step: Step) => Promise<T>): Promise<T> {
    const pending = [...this.#pending];
    try {
      const { generation, trace } = this.options;
      const result = await run({ generation, pending, next: this.#said.sequence + 1, trace });
      this.#pending.splice(0, pending.length);
      return result;
    } catch (thrown) {
      throw fromFailure(thrown);
    }
  }

  /** The responses of a step that has recorded them, for the workflow to tell of them under the same numbers. */
  async *#stream<O extends DescMessage, I extends DescMessage>(
    output: O,
    run: (step: Step, request: JsonValue) => Promise<JsonValue[]>,
    input: I,
    request: Parameters<typeof create<I>>[1],
  ): AsyncGenerator<MessageShape<O>> {
    const order = toJson(input, create(input, request));
    for (const response of await this.#call((step) => run(step, order))) {
      this.#recorded = this.#said.sequence + 1;
      yield fromJson(output, response);
    }
  }
}
