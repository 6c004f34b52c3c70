import { thirdPerson } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../token';

/** "Let each car have one engine" as it is told: "each car has one engine". */
export function tellLet(tokens: readonly Token[]): readonly Token[] {
  if (!isWord(tokens[0], 'let') || !isWord(tokens[1], 'each', 'every')) return tokens;
  const told = tokens.slice(1);
  return told.map((token, i) =>
    isDeedOfEach(told, i) ? { ...token, lower: thirdPerson(token.lower), pos: 'VERB' } : token,
  );
}

/** A verb in its base form right behind "each" and what it is said of. */
const isDeedOfEach = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  tokens[i].lower === tokens[i].lemma &&
  tokens[i - 1]?.pos === 'NOUN' &&
  (isWord(tokens[i - 2], 'each', 'every') || isWord(tokens[i - 3], 'each', 'every'));
