import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { isMark, isWord, type Token } from '../token';

/**
 * "A station's code consists of two to four letters" as "a station's code has two to four letters", "instruments are of a type (lute,
 * harp)" as "instruments have a type (lute, harp)": what looks so or is of a kind has it.
 */
export const tellShapes = (tokens: readonly Token[]): readonly Token[] => tellOfKind(tellConsisting(tokens));

const has = (token: Token, isMany: boolean): Token => {
  const text = isMany ? 'have' : 'has';
  return { ...token, text, lower: text, lemma: 'have', pos: 'VERB' };
};

function tellConsisting(tokens: readonly Token[]): readonly Token[] {
  const of = tokens.findIndex(
    (token, i) =>
      isWord(token, 'of') &&
      isWord(tokens[i - 1], 'consists', 'consist') &&
      tokens.slice(0, i).some((one) => isWord(one, "'s")) &&
      (tokens[i + 1]?.pos === 'NUM' || isWord(tokens[i + 1], 'exactly')) &&
      tokens.slice(i + 2, i + 7).some((one) => isWord(one, 'letter', 'digit', 'character')),
  );
  const verb = tokens[of - 1];
  return verb ? [...tokens.slice(0, of - 1), has(verb, false), ...tokens.slice(of + 1)] : tokens;
}

/** What a row is of is a part of it where the word names one, and nobody: "is of one model", but not "is of one author". */
function tellOfKind(tokens: readonly Token[]): readonly Token[] {
  const of = tokens.findIndex((token, i) => {
    const noun = tokens[i + 2];
    const behind = tokens[i + 3];
    return (
      isWord(token, 'of') &&
      isWord(tokens[i - 1], 'is', 'are') &&
      isWord(tokens[i + 1], 'a', 'one', 'some') &&
      noun?.pos === 'NOUN' &&
      isFieldName([noun.lower]) &&
      !isPersonNoun(noun.lower) &&
      (behind === undefined || isMark(behind, '(', ',', '.', ';', ':') || isWord(behind, 'and'))
    );
  });
  const be = tokens[of - 1];
  return be ? [...tokens.slice(0, of - 1), has(be, be.lower === 'are'), ...tokens.slice(of + 1)] : tokens;
}
