import { baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural } from '../../names';
import { isMark, isWord, type Token } from '../token';

/** What a tag is put right to. */
export type Change = Pick<Token, 'pos' | 'lemma'>;

/** "excuses" -> excuse, "catches" -> catch, "carries" -> carry */
export const withoutEnding = (form: string): string =>
  form.endsWith('ies') ? `${form.slice(0, -3)}y` : form.replace(/(?<=ss|sh|ch|x|zz)es$|s$/, '');

export const asVerb = (lemma: string): Change => ({ pos: 'VERB', lemma });

const NEGATIONS = ["n't", 'not', 'never'];

/** Over "not", "n't", "also", "only". */
export function skipBack(tokens: readonly Token[], from: number): number {
  let i = from;
  while (i > 0 && (NEGATIONS.includes(tokens[i]?.lower ?? '') || grammar.adverbs.has(tokens[i]?.lower ?? ''))) i--;
  return i;
}

/** What a verb acts on: an article or pronoun, or a plural; another verb may stand before it. */
export function beginsObject(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (!token) return false;
  // "users vote once per poll"
  if (isWord(token, 'once', 'twice')) return true;
  // "note down turnings", "put up vans"
  if (isWord(token, 'up', 'down', 'in', 'out', 'off') && tokens[i + 1]?.kind === 'word')
    return beginsObject(tokens, i + 1);
  if ((isWord(token, 'and', 'or') || isMark(token, ',', '/')) && i + 2 < tokens.length) {
    const next = tokens[i + 1];
    return (
      next?.kind === 'word' &&
      (next.pos === 'VERB' || isActionVerb(next.lower) || baseOfThirdPerson(next.lower) !== undefined) &&
      (beginsObject(tokens, i + 2) || isWord(tokens[i + 1], 'and', 'or'))
    );
  }
  return (
    token.kind === 'word' &&
    (token.pos === 'DET' ||
      token.pos === 'PRON' ||
      grammar.articles.has(token.lower) ||
      grammar.possessives.has(token.lower) ||
      isWord(
        token,
        'new',
        'money',
        'them',
        'it',
        'everything',
        'anything',
        'nothing',
        'whether',
        'how',
        'which',
        'what',
        'who',
        'when',
      ) ||
      isPlural(token.lower) ||
      (tokens[i + 1]?.kind === 'word' && isPlural(tokens[i + 1]?.lower ?? '')))
  );
}

/** Whether nothing more of a phrase stands before `next`. */
export const closesPhrase = (next: Token | undefined): boolean =>
  next === undefined || isMark(next, '.', ',', ';', ')') || isWord(next, 'and', 'or');

/** "vote once", "vote once per poll": nothing but how often. */
export const countsOnce = (next: Token | undefined): boolean =>
  next === undefined || next.kind === 'mark' || isWord(next, 'per', 'for', 'in', 'each', 'every');
