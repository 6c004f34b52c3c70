import type { BuildResponse, Release } from '@quantumlayer/contracts/agents/v1/agents';
import type { GenerationEvent, GenerationFinished } from '@quantumlayer/contracts/generation/v1/events';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Answer } from '@quantumlayer/contracts/platform/v1/platform';
import type { Overrides, ParseResponse, Specification } from '@quantumlayer/contracts/parser/v1/parser';
import type { Verdict, VerifyResponse } from '@quantumlayer/contracts/verification/v1/verification';

/** What a generation starts from: a brief and specifications, or a finished IR. */
export interface GenerationInput {
  readonly brief: string;
  readonly specifications: readonly Specification[];
  readonly overrides: Overrides | undefined;
  /** Taken as it is, in place of parsing. */
  readonly application: Application | undefined;
  /** The project as it was last generated, where the caller keeps it and not the workspace. */
  readonly release?: Release | undefined;
  /** False: the gates do not run and nothing is claimed. */
  readonly verify: boolean;
  /** Nothing is written; the last events say what would be. */
  readonly dryRun: boolean;
}

/** The work itself. Trees are digests; their bytes lie in the blob store. */
export interface Activities {
  /** Opens the output folder and holds it until the host of the run lets go. CONFLICT when it is not ours, or busy. */
  openWorkspace(): Promise<Workspace>;
  parse(input: GenerationInput, signal: AbortSignal): Promise<ParseResponse>;
  build(order: BuildOrder, signal: AbortSignal): AsyncIterable<BuildResponse>;
  verify(order: VerifyOrder, signal: AbortSignal): AsyncIterable<VerifyResponse>;
  /** The tree after a deterministic fix; undefined when the fix does not apply to what failed. Never touches tests or the user's edits. */
  repair(request: RepairRequest, signal: AbortSignal): Promise<string | undefined>;
  merge(request: MergeRequest): Promise<Merged>;
}

/** What the agents work from. */
export interface BuildOrder {
  readonly application: Application;
  /** What the project was, so that its databases can follow; undefined for a new one. */
  readonly release?: Release;
}

/** What a tree is judged by. */
export interface VerifyOrder {
  readonly tree: string;
  readonly application: Application;
  /** Take no verdict that is known. */
  readonly fresh?: boolean;
}

/** Fixes in the order in which they are tried. */
export const FIXES = ['format', 'imports', 'lock'] as const;
export type Fix = (typeof FIXES)[number];

export interface RepairRequest {
  readonly fix: Fix;
  readonly tree: string;
  /** What the blueprint made; only files that still are as it made them may change. */
  readonly generated: string;
  readonly application: Application;
  readonly verdicts: readonly Verdict[];
}

export interface MergeRequest {
  /** Undefined: the folder was not made by us, so there is no common past. */
  readonly base: string | undefined;
  /** The new generated tree. */
  readonly ours: string;
  /** The user's folder. */
  readonly theirs: string;
  /** Paths whose conflict marks of an earlier merge may still stand. */
  readonly suspects: readonly string[];
}

export interface Merged {
  readonly tree: string;
  /** Paths that hold conflict marks, or on which the sides disagree. */
  readonly conflicts: readonly string[];
  /** New names of the user's files that had to make way in a folder that was not made by us. */
  readonly setAside: readonly string[];
}

/** The output folder, held under a lock for the whole run. */
export interface Workspace {
  readonly directory: string;
  /** True while the folder holds nothing, so that writing early can harm nothing. */
  readonly empty: boolean;
  /** What an earlier run left there; undefined when none did. */
  readonly previous: Previous | undefined;
  /**
   * The folder as a tree, without what is not source (dependencies, build output). Where no project of ours is, only the paths of
   * `generated` are looked at.
   */
  snapshot(generated: string): Promise<string>;
  /** The project as it was last generated, with its migrations as they stand now; undefined when no earlier run made one. */
  lastRelease(): Promise<Release | undefined>;
  /** Puts a tree in the folder's place: all of it, or nothing. Returns how many files it has. */
  write(request: WriteRequest): Promise<number>;
  /** Notes how the run ended, beside the project. */
  conclude(finished: GenerationFinished): Promise<void>;
}

export interface Previous {
  /** The last generated tree, the base of merges. */
  readonly generated: string;
  /** How the last run ended, when it did and when this run's input is the same in every respect. */
  readonly sameInput: GenerationFinished | undefined;
  /** The folder's tree when that run ended. */
  readonly written: string;
  /** Paths that the last merge left with conflict marks. */
  readonly conflicts: readonly string[];
}

export interface WriteRequest {
  readonly tree: string;
  readonly generated: string;
  /** The tree that the folder holds now; undefined when it is empty. */
  readonly theirs: string | undefined;
  readonly parsed: ParseResponse;
  readonly conflicts: readonly string[];
}

/** What somebody said of a brief as it was understood. */
export interface Decisions {
  readonly answers: readonly Answer[];
  readonly approved: boolean;
}

/** Looks at what was understood before it is built. */
export interface Reviewer {
  /** What was decided so far. */
  decisions(): Promise<Decisions>;
  /** Resolves when more than that was decided; rejects when the signal aborts. */
  after(known: Decisions, signal: AbortSignal): Promise<Decisions>;
}

/** What the host of the workflow gives: events out, time, cancellation. */
export interface Control {
  readonly generationId: string;
  readonly signal: AbortSignal;
  /** Undefined: what was understood is built at once. */
  readonly reviewer?: Reviewer | undefined;
  emit(event: GenerationEvent): void;
  now(): Date;
}
