import { isFieldName } from '../../lexicon/field-lexicon';
import { isMark, isWord, type Token } from '../token';

/**
 * "The email is how we find them, so it must be unique" as "..., so the email must be unique": what is demanded is demanded of the part
 * that the sentence begins with.
 */
export function tellField(tokens: readonly Token[]): readonly Token[] {
  const verb = tokens.findIndex(({ pos }) => pos === 'AUX' || pos === 'VERB');
  const part = isWord(tokens[0], 'the', 'its', 'their') ? tokens.slice(0, verb) : [];
  const words = part.slice(1).map(({ lower }) => lower);
  const it = tokens.findIndex(
    (token, i) =>
      i > verb &&
      token.lower === 'it' &&
      isWord(tokens[i - 1], 'so', 'and', 'therefore', 'hence') &&
      demands(tokens[i + 1]),
  );
  const isSaid = verb > 1 && verb < 5 && part.every(({ kind }) => kind === 'word') && isFieldName(words);
  const place = tokens[it];
  if (!isSaid || !place || tokens.slice(verb, it).some((token) => isMark(token, '.', ':'))) return tokens;
  const meant = part.map((token) => ({ ...token, start: place.start, end: place.end, glued: false }));
  return [...tokens.slice(0, it), ...meant, ...tokens.slice(it + 1)];
}

const demands = (token: Token | undefined): boolean =>
  isWord(token, 'must', 'need', 'have', 'should', 'shall', 'cannot', 'can', 'may', 'be');
