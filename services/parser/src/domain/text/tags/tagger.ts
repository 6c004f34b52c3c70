import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction, type WinkMethods } from 'wink-nlp';

/** What the library knows of one token. */
export interface TaggedToken {
  readonly text: string;
  readonly pos: string;
  readonly lemma: string;
  readonly type: string;
  /** Whether the word is in the general English vocabulary of the library. */
  readonly known: boolean;
}

interface Tagger {
  readonly nlp: WinkMethods;
  /** Words outside the vocabulary get numbers from here on. */
  readonly firstUnknown: number;
}

let tagger: Tagger | undefined;

/** Loading the model takes a while, so the first text pays for it, not the import. */
function load(): Tagger {
  if (tagger) return tagger;
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const [firstUnknown = 0] = numbers(nlp.readDoc('qzxvkjwq').tokens(), nlp);
  tagger = { nlp, firstUnknown };
  return tagger;
}

const numbers = (tokens: ItemsLike, nlp: WinkMethods): number[] =>
  tokens.out(nlp.its['uniqueId'] as ItsFunction<number>).map(Number);

interface ItemsLike {
  out<T>(property: ItsFunction<T>): T[] | string[];
}

/** Tokens of a text with part of speech and lemma. */
export function tag(text: string): TaggedToken[] {
  const { nlp, firstUnknown } = load();
  const tokens = nlp.readDoc(text).tokens();
  const property = (name: 'value' | 'pos' | 'lemma' | 'type'): string[] =>
    tokens.out(nlp.its[name] as ItsFunction<string>).map(String);
  const pos = property('pos');
  const lemmas = property('lemma');
  const types = property('type');
  const ids = numbers(tokens, nlp);
  return property('value').map((value, i) => ({
    text: value,
    pos: pos[i] ?? 'X',
    lemma: lemmas[i] ?? value.toLowerCase(),
    type: types[i] ?? 'word',
    known: (ids[i] ?? firstUnknown) < firstUnknown,
  }));
}

/** Whether general English knows the word in this form. */
export function isEnglishWord(word: string): boolean {
  return tag(word).every(({ known }) => known);
}
