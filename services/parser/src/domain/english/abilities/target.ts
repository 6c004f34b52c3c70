import type { Range } from '../grammar/phrase-pattern';

/** Something that is acted on, and where it is said. */
export interface Target {
  readonly name: string;
  readonly place: Range;
  /** A field of it is named, "change prices". */
  readonly isField?: boolean;
  /** What is done to it, where another verb is told of what stands before: "create rentals and return cars". */
  readonly deed?: string | undefined;
}
