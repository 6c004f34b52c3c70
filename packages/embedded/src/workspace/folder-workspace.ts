import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { create, toJson } from '@bufbuild/protobuf';
import type { Release } from '@quantumlayer/contracts/agents/v1/agents';
import type { GenerationFinished } from '@quantumlayer/contracts/generation/v1/events';
import { RequirementsSchema } from '@quantumlayer/contracts/requirements/v1/requirements';
import { TreeSchema } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { serializeApplication } from '@quantumlayer/ir';
import {
  getTree,
  materialise,
  putTree,
  readDirectory,
  STATE_FOLDER,
  updateDirectory,
  type BlobStore,
  type LockedDirectory,
  type TreeFile,
} from '@quantumlayer/trees';
import type { Previous, Workspace, WriteRequest } from '@quantumlayer/workflow-worker';
import { baseTreeFile } from './base-tree';
import { makeInbornLock } from './folder-lock';
import { stateFile, type ProjectState } from './project-state';
import { readRelease } from './read-release';

export interface FolderWorkspaceOptions {
  readonly blobs: BlobStore;
  readonly directory: string;
  /** Undefined while the folder does not exist; it is born locked. */
  readonly lock: LockedDirectory | undefined;
  readonly empty: boolean;
  readonly state: ProjectState | undefined;
  /** Digest of this run's input. */
  readonly input: string;
  readonly brief: string;
  readonly signal: AbortSignal;
}

/** Files in the state folder that are of this machine only. */
const GITIGNORE = 'locks/\nupdate/\n';

/** A project's folder on the disk. */
export class FolderWorkspace implements Workspace {
  readonly directory: string;
  readonly empty: boolean;
  readonly previous: Previous | undefined;
  #lock: LockedDirectory | undefined;
  #state: ProjectState | undefined;

  constructor(private readonly options: FolderWorkspaceOptions) {
    const { directory, empty, state, input, lock } = options;
    this.directory = directory;
    this.empty = empty;
    this.#lock = lock;
    this.#state = state;
    if (state === undefined) return;
    const { generated, written, conflicts } = state;
    this.previous = { generated, written, conflicts, sameInput: state.input === input ? state.finished : undefined };
  }

  async snapshot(generated: string): Promise<string> {
    const { blobs, directory, signal } = this.options;
    const { entries } = await getTree(blobs, this.previous?.generated ?? generated);
    const tracked = entries.map(({ path }) => path);
    // In a folder that is not ours, only what stands in the way is of interest; the rest may be anything.
    const rules = this.previous === undefined ? { ignore: ['*'], gitignore: false } : {};
    const { files, skipped } = await readDirectory(directory, { ...rules, tracked, signal });
    const blocked = skipped.filter(({ field }) => tracked.includes(field));
    if (blocked.length > 0) {
      const what = blocked.map(({ field, message }) => `${field} ${message}`).join(', ');
      throw new QuantumLayerError(ErrorCode.CONFLICT, `Nothing was touched: ${what}. Move it away and try again.`, {
        violations: blocked,
      });
    }
    return putTree(blobs, files);
  }

  async lastRelease(): Promise<Release | undefined> {
    const { blobs, directory } = this.options;
    if (this.previous === undefined) return undefined;
    return readRelease(blobs, { directory, ...this.previous, folder: await this.snapshot(this.previous.generated) });
  }

  async write({ tree, generated, theirs, parsed, conflicts }: WriteRequest): Promise<number> {
    const { blobs, input, brief } = this.options;
    const name = parsed.application?.name ?? '';
    const state = { name, input, generated, written: tree, conflicts, finished: undefined };
    const files: TreeFile[] = [
      { path: '.gitignore', content: GITIGNORE },
      { path: 'brief.md', content: brief },
      stateFile(state),
      await baseTreeFile(blobs, generated),
    ];
    if (parsed.application !== undefined)
      files.push({ path: 'ir.json', content: serializeApplication(parsed.application) });
    if (parsed.requirements !== undefined) {
      const json = toJson(RequirementsSchema, parsed.requirements);
      files.push({ path: 'requirements.json', content: `${JSON.stringify(json, null, 2)}\n` });
    }
    await this.#put(tree, theirs, files);
    this.#state = state;
    return (await getTree(blobs, tree)).entries.length;
  }

  async conclude(finished: GenerationFinished): Promise<void> {
    if (this.#state === undefined) return;
    this.#state = { ...this.#state, finished };
    await this.#put(this.#state.written, this.#state.written, [stateFile(this.#state)]);
  }

  /** Lets go of the folder. Where nothing was written, nothing of ours stays. */
  async release(): Promise<void> {
    if (this.#state === undefined && this.#lock !== undefined) {
      await rm(join(this.#lock.path, STATE_FOLDER), { recursive: true, force: true });
    }
    await this.#lock?.release();
    this.#lock = undefined;
  }

  async #put(tree: string, theirs: string | undefined, state: readonly TreeFile[]): Promise<void> {
    const { blobs, directory, signal } = this.options;
    if (this.#lock === undefined) {
      const inborn = await makeInbornLock();
      await materialise(blobs, tree, directory, { state: [...state, inborn.file], signal });
      this.#lock = inborn.heldAt(directory);
      return;
    }
    const [from, to] = [
      theirs === undefined ? create(TreeSchema) : await getTree(blobs, theirs),
      await getTree(blobs, tree),
    ];
    const kept = await updateDirectory(blobs, this.#lock, from, to, { state, signal });
    if (kept.length === 0) return;
    const message = `${kept.join(', ')} changed while the project was being written, and was left as it is. Run the same command again to merge.`;
    throw new QuantumLayerError(ErrorCode.CONFLICT, message);
  }
}
