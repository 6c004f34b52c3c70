import type { Range } from '../grammar/phrase-pattern';
import type { Place } from '../notes';

/** "one credit", "the amount", "its quantity". */
export interface Amount {
  /** A figure as decimal text; undefined where a field says how much. */
  readonly figure?: string;
  /** What is counted, or the field that says how much. */
  readonly words: readonly string[];
}

/** What becomes of a row. `target` is how the row, or a field of it, is named: empty for "it". */
export type Change =
  | {
      readonly kind: 'set';
      readonly target: readonly string[];
      readonly value: readonly string[];
      /** Said of several rows, "the other applications". */
      readonly many?: boolean;
    }
  | {
      readonly kind: 'add';
      readonly target: readonly string[];
      readonly sign: '+' | '-';
      readonly amount: Amount;
    };

/** When it comes about: something is done to a thing, "a class is booked", or is there, "each purchase". */
export interface Occasion {
  /** Of what it is said. */
  readonly words: readonly string[];
  /** Said of all or of several at once, "all tasks". */
  readonly many: boolean;
  /** Words of the deed or of the state: book, done. Empty where the thing itself is the deed. */
  readonly deed: readonly string[];
  /** Said by a participle or an adjective, "is done", so that it may name a state. */
  readonly passive: boolean;
  /** Where it is told who does it: "a manager" of "a manager approves a claim", "a claim is approved by a manager". */
  readonly doer?: Range | undefined;
}

/** "When a class is booked one credit is deducted from the member": what a deed changes in other rows. */
export interface EffectNote {
  readonly occasion: Occasion;
  readonly changes: readonly Change[];
  readonly place: Place;
}

/** A part of a sentence that was read, and where it ends. */
export interface Read<Said> {
  readonly said: Said;
  readonly end: number;
}
