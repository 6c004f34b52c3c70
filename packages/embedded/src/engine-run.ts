import { resolve } from 'node:path';
import { toBinary } from '@bufbuild/protobuf';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseRequestSchema, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import { digestOf } from '@quantumlayer/trees';
import { parseInput, parseRequest, type Activities, type Workspace } from '@quantumlayer/workflow-worker';
import type { EngineOptions, GenerateRequest } from './engine-request';
import { serviceActivities } from './service-activities';
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
    return {
      ...serviceActivities(this.options),
      openWorkspace: () => this.#open(),
      parse: () => this.#parse(),
    };
  }

  async release(): Promise<void> {
    await this.#workspace?.release();
  }

  /** Once for a run: the default folder is named after the result. */
  #parse(): Promise<ParseResponse> {
    return (this.#parsed ??= this.#parseForFolder());
  }

  /** A project that was made keeps its name, and with it its files, unless the brief gives it another. */
  async #parseForFolder(): Promise<ParseResponse> {
    const { directory, currentFolder, preferences } = this.request;
    const { state } = await inspectFolder(resolve(currentFolder, directory ?? '.'));
    const input = { ...this.request, preferences: { ...preferences, name: state?.name } };
    return parseInput(input, this.options.services, this.signal);
  }

  async #open(): Promise<Workspace> {
    const { brief, force, dryRun: readOnly } = this.request;
    const directory = await this.#directory();
    const input = this.#inputDigest();
    const { blobs } = this.options;
    this.#workspace = await openWorkspace({ blobs, directory, force, readOnly, brief, input, signal: this.signal });
    const { services } = this.options;
    const release = services.begin && (await this.#workspace.lastRelease());
    if (release) services.begin?.(release);
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
