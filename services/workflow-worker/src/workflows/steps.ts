import type { JsonValue } from '@bufbuild/protobuf';

/** What every step of a generation is told beside its own request. */
export interface Step {
  readonly generation: string;
  /** GenerationEvents as JSON that are not known to be on record; the step records them before it begins. */
  readonly pending: readonly JsonValue[];
  /** The sequence number of the next event. */
  readonly next: number;
  /** Which trace the generation belongs to. */
  readonly trace?: Readonly<Record<string, string>>;
}

/** The activities as they stand in histories: messages are JSON, large ones lie in the blob store. Names and shapes are for ever. */
export interface Steps {
  /** A platform.v1.CreateGenerationRequest; answers with a parser.v1.ParseResponse. */
  parse(step: Step, request: JsonValue): Promise<JsonValue>;
  /** An agents.v1.BuildRequest; records each BuildResponse as an event from `next` on, and answers with all of them in that order. */
  build(step: Step, request: JsonValue): Promise<JsonValue[]>;
  /** A verification.v1.VerifyRequest; as `build`, with VerifyResponses. */
  verify(step: Step, request: JsonValue): Promise<JsonValue[]>;
  /** An agents.v1.RepairRequest; answers with the new tree, or nothing. */
  repair(step: Step, request: JsonValue): Promise<string>;
  /** The number of files of a tree, all of which are in the blob store. */
  countFiles(step: Step, tree: string): Promise<number>;
  /** Only records what is pending. */
  tell(step: Step): Promise<void>;
  /** Puts the last of the pending events behind whatever is on record, unless an end is there already. */
  conclude(step: Step): Promise<void>;
}
