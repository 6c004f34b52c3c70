import type { Place } from '../notes';
import type { Range } from '../grammar/phrase-pattern';
import type { Occasion, Read } from './effect-note';

/** What is written down of a deed: when it was done, who did it, or what whoever does it says with it. */
export type Noted =
  | { readonly kind: 'moment'; readonly words: readonly string[] }
  | { readonly kind: 'doer' }
  | { readonly kind: 'said'; readonly words: readonly string[]; readonly values?: readonly string[] };

/** "Voiding a weighing requires a reason", "when a session is cancelled, the time and the reason are recorded". */
export interface DeedNote {
  /** When it is noted, or the deeds themselves where they are known. */
  readonly deed: Occasion | { readonly entity: string; readonly verbs: readonly string[] };
  readonly noted: readonly Noted[];
  /** The deed is not done without it. */
  readonly demanded: boolean;
  /** "The technician has to give a reason": who does the deed, though it is told as done. */
  readonly doer?: Range | undefined;
  readonly place: Place;
}

export type ReadNoted = Read<readonly Noted[]>;
