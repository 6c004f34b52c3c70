import type { FindingInit, Toolchain } from '@quantumlayer/blueprint-kit';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { PostgresPrograms } from '../toolchain/find-postgres';
import type { Exit, Running, SandboxSpec, Sandbox, ServerSpec } from '../sandbox/sandbox';

/** One kind of judgement. A new one is a folder under `gates/` and a line in `gates/index.ts`. */
export interface Gate {
  readonly name: string;
  /** Raised whenever the gate may judge the same tree differently. */
  readonly version: string;
  run(context: GateContext): Promise<GateReport>;
}

/** The part of a sandbox spec that a gate decides; tree, layer and tools are filled in. */
export type GateSpec = Pick<SandboxSpec, 'argv' | 'env' | 'limits'> &
  Partial<Pick<SandboxSpec, 'collect' | 'source' | 'links'>>;

/** A command of a gate, or a phase of its work. */
export interface GateStep {
  readonly name: string;
  readonly seconds: number;
  /** Of all its processes; undefined where it was not measured. */
  readonly cpuSeconds?: number | undefined;
}

/** What is the same for all gates of one verification. */
export type SharedContext = Omit<GateContext, 'progress' | 'timed' | 'outcomeOf'>;

/** What a gate judges and where it may run it. */
export interface GateContext {
  readonly application: Application;
  readonly toolchain: Toolchain;
  readonly sandbox: Sandbox['name'];
  /** For projects that ask for PostgreSQL, where this machine has it and the sandbox can hold it. */
  readonly postgres: PostgresPrograms | undefined;
  /** A folder of the host with the tree's files; gates read it and never run anything in it. */
  readonly source: string;
  /** Folders of the layer, by placeholder. */
  readonly places: Readonly<Record<string, string>>;
  readonly cores: number;
  readonly signal: AbortSignal;
  progress(message: string): void;
  /** The outcome of another gate of this verification that was started before this one; undefined where there is none. */
  readonly outcomeOf: (gate: string) => Promise<GateOutcome> | undefined;
  /** Notes how long a part of the work took, for the verdict. */
  timed(name: string, took: Omit<GateStep, 'name'>): void;
  run(spec: GateSpec): Promise<Exit>;
  start(spec: GateSpec & Pick<ServerSpec, 'prepare'>): Promise<Running>;
}

export type GateOutcome = 'passed' | 'failed' | 'skipped';

export interface GateReport {
  readonly outcome: GateOutcome;
  /** Why it was skipped, or one line on what was checked. */
  readonly summary: string;
  readonly findings: readonly FindingInit[];
  readonly checks: readonly { readonly name: string; readonly value: number }[];
}

export function skipped(summary: string): GateReport {
  return { outcome: 'skipped', summary, findings: [], checks: [] };
}
