import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/**
 * "A lift has one of the states in service, stuck, closed" as "a lift is in service, stuck, closed", "it has one of these colours: red,
 * green" as "it has a colour: red, green": what one of is said, and not one of something else that is kept.
 */
export function tellOneOf(tokens: readonly Token[]): readonly Token[] {
  const one = tokens.findIndex((token, i) => i > 1 && isWord(token, 'one') && isWord(tokens[i + 1], 'of'));
  if (one < 0) return tokens;
  const verb = verbBefore(tokens, one);
  const noun = nounBehind(tokens, one + 2);
  const [said, kind] = [tokens[verb], tokens[noun]];
  if (!said || !kind) return tokens;
  const start = isMark(tokens[noun + 1], ':') ? noun + 2 : noun + 1;
  if (!beginsList(tokens, start)) return tokens;
  const before = tokens.slice(0, isModal(tokens[verb - 1]) ? verb - 1 : verb);
  const place = { ...said, end: kind.end };
  if (STATES.has(singular(kind.lower)))
    return [...before, { ...wordAt(place, 'is', 'AUX'), lemma: 'be', end: kind.end }, ...asChoice(tokens.slice(start))];
  if (isWord(said, 'be')) return tokens;
  const name = singular(kind.lower);
  return [
    ...tokens.slice(0, verb + 1),
    wordAt(kind, 'a', 'DET'),
    { ...kind, text: name, lower: name, lemma: name },
    wordAt(kind, ':', 'PUNCT', 'mark'),
    ...tokens.slice(start),
  ];
}

const STATES = new Set(['state', 'status', 'stage', 'phase']);

/** "have", "is always in", "has exactly": the verb that "one" belongs to, or nothing. */
function verbBefore(tokens: readonly Token[], one: number): number {
  let at = one - 1;
  while (at > 0 && isWord(tokens[at], 'exactly', 'always', 'just', 'only', 'in', 'at')) at--;
  return isWord(tokens[at], 'have', 'be', 'take') ? at : -1;
}

/** Behind "the", "these", "the following three": a plural. */
function nounBehind(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 4 && (tokens[at]?.pos === 'NUM' || isWord(tokens[at], 'the', 'these', 'those', 'following'))) at++;
  return isPlural(tokens[at]?.lower ?? '') ? at : -1;
}

/** "open, packed, shipped", "red or green" */
const beginsList = (tokens: readonly Token[], start: number): boolean =>
  tokens[start]?.kind === 'word' &&
  !isWord(tokens[start], 'of', 'that', 'which', 'who', 'in which', 'for', 'on', 'with') &&
  tokens.slice(start + 1, start + 4).some((token) => isMark(token, ',', '/') || isWord(token, 'or'));

/** "new, in progress, done" as "new, in progress or done" */
function asChoice(list: readonly Token[]): readonly Token[] {
  const stop = list.findIndex((token) => isMark(token, '.', ';', '('));
  const end = stop < 0 ? list.length : stop;
  if (list.slice(0, end).some((token) => isWord(token, 'or'))) return list;
  const last = list.findLastIndex((token, i) => i < end && (isMark(token, ',') || isWord(token, 'and')));
  const mark = list[last];
  const isDouble = isWord(mark, 'and') && isMark(list[last - 1], ',');
  return mark
    ? [...list.slice(0, isDouble ? last - 1 : last), wordAt(mark, 'or', 'CCONJ'), ...list.slice(last + 1)]
    : list;
}

const isModal = (token: Token | undefined): boolean => isWord(token, 'shall', 'must', 'will', 'should', 'can', 'may');
