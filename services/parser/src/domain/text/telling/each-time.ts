import { grammar } from '../../lexicon/grammar-lexicon';
import { isWord, type Token } from '../token';

/** "Every time a car is washed, we note ...", "each time that it rings" as "whenever a car is washed": a time slot is a thing. */
export const tellWhenever = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    if (lengthAt(tokens, i - 1) > 1 || lengthAt(tokens, i - 2) > 2) return [];
    const length = lengthAt(tokens, i);
    if (length === 0) return [token];
    const end = tokens[i + length - 1]?.end ?? token.end;
    return [{ ...token, text: 'whenever', lower: 'whenever', lemma: 'whenever', pos: 'SCONJ', end }];
  });

/** How many words say that it is so each time; 0 where they do not. */
function lengthAt(tokens: readonly Token[], i: number): number {
  if (!isWord(tokens[i], 'each', 'every') || tokens[i + 1]?.lower !== 'time') return 0;
  const length = isWord(tokens[i + 2], 'that', 'when') ? 3 : 2;
  const next = tokens[i + length];
  const isSubject =
    next?.pos === 'PRON' || grammar.articles.has(next?.lower ?? '') || grammar.possessives.has(next?.lower ?? '');
  return isSubject ? length : 0;
}
