import type { JsonValue } from '@bufbuild/protobuf';

/** The workflows that a worker runs, by the names under which others start them. Names are for ever: recorded histories hold them. */
export const WORKFLOWS = { generation: 'generation', verification: 'verification', project: 'project' } as const;

/** Asks how far a generation has come. */
export const PROGRESS_QUERY = 'progress';
/** Lets a generation in review go on. */
export const APPROVE_SIGNAL = 'approve';
/**
 * Answers what a review left open: a platform.v1.Answer as JSON, and its place among the answers from 0 on, so that one which is delivered
 * twice counts once. Without a place it comes behind the others.
 */
export const ANSWER_SIGNAL = 'answer';

/** What `generation` starts from. The workflow's identifier is the generation's. */
export interface GenerationOrder {
  /** A platform.v1.CreateGenerationRequest as JSON. With `review`, `approve` is waited for once the brief is understood. */
  readonly request: JsonValue;
  /** What was decided in a review before this workflow began: another one was ended from outside. */
  readonly reviewed?: ReviewSoFar;
  /** The trace that it belongs to, as W3C headers. */
  readonly trace?: Readonly<Record<string, string>>;
}

export interface ReviewSoFar {
  /** platform.v1.Answers as JSON. */
  readonly answers: readonly JsonValue[];
  readonly approved: boolean;
  /** The sequence number of the last event on record; numbers go on after it. */
  readonly sequence: number;
}

export interface GenerationEnd {
  /** A generation.v1.GenerationOutcome's name. */
  readonly outcome: string;
  /** Digest of the project's tree; empty when none was written. */
  readonly tree: string;
}

export interface GenerationProgress {
  /** What was said last: an event's case. Empty before the first. */
  readonly stage: string;
  /** Sequence number of that event. */
  readonly sequence: number;
}

/** What `verification` judges; its identifier is that of the generation which it is on record as. It ends as a generation does. */
export interface VerificationOrder {
  /** A verification.v1.VerifyRequest as JSON. */
  readonly request: JsonValue;
  readonly trace?: Readonly<Record<string, string>>;
}

/** Generations that belong together; each runs as a workflow of its own. */
export interface ProjectOrder {
  readonly parts: readonly (GenerationOrder & { readonly id: string })[];
}

export interface ProjectEnd {
  readonly parts: readonly (GenerationEnd & { readonly id: string })[];
}
