import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { isFieldName, typeFromWords } from '../../lexicon/field-lexicon';
import { isWord, type Token } from '../../text/token';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** "a phone number or an email": two parts of which one may be missing, and no values of the first. */
export function joinsParts(tokens: readonly Token[], { start, end }: Range, or: number): boolean {
  const one = partAt(tokens, { start, end: or });
  return one?.end === or && !isEnumNoun(one.words.at(-1) ?? '') && partAt(tokens, { start: or + 1, end }) !== undefined;
}

/** A usual part with an article, and no type: "a text or a number" says what something may hold. */
function partAt(tokens: readonly Token[], { start, end }: Range): NounPhrase | undefined {
  const phrase = isWord(tokens[start], 'a', 'an') ? nounPhraseAt(tokens, start, end) : undefined;
  const type = phrase && typeFromWords(phrase.words);
  const isPart = type === undefined || type === 'email' || type === 'url';
  const isUsual =
    phrase && (isFieldName(phrase.words) || (phrase.words.length > 1 && isFieldName(phrase.words.slice(-1))));
  return isPart && isUsual ? phrase : undefined;
}
