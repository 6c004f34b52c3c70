import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromJsonString, toJsonString } from '@bufbuild/protobuf';
import { VerdictSchema, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import type { VerdictKey, VerdictStore } from '../../domain/verdict-store';
import { writeAtomically } from './atomic-file';

/** Verdicts as JSON files, each under the digest of its key. */
export class FolderVerdictStore implements VerdictStore {
  constructor(private readonly root: string) {}

  async get(key: VerdictKey): Promise<Verdict | undefined> {
    try {
      return fromJsonString(VerdictSchema, await readFile(this.pathOf(key), 'utf8'));
    } catch {
      // Absent or damaged: judged anew, and then written over.
      return undefined;
    }
  }

  async put(key: VerdictKey, verdict: Verdict): Promise<void> {
    await writeAtomically(this.pathOf(key), toJsonString(VerdictSchema, verdict));
  }

  private pathOf(key: VerdictKey): string {
    const parts = [key.tree, key.application, key.gate, key.gateVersion, key.toolchain, key.sandbox, key.database];
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    return join(this.root, digest.slice(0, 2), `${digest}.json`);
  }
}
