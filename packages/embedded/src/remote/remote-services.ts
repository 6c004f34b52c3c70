import { randomUUID } from 'node:crypto';
import { clone, create, equals, type MessageInitShape } from '@bufbuild/protobuf';
import {
  RepairResponseSchema,
  type BuildRequest,
  type BuildResponse,
  type Release,
  type RepairRequest,
  type RepairResponse,
} from '@quantumlayer/contracts/agents/v1/agents';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import {
  OverridesSchema,
  ParseResponseSchema,
  type Overrides,
  type ParseRequest,
  type ParseResponse,
} from '@quantumlayer/contracts/parser/v1/parser';
import { CreateGenerationRequestSchema } from '@quantumlayer/contracts/platform/v1/platform';
import {
  Outcome,
  VerifyResponseSchema,
  type DescribeToolchainsResponse,
  type VerifyRequest,
  type VerifyResponse,
} from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, fromErrorDetail, QuantumLayerError } from '@quantumlayer/errors';
import type { BlueprintRegistry } from '@quantumlayer/stacks';
import type { BlobStore } from '@quantumlayer/trees';
import { appendAnswers } from '@quantumlayer/workflow-worker';
import type { Services } from '../services';
import type { ApiClient } from './api-client';

export interface RemoteServicesOptions {
  readonly client: ApiClient;
  readonly blobs: BlobStore;
  readonly blueprints: BlueprintRegistry;
  /** Ask for the gates. */
  readonly verification: boolean;
  /** Ask to wait until what was understood is approved. */
  readonly review: boolean;
}

/**
 * The services of a platform, behind the same workflow: one generation runs there, and its events are what the steps here answer with. So
 * progress, merging with the user's edits and the project's folder are as they are without a server. Serves one run.
 */
export class RemoteServices implements Services {
  #run: RemoteRun | undefined;
  /** What that run was asked for beside its brief. */
  #overrides: Overrides = create(OverridesSchema);
  #decided = false;
  #release: Release | undefined;

  constructor(private readonly options: RemoteServicesOptions) {}

  /** What the server calls it, once it was asked. */
  get generation(): string | undefined {
    return this.#run?.id;
  }

  /** The server builds as soon as it has understood, so one that was asked before does not know of the release, and is asked again. */
  begin(release: Release): void {
    this.#release = release;
    this.#startOver();
  }

  /**
   * What is understood; with a review, first what is offered to it, and then, once it is decided, what came of it. Asked with other choices,
   * because the folder has a name that the brief did not give, the server begins again.
   */
  async parse({ brief, specifications, overrides }: ParseRequest, signal: AbortSignal): Promise<ParseResponse> {
    const review = this.options.review && !this.#decided;
    if (!equals(OverridesSchema, this.#overrides, overrides ?? create(OverridesSchema))) this.#startOver();
    this.#overrides = overrides ?? create(OverridesSchema);
    const run =
      this.#run ?? (await this.#start({ brief, specifications, review, ...(overrides && { overrides }) }, signal));
    for await (const { event } of run.events()) {
      if (event.case !== 'parsed' && (event.case !== 'review' || this.#decided)) continue;
      const { requirements, application } = event.value;
      return create(ParseResponseSchema, {
        ...(requirements && { requirements }),
        ...(application && { application }),
      });
    }
    throw endedEarly();
  }

  /** Ends the review that `parse` came to. */
  async decide(answers: readonly string[], signal: AbortSignal): Promise<void> {
    this.#decided = true;
    await this.#run?.decide(answers, signal);
  }

  async *build({ application }: BuildRequest, signal: AbortSignal): AsyncGenerator<BuildResponse> {
    const run = this.#run ?? (await this.#start({ ...(application && { application }) }, signal));
    for await (const { event } of run.events()) {
      if (event.case === 'build' && event.value.event.case === 'built') {
        await run.fetchTree(event.value.event.value.tree, this.options.blobs, signal);
        yield event.value;
        return;
      }
      if (event.case === 'build') yield event.value;
    }
    throw endedEarly();
  }

  /** One round of verdicts. Those about another tree than the caller's (the user has edited files) are no verdicts about this one. */
  async *verify({ tree }: VerifyRequest): AsyncGenerator<VerifyResponse> {
    if (this.#run === undefined) throw endedEarly();
    for await (const { event } of this.#run.round()) {
      if (event.case !== 'verification') continue;
      const response = clone(VerifyResponseSchema, event.value);
      if (response.event.case === 'verdict' && response.event.value.tree !== tree) {
        response.event.value.outcome = Outcome.SKIPPED;
        response.event.value.summary = 'the server judged what it generated, without your edits; see qlf verify';
        response.event.value.findings = [];
      }
      yield response;
    }
  }

  /** Here, because what failed has the user's edits in it, which the server does not know. */
  async repair(request: RepairRequest): Promise<RepairResponse> {
    const { composeOrchestrator } = await import('@quantumlayer/agent-orchestrator');
    const { blobs, blueprints: blueprint } = this.options;
    const orchestrator = composeOrchestrator({ blobs, blueprint, clock: () => performance.now() / 1000 });
    return create(RepairResponseSchema, await orchestrator.repair(request));
  }

  describeToolchains(): Promise<DescribeToolchainsResponse> {
    return Promise.reject(new QuantumLayerError(ErrorCode.UNSUPPORTED, 'A server does not tell its toolchains.'));
  }

  #startOver(): void {
    this.#run?.cancel();
    this.#run = undefined;
  }

  async #start(init: MessageInitShape<typeof CreateGenerationRequestSchema>, signal: AbortSignal): Promise<RemoteRun> {
    const { client, verification } = this.options;
    const release = this.#release;
    const request = create(CreateGenerationRequestSchema, {
      ...init,
      ...(release && { release }),
      skipVerification: !verification,
    });
    const { id } = await client.createGeneration(request, randomUUID(), signal);
    return (this.#run = new RemoteRun(client, id, signal));
  }
}

/** The events of one generation, read by one step after the other. */
class RemoteRun {
  readonly #source: AsyncGenerator<GenerationEvent>;
  /** Read by a step that it did not belong to any more. */
  #pending: GenerationEvent | undefined;

  constructor(
    private readonly client: ApiClient,
    readonly id: string,
    signal: AbortSignal,
  ) {
    this.#source = client.watchGeneration(id, signal);
    signal.addEventListener('abort', () => this.cancel(), { once: true });
  }

  /** Stops it there. Its user is told nothing of a server that does not answer to that. */
  cancel(): void {
    void this.client.cancelGeneration(this.id).catch(() => undefined);
  }

  /** Until the generation has ended; throws what it failed with. */
  async *events(): AsyncGenerator<GenerationEvent> {
    for (;;) {
      const event = await this.#next();
      if (event === undefined) return;
      yield event;
    }
  }

  decide(answers: readonly string[], signal: AbortSignal): Promise<void> {
    return this.client.decideReview(this.id, appendAnswers('', answers).trim(), signal);
  }

  /** Until the next repair, or the end. */
  async *round(): AsyncGenerator<GenerationEvent> {
    let judged = false;
    for (;;) {
      const event = await this.#next();
      if (event === undefined) return;
      if (judged && event.event.case !== 'verification') {
        this.#pending = event;
        return;
      }
      judged ||= event.event.case === 'verification';
      yield event;
    }
  }

  /** Waits until a built tree is on record, and brings it here. */
  async fetchTree(tree: string, blobs: BlobStore, signal: AbortSignal): Promise<void> {
    for await (const { event } of this.events()) {
      if (event.case === 'written') return this.client.downloadTree(this.id, tree, blobs, signal);
    }
    throw endedEarly();
  }

  async #next(): Promise<GenerationEvent | undefined> {
    const event = this.#pending ?? (await this.#read());
    this.#pending = undefined;
    if (event?.event.case !== 'finished') return event;
    const { error, verdicts } = event.event.value;
    // With verdicts, the project stands, and they say what is wrong with it.
    if (error !== undefined && verdicts.length === 0) throw fromErrorDetail(error);
    return undefined;
  }

  async #read(): Promise<GenerationEvent | undefined> {
    const result = await this.#source.next();
    return result.done === true ? undefined : result.value;
  }
}

function endedEarly(): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.INTERNAL, 'The server ended the generation before it was complete');
}
