import { resolve } from 'node:path';
import { create, toBinary } from '@bufbuild/protobuf';
import { BuildRequestSchema } from '@quantumlayer/contracts/agents/v1/agents';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseRequestSchema, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import { VerifyRequestSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { digestOf } from '@quantumlayer/trees';
import type { Activities, Workspace } from '@quantumlayer/workflow-worker';
import type { EngineOptions, GenerateRequest } from './engine';
import { mergeFolder } from './merge-folder';
import { parseInput, parseRequest } from './parse-input';
import { repairTree } from './repair-tree';
import { inspectFolder } from './workspace/inspect-folder';
import type { FolderWorkspace } from './workspace/folder-workspace';
import { openWorkspace } from './workspace/open-workspace';

/** One run's side of the workflow: the services it calls and the folder it holds. */
export class EngineRun {
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
      build: (application, signal) => services.build(create(BuildRequestSchema, { application }), signal),
      verify: (tree, application, signal) =>
        services.verify(create(VerifyRequestSchema, { tree, application }), signal),
      repair: (request) => repairTree(blobs, blueprints, request),
      merge: (request) => mergeFolder(blobs, request),
    };
  }

  async release(): Promise<void> {
    await this.#workspace?.release();
  }

  /** Once for a run: the default folder is named after the result. */
  #parse(): Promise<ParseResponse> {
    return (this.#parsed ??= parseInput(this.request, this.options.services, this.signal));
  }

  async #open(): Promise<Workspace> {
    const { brief, force, dryRun: readOnly } = this.request;
    const directory = await this.#directory();
    const input = this.#inputDigest();
    const { blobs } = this.options;
    this.#workspace = await openWorkspace({ blobs, directory, force, readOnly, brief, input, signal: this.signal });
    return this.#workspace;
  }

  /** The folder that was asked for; else this one, if it is a project of ours; else a new one with the project's name. */
  async #directory(): Promise<string> {
    const { directory, currentFolder } = this.request;
    if (directory !== undefined) return resolve(currentFolder, directory);
    if ((await inspectFolder(currentFolder)).state !== undefined) return currentFolder;
    return resolve(currentFolder, (await this.#parse()).application?.name ?? '.');
  }

  /** Everything that determines the generated tree. */
  #inputDigest(): string {
    const { application, preferences } = this.request;
    const choices = [this.options.fingerprint, preferences.language, preferences.database].join(' ');
    const parts = [toBinary(ParseRequestSchema, parseRequest(this.request)), Buffer.from(choices, 'utf8')];
    if (application !== undefined) parts.push(toBinary(ApplicationSchema, application));
    // With their lengths, so that no two lists of parts run together to the same bytes.
    return digestOf(Buffer.concat(parts.flatMap((part) => [Buffer.from(`${part.length}:`), part])));
  }
}
