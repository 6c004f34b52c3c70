import { randomUUID } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { BuildRequestSchema, type AgentPlan } from '@quantumlayer/contracts/agents/v1/agents';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import type { Tree } from '@quantumlayer/contracts/trees/v1/trees';
import {
  VerifyRequestSchema,
  type DescribeToolchainsResponse,
  type VerifyResponse,
} from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { diffTrees, getTree, putTree, readDirectory, type BlobStore, type TreeChange } from '@quantumlayer/trees';
import { generate, parseInput, type GenerationResult, type ParseInput } from '@quantumlayer/workflow-worker';
import type { EngineOptions, GenerateRequest } from './engine-request';
import { EngineRun } from './engine-run';
import { emptyTree, restoreBaseTree } from './workspace/base-tree';
import { inspectFolder } from './workspace/inspect-folder';

/** Two trees and what leads from one to the other. */
export interface TreePair {
  readonly before: string;
  readonly after: string;
  readonly changes: readonly TreeChange[];
}

export interface GenerateResult extends GenerationResult {
  /** Absolute; empty when the run failed before it was known. */
  readonly directory: string;
  /** The folder before the run and after it, or as it would be; undefined when the run did not get that far. */
  readonly trees: TreePair | undefined;
}

/** What a tree is judged by. */
export interface VerifyOrder {
  readonly tree: string;
  readonly application: Application;
  /** All when empty. */
  readonly gates: readonly string[];
  readonly fresh: boolean;
}

/** Everything in one process. */
export class Engine {
  constructor(private readonly options: EngineOptions) {}

  get blobs(): BlobStore {
    return this.options.blobs;
  }

  /** Runs the workflow. It does not throw: the result and the last event say how it ended. */
  async generate(
    request: GenerateRequest,
    signal: AbortSignal,
    emit: (event: GenerationEvent) => void,
  ): Promise<GenerateResult> {
    const run = new EngineRun(request, signal, this.options);
    const trees = new TreeWatch();
    const watch = (event: GenerationEvent): void => {
      trees.see(event);
      emit(event);
    };
    try {
      const control = { generationId: randomUUID(), signal, emit: watch, now: () => new Date() };
      const result = await generate(request, run.activities(), control);
      const pair = trees.after === undefined ? undefined : await this.#pair(trees.before, trees.after);
      return { ...result, directory: run.directory, trees: pair };
    } finally {
      await run.release();
    }
  }

  parse(input: ParseInput, signal: AbortSignal): Promise<ParseResponse> {
    return parseInput(input, this.options.services, signal);
  }

  verify({ tree, application, gates, fresh }: VerifyOrder, signal: AbortSignal): AsyncIterable<VerifyResponse> {
    const request = create(VerifyRequestSchema, { tree, application, gates: [...gates], fresh });
    return this.options.services.verify(request, signal);
  }

  describeToolchains(signal: AbortSignal): Promise<DescribeToolchainsResponse> {
    return this.options.services.describeToolchains(signal);
  }

  /** The agents' plan for an application; they are stopped before they begin. */
  async plan(application: Application, signal: AbortSignal): Promise<AgentPlan> {
    const events = this.options.services.build(create(BuildRequestSchema, { application }), signal);
    for await (const { event } of events) if (event.case === 'plan') return event.value;
    throw new QuantumLayerError(ErrorCode.INTERNAL, 'The agents made no plan');
  }

  /** Puts a folder's sources into the store as they are. */
  async readFolder(directory: string, signal: AbortSignal): Promise<string> {
    const { state } = await inspectFolder(directory);
    const tracked = state === undefined ? [] : (await this.generatedTree(directory)).entries.map(({ path }) => path);
    const { files } = await readDirectory(directory, { tracked, signal });
    return putTree(this.options.blobs, files);
  }

  /** What the last run generated in a project, before any edits. NOT_FOUND when the folder is no project. */
  async generatedTree(directory: string): Promise<Tree> {
    const { state, path } = await inspectFolder(directory);
    if (state === undefined) throw new QuantumLayerError(ErrorCode.NOT_FOUND, `${path} is no project of QuantumLayer.`);
    await restoreBaseTree(this.options.blobs, path, state.generated);
    return getTree(this.options.blobs, state.generated);
  }

  /** The user's edits: the last generated tree against the folder as it is. */
  async edits(directory: string, signal: AbortSignal): Promise<TreePair> {
    const after = await this.readFolder(directory, signal);
    const { state } = await inspectFolder(directory);
    return this.#pair(state?.generated, after);
  }

  async #pair(before: string | undefined, after: string): Promise<TreePair> {
    const { blobs } = this.options;
    const from = before ?? (await emptyTree(blobs));
    return { before: from, after, changes: diffTrees(await getTree(blobs, from), await getTree(blobs, after)) };
  }
}

/** Learns from a run's events what the folder was and what it becomes. */
class TreeWatch {
  before: string | undefined;
  after: string | undefined;

  see({ event }: GenerationEvent): void {
    if (event.case === 'build' && event.value.event.case === 'built') this.after = event.value.event.value.tree;
    if (event.case === 'merged') [this.before, this.after] = [event.value.theirs, event.value.merged];
    if (event.case === 'written') this.after = event.value.tree;
  }
}
