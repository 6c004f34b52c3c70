import { randomUUID } from 'node:crypto';
import { create, toBinary } from '@bufbuild/protobuf';
import { AgentBudgetSchema, BuildRequestSchema } from '@quantumlayer/contracts/agents/v1/agents';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseRequestSchema, ParseResponseSchema, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import {
  VerifyRequestSchema,
  type DescribeToolchainsResponse,
  type VerifyResponse,
} from '@quantumlayer/contracts/verification/v1/verification';
import { requireModel } from '@quantumlayer/ir';
import { diffTrees, digestOf, getTree, type BlobStore, type TreeChange } from '@quantumlayer/trees';
import {
  generate,
  type Activities,
  type GenerationInput,
  type GenerationResult,
  type Workspace,
} from '@quantumlayer/workflow-worker';
import { mergeFolder } from './merge-folder';
import { repairTree } from './repair-tree';
import type { BlueprintRegistry, Services } from './services';
import { emptyTree } from './workspace/base-tree';
import type { FolderWorkspace } from './workspace/folder-workspace';
import { openWorkspace } from './workspace/open-workspace';

export interface EngineOptions {
  readonly services: Services;
  readonly blueprints: BlueprintRegistry;
  readonly blobs: BlobStore;
  /** Changes with the product's code, so that a new version never passes for "nothing has changed". */
  readonly fingerprint: string;
}

export interface GenerateRequest extends GenerationInput {
  /** Where to write; `./<name>` when undefined. */
  readonly directory: string | undefined;
  readonly force: boolean;
}

export interface GenerateResult extends GenerationResult {
  /** Absolute; empty when the run failed before it was known. */
  readonly directory: string;
  /** What the folder has now, or would have, that it did not have before. */
  readonly changes: readonly TreeChange[];
}

/** Everything in one process. */
export class Engine {
  constructor(private readonly options: EngineOptions) {}

  /** Runs the workflow. It does not throw: the result and the last event say how it ended. */
  async generate(
    request: GenerateRequest,
    signal: AbortSignal,
    emit: (event: GenerationEvent) => void,
  ): Promise<GenerateResult> {
    const run = new EngineRun(request, signal, this.options);
    const trees: { before?: string; after?: string } = {};
    const watch = (event: GenerationEvent): void => {
      const { event: said } = event;
      if (said.case === 'build' && said.value.event.case === 'built') trees.after = said.value.event.value.tree;
      if (said.case === 'merged') [trees.before, trees.after] = [said.value.theirs, said.value.merged];
      if (said.case === 'written') trees.after = said.value.tree;
      emit(event);
    };
    try {
      const control = { generationId: randomUUID(), signal, emit: watch, now: () => new Date() };
      const result = await generate(request, run.activities(), control);
      return { ...result, directory: run.directory, changes: await this.#changes(trees) };
    } finally {
      await run.release();
    }
  }

  parse(input: GenerationInput, signal: AbortSignal): Promise<ParseResponse> {
    return parseInput(input, this.options.services, signal);
  }

  verify(
    tree: string,
    application: NonNullable<ParseResponse['application']>,
    signal: AbortSignal,
    fresh: boolean,
  ): AsyncIterable<VerifyResponse> {
    return this.options.services.verify(create(VerifyRequestSchema, { tree, application, fresh }), signal);
  }

  describeToolchains(signal: AbortSignal): Promise<DescribeToolchainsResponse> {
    return this.options.services.describeToolchains(signal);
  }

  get blobs(): BlobStore {
    return this.options.blobs;
  }

  async #changes({ before, after }: { before?: string; after?: string }): Promise<readonly TreeChange[]> {
    if (after === undefined) return [];
    const { blobs } = this.options;
    return diffTrees(await getTree(blobs, before ?? (await emptyTree(blobs))), await getTree(blobs, after));
  }
}

class EngineRun {
  #workspace: FolderWorkspace | undefined;
  #parsed: Promise<ParseResponse> | undefined;

  constructor(
    private readonly request: GenerateRequest,
    private readonly signal: AbortSignal,
    private readonly options: EngineOptions,
  ) {}

  get directory(): string {
    return this.#workspace?.directory ?? '';
  }

  activities(): Activities {
    const { services, blobs, blueprints } = this.options;
    return {
      openWorkspace: () => this.#open(),
      parse: () => this.#parse(),
      build: (application, signal) =>
        services.build(create(BuildRequestSchema, { application, budget: create(AgentBudgetSchema) }), signal),
      verify: (tree, application, signal) =>
        services.verify(create(VerifyRequestSchema, { tree, application }), signal),
      repair: (request) => repairTree(blobs, blueprints, request),
      merge: (request) => mergeFolder(blobs, request),
    };
  }

  async release(): Promise<void> {
    await this.#workspace?.release();
  }

  #parse(): Promise<ParseResponse> {
    return (this.#parsed ??= parseInput(this.request, this.options.services, this.signal));
  }

  async #open(): Promise<Workspace> {
    const { blobs } = this.options;
    const { brief, force, dryRun: readOnly } = this.request;
    const directory = this.request.directory ?? (await this.#parse()).application?.name ?? '.';
    this.#workspace = await openWorkspace({
      blobs,
      directory,
      force,
      readOnly,
      brief,
      input: this.#inputDigest(),
      signal: this.signal,
    });
    return this.#workspace;
  }

  /** Everything that determines the generated tree. */
  #inputDigest(): string {
    const { application } = this.request;
    const parts = [toBinary(ParseRequestSchema, parseRequest(this.request)), Buffer.from(this.options.fingerprint)];
    if (application !== undefined) parts.push(toBinary(ApplicationSchema, application));
    return digestOf(Buffer.concat(parts.flatMap((part) => [Buffer.from(`${part.length}:`), part])));
  }
}

function parseRequest({ brief, specifications, overrides }: GenerationInput) {
  return create(ParseRequestSchema, {
    brief,
    specifications: [...specifications],
    ...(overrides === undefined ? {} : { overrides }),
  });
}

async function parseInput(input: GenerationInput, services: Services, signal: AbortSignal): Promise<ParseResponse> {
  if (input.application === undefined) return services.parse(parseRequest(input), signal);
  requireModel(input.application);
  return create(ParseResponseSchema, { application: input.application });
}
