import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../token';

/** Beyond these the list ends: "visits record a date; staff ..." */
const ENDS = [';', '.', ':', '!'];

/**
 * "record product, warehouse, quantity and date": a word that can name parts, before bare nouns in a list of which one is usually a
 * part of something.
 */
export function namesListedParts(tokens: readonly Token[], i: number): boolean {
  const [token, first] = [tokens[i], tokens[i + 1]];
  if (!token || !grammar.haveVerbs.has(token.lower.replace(/s$/, '')) || !first || !isNaming(first)) return false;
  const stop = tokens.findIndex((one, k) => k > i && isMark(one, ...ENDS));
  const list = tokens.slice(i + 1, stop < 0 ? tokens.length : stop);
  const isJoined = (k: number): boolean => isMark(list[k], ',') || isWord(list[k], 'and');
  const isEnded = (k: number): boolean => list[k] === undefined || isJoined(k) || isMark(list[k], '(');
  return (
    list.some((one) => isWord(one, 'and')) &&
    list.some(
      ({ lower }, k) =>
        (isFieldName([lower]) || isFieldName([list[k - 1]?.lower ?? '', lower])) &&
        isEnded(k + 1) &&
        (k < 2 || isJoined(k - 1) || isJoined(k - 2)),
    )
  );
}

const isNaming = ({ pos, kind }: Token): boolean => kind === 'word' && ['NOUN', 'ADJ', 'PROPN'].includes(pos);
