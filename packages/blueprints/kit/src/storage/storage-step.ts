import { compareTables, isSame, type StorageChanges } from './compare-tables';
import type { Table } from './table';

/** One migration: the way there and the way back. */
export interface StorageStep {
  readonly up: StorageChanges;
  readonly down: StorageChanges;
}

/**
 * The step between two releases; undefined where databases can stay as they are.
 * @throws KeyChanged
 */
export function storageStep(before: readonly Table[], after: readonly Table[]): StorageStep | undefined {
  const up = compareTables(before, after);
  return isSame(up) ? undefined : { up, down: compareTables(after, before) };
}
