import { toQuantumLayerError } from '@quantumlayer/errors';
import { lockDirectory } from '../directory-lock';
import { FolderBlobStore } from '../folder-blob-store';
import { materialise } from '../materialise';
import { MemoryBlobStore } from '../memory-blob-store';
import { getTree, putTree, type TreeFile } from '../tree';
import { updateDirectory } from '../update-directory';
import { injectFault, type Fault } from './fault-plan';

/** Two trees that differ in every way two trees can. */
export const BEFORE: readonly TreeFile[] = [
  { path: 'changed', content: 'old bytes' },
  { path: 'deleted/file', content: 'goes with its folder' },
  { path: 'kept', content: 'same' },
  { path: 'mode', content: 'x' },
  { path: 'swap', content: 'a file that becomes a folder' },
];

export const AFTER: readonly TreeFile[] = [
  { path: 'changed', content: 'new bytes' },
  { path: 'kept', content: 'same' },
  { path: 'mode', content: 'x', executable: true },
  { path: 'new/deep/file', content: 'added' },
  { path: 'swap/file', content: 'in the folder' },
];

export const stateOf = (name: 'before' | 'after'): TreeFile[] => [
  { path: 'state.json', content: JSON.stringify({ name }) },
];

const SCENARIOS = {
  materialise: async (directory: string) => {
    const blobs = new MemoryBlobStore();
    const digest = await putTree(blobs, AFTER);
    return () => materialise(blobs, digest, directory, { state: stateOf('after') });
  },
  update: async (directory: string) => {
    const blobs = new MemoryBlobStore();
    const [from, to] = [
      await getTree(blobs, await putTree(blobs, BEFORE)),
      await getTree(blobs, await putTree(blobs, AFTER)),
    ];
    return async () => {
      const lock = await lockDirectory(directory);
      await updateDirectory(blobs, lock, from, to, { state: stateOf('after') }).finally(() => lock.release());
    };
  },
  put: (directory: string) => {
    const blobs = new FolderBlobStore(directory);
    return Promise.resolve(() => putTree(blobs, AFTER));
  },
} as const;

export type Scenario = keyof typeof SCENARIOS;

/** Runs as a process of its own: `scenario directory fault nth`. Prints the code of the error it ended with, 0 for none. */
async function main([scenario, directory = '', fault, nth]: readonly string[]): Promise<void> {
  const run = await SCENARIOS[scenario as Scenario](directory);
  injectFault(fault as Fault, Number(nth));
  try {
    await run();
    process.stdout.write('0');
  } catch (error) {
    process.stdout.write(String(toQuantumLayerError(error).code));
  }
}

if (process.argv[1]?.endsWith('scenario.cjs') === true) void main(process.argv.slice(2));
