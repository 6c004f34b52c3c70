import type { SecurityService } from '@quantumlayer/contracts/qsecure/v1/qsecure';
import type { Handlers } from '@quantumlayer/rpc';
import type { BlobStore } from '@quantumlayer/trees';
import { readRules } from './domain/rules';
import { scanTree } from './domain/scan-tree';
import { screenBrief } from './domain/screen-brief';

export interface QsecurePorts {
  readonly blobs: BlobStore;
}

/** Wires the service; its rules are read and checked at once. */
export function composeQsecure({ blobs }: QsecurePorts): Handlers<typeof SecurityService> {
  const rules = readRules();
  return {
    scanTree: async ({ tree }, { signal }) => {
      const { findings, files, unread } = await scanTree(blobs, tree, rules, signal);
      return { findings: [...findings], files, unread: [...unread], rules: rules.digest };
    },
    screenBrief: ({ brief }) => Promise.resolve({ ...screenBrief(brief, rules), rules: rules.digest }),
    listRules: () => Promise.resolve({ rules: [...rules.all], digest: rules.digest }),
  };
}
