import type { Range } from './phrase-pattern';

export interface VerbGroup extends Range {
  readonly verbs: { lemma: string; at: number }[];
  readonly modal: string | undefined;
  readonly negated: boolean;
  readonly passive: boolean;
  /** "with", "including": a list of parts, not a predicate. */
  readonly attached: boolean;
  /** Who does it, where the subject is a mere "it" or "there": nobody in particular when null. */
  readonly doer?: Range | null;
  /** It is said of a subject of which other words have told before. */
  readonly resumed?: boolean;
  /** Where the verb itself begins, behind "there must be a way to". */
  readonly main?: number;
}

/** Somebody does something: the skeleton that the readers of the domain work on. */
export interface Clause extends Range {
  /** Undefined for imperatives. */
  readonly subject: Range | undefined;
  /** Lemmas of the coordinated verbs: create, edit. */
  readonly verbs: readonly { readonly lemma: string; readonly at: number }[];
  /** First of "can", "must", "want" and the like. */
  readonly modal: string | undefined;
  readonly negated: boolean;
  /** "is stored", "are linked". */
  readonly passive: boolean;
  /** From the first word of the verb group to the last. */
  readonly verb: Range;
  readonly object: Range;
  /** Says more of a noun of the clause before: "which must be unique". */
  readonly relative: boolean;
  /** The clause that one without a verb of its own adds to: "..., with a title". */
  readonly host?: Clause | undefined;
}
