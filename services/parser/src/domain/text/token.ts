import type { Route } from '../routes/route';
import type { SchemaEntity } from '../schemas/schema';

/** A word, number or mark of the brief, with its place in the original text. */
export interface Token {
  /** As written. */
  readonly text: string;
  /** Lower case, with unmistakable misspellings put right. */
  readonly lower: string;
  readonly lemma: string;
  /** Universal part of speech as the tagger saw it. */
  readonly pos: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** UTF-16 offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** Whether nothing stands between this token and the one before. */
  readonly glued: boolean;
  /** Inside quotation marks, backticks or the like. */
  readonly quoted: boolean;
}

/** A sentence, heading, bullet or table cell: the unit that is accounted for. */
export interface Sentence {
  readonly tokens: readonly Token[];
  /** As written, from `start` to `end`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'prose' | 'heading' | 'bullet' | 'row' | 'schema';
  /** Depth of the heading or bullet; 0 for prose. */
  readonly level: number;
  /** The heading or introducing line that this stands under, nearest first. */
  readonly parent: Sentence | undefined;
  /** So many of the first words are those of the line above that this bullet goes on: "Customers can:". */
  readonly carried: number;
  /** Where it takes back what was said before: "scratch that, ...". */
  readonly takesBack?: Pick<Token, 'start' | 'end'>;
  /** What a declaration in code says; it has no words. */
  readonly schema?: SchemaEntity;
  /** The routes that it names; the tokens are those of the words around them. */
  readonly routes?: readonly Route[];
}

export const isWord = (token: Token | undefined, ...words: readonly string[]): boolean =>
  token !== undefined && (words.includes(token.lower) || words.includes(token.lemma));

/** Its words in lower case, without marks. */
export const wordsIn = ({ tokens }: Pick<Sentence, 'tokens'>): string[] =>
  tokens.flatMap(({ kind, lower }) => (kind === 'word' ? [lower] : []));

export const isMark = (token: Token | undefined, ...marks: readonly string[]): boolean =>
  token?.kind === 'mark' && marks.includes(token.text);
