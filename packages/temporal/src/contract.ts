import type { JsonValue } from '@bufbuild/protobuf';

/** The workflows that a worker runs, by the names under which others start them. Names are for ever: recorded histories hold them. */
export const WORKFLOWS = { generation: 'generation', verification: 'verification', project: 'project' } as const;

/** Asks how far a generation has come. */
export const PROGRESS_QUERY = 'progress';
/** Lets a generation that waits for a review go on. */
export const APPROVE_SIGNAL = 'approve';
/** Answers what a review left open, with Overrides as JSON; the brief is read again with them. */
export const ANSWER_SIGNAL = 'answer';

/** What `generation` starts from. The workflow's identifier is the generation's. */
export interface GenerationOrder {
  /** A platform.v1.CreateGenerationRequest as JSON. */
  readonly request: JsonValue;
  /** Wait for `approve` once the brief is understood; `answer` may come before it, any number of times. */
  readonly review?: boolean;
  /** The trace that it belongs to, as W3C headers. */
  readonly trace?: Readonly<Record<string, string>>;
}

export interface GenerationEnd {
  /** A generation.v1.GenerationOutcome's name. */
  readonly outcome: string;
  /** Digest of the project's tree; empty when none was written. */
  readonly tree: string;
}

export interface GenerationProgress {
  /** What was said last: an event's case, or `review` while it waits for one. Empty before the first. */
  readonly stage: string;
  /** Sequence number of that event. */
  readonly sequence: number;
  /** What was understood, as a parser.v1.ParseResponse, while a review is waited for. */
  readonly draft?: JsonValue;
}

/** What `verification` judges: a verification.v1.VerifyRequest as JSON; its end is a list of Verdicts as JSON. */
export interface VerificationOrder {
  readonly request: JsonValue;
}

/** Generations that belong together; each runs as a workflow of its own. */
export interface ProjectOrder {
  readonly parts: readonly (GenerationOrder & { readonly id: string })[];
}

export interface ProjectEnd {
  readonly parts: readonly (GenerationEnd & { readonly id: string })[];
}
