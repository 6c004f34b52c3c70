import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** Adjectives and nouns that may name what is theirs. */
const LONGEST = 4;

/** "Carriers see the permits that belong to them", "all permits belonging to them" as "carriers see their own permits". */
export function tellTheirs(tokens: readonly Token[]): readonly Token[] {
  const belong = tokens.findIndex(
    (token, i) =>
      i > 1 &&
      isWord(token, 'belong', 'belonging') &&
      isWord(tokens[i + 1], 'to') &&
      isWord(tokens[i + 2], 'them', 'him', 'her', 'themselves'),
  );
  const end = isWord(tokens[belong - 1], 'that', 'which') ? belong - 1 : belong;
  const isTold = end < belong ? tokens[belong]?.lower.startsWith('belong') : tokens[belong]?.lower === 'belonging';
  if (belong < 0 || isTold !== true) return tokens;
  let start = end;
  while (start > 0 && end - start < LONGEST && ['NOUN', 'PROPN', 'ADJ'].includes(tokens[start - 1]?.pos ?? '')) start--;
  const first = tokens[start];
  // "that belong to them are ...": of whom something is said.
  const next = tokens[belong + 3];
  const closes = next === undefined || next.kind === 'mark' || isWord(next, 'and', 'or', 'but', 'only');
  if (!first || start === end || !closes || isMark(tokens[start - 1], ':')) return tokens;
  let from = start;
  while (isWord(tokens[from - 1], 'the', 'all', 'those')) from--;
  if (from === 0) return tokens;
  return [
    ...tokens.slice(0, from),
    wordAt(first, 'their', 'PRON'),
    wordAt(first, 'own', 'ADJ'),
    ...tokens.slice(start, end),
    ...tokens.slice(belong + 3),
  ];
}
