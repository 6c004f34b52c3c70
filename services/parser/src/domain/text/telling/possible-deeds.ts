import { baseOfGerund, pastParticiple } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/**
 * "Retiring a server is only possible when it has been wiped", "changing closed orders is not allowed" as "a server can only be retired
 * when it has been wiped", "closed orders can not be changed": for whom it is possible is told by other words.
 */
export const tellPossible = (tokens: readonly Token[]): readonly Token[] => {
  const last = tokens.findLastIndex((_, i) => opensDeed(tokens, i));
  // The last one first: "cancelling it is possible until noon, but changing it is not".
  const before = last > 0 ? tellPossible(tokens.slice(0, last)) : [];
  return last < 0 ? tokens : [...before, ...tellOne(tokens.slice(last))];
};

function tellOne(tokens: readonly Token[]): readonly Token[] {
  const [deed] = tokens;
  const verb = baseOfGerund(deed?.lower ?? '');
  const be = tokens.findIndex((token, i) => i > 1 && isWord(token, 'be'));
  const copula = tokens[be];
  const [first, ...more] = tokens.slice(1, be);
  // "Booking times are possible": what is possible are times.
  if (!deed || verb === undefined || !first || copula?.lower !== 'is') return tokens;
  const object = [{ ...first, start: deed.start }, ...more];
  if (object.length > LONGEST || !object.every(isNaming) || !isThing(object)) return tokens;
  let able = be + 1;
  while (isWord(tokens[able], ...BETWEEN)) able++;
  const possible = tokens[able];
  if (!possible || !isWord(possible, 'possible', 'allowed', 'permitted') || !opensCondition(tokens, able + 1))
    return tokens;
  const done = pastParticiple(verb);
  return [
    ...object,
    { ...copula, lower: 'can', text: 'can', lemma: 'can', pos: 'AUX' },
    ...tokens.slice(be + 1, able),
    wordAt(possible, 'be', 'AUX'),
    { ...possible, lower: done, text: done, lemma: done, pos: 'VERB' },
    ...tokens.slice(able + 1),
  ];
}

const LONGEST = 5;
const BETWEEN = ['not', "n't", 'only', 'never', 'always', 'still', 'no', 'longer'];
const CONDITIONS = 'when if once after before until till while unless as up within during'.split(' ');

const opensDeed = (tokens: readonly Token[], i: number): boolean =>
  (i === 0 || isMark(tokens[i - 1], ';') || (isMark(tokens[i - 2], ',') && isWord(tokens[i - 1], 'but', 'and'))) &&
  tokens[i]?.kind === 'word' &&
  baseOfGerund(tokens[i].lower) !== undefined;

const isNaming = ({ kind, pos }: Token): boolean =>
  kind === 'word' && ['DET', 'ADJ', 'NOUN', 'PROPN', 'VERB', 'PRON'].includes(pos);

/** "a server", "closed orders", "it", but nothing that is only a noun beside the deed: "booking times are". */
const isThing = ([first, ...rest]: readonly Token[]): boolean =>
  first !== undefined &&
  (first.pos === 'DET' || isWord(first, 'it', 'them', 'one') || /[^s]s$/.test((rest.at(-1) ?? first).lower));

/** Nothing follows but when it is so: for whom it is possible is a right. */
const opensCondition = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] === undefined || isMark(tokens[i], '.', ';', ',', '!') || isWord(tokens[i], ...CONDITIONS);
