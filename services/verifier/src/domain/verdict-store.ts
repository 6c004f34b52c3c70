import type { Verdict } from '@quantumlayer/contracts/verification/v1/verification';

/** All that a verdict depends on. */
export interface VerdictKey {
  readonly tree: string;
  /** Digest of the IR: what the contract checks are derived from. */
  readonly application: string;
  readonly gate: string;
  readonly gateVersion: string;
  readonly toolchain: string;
  readonly sandbox: string;
  /** The version of the database server that a project is judged on; empty where there is none. */
  readonly database: string;
}

/** Remembers verdicts that are facts: passed or failed, never skipped. */
export interface VerdictStore {
  get(key: VerdictKey): Promise<Verdict | undefined>;
  put(key: VerdictKey, verdict: Verdict): Promise<void>;
}
