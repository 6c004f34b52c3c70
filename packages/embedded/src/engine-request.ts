import type { BlobStore } from '@quantumlayer/trees';
import type { GenerationInput, Preferences } from '@quantumlayer/workflow-worker';
import type { Services } from './services';

export interface EngineOptions {
  readonly services: Services;
  readonly blobs: BlobStore;
  /** Changes with the product's code, so that a new version never passes for "nothing has changed". */
  readonly fingerprint: string;
}

export interface GenerateRequest extends GenerationInput {
  readonly preferences: Preferences;
  /** Where to write; when undefined, the current folder if it is a project of ours, else `<name>` in it. */
  readonly directory: string | undefined;
  readonly currentFolder: string;
  /** Write into a folder that is not ours. */
  readonly force: boolean;
}
