import type { DraftFieldType } from '../../draft-model';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** An element of a list of parts that says what the owner is tied to: "made by one artist", "works at one practice". */
export interface LinkedElement {
  readonly verb: number;
  readonly phrase: NounPhrase;
  /** "one per incident": each of those has no more than one as well. */
  readonly only?: boolean;
}

/** One element of a list: a noun phrase, what stands in brackets behind it, and the words after. */
export interface ListItem extends Range {
  readonly phrase: NounPhrase;
  readonly group: Range | undefined;
  readonly tail: Range;
  /** A tie to something else: "made by one artist". */
  readonly link?: LinkedElement | undefined;
  /** The type that the way of saying it tells: "whether it is paid". */
  readonly type?: DraftFieldType | undefined;
}
