import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/**
 * What something has, told in a way of its own: "for every book we keep copies: the date, the price" as "... copies, each with the
 * date, the price", "an offer, for which he states the price" as "an offer with the price", "every claim is given a score" as "every
 * claim has a score", "clients are firms or persons, with a name" as "clients have a kind (firm or person), a name", "the sphere, which
 * may be negative," as "the sphere (number),".
 */
export const tellParts = (tokens: readonly Token[]): readonly Token[] =>
  belowZero(isGiven(isNumbered(ofKinds(forWhich(eachOfThem(tokens))))));

/** "For every book we keep any number of copies: the date of purchase, the price": each of the copies has them. */
function eachOfThem(tokens: readonly Token[]): readonly Token[] {
  if (!isWord(tokens[0], 'for', 'of', 'about', 'per') || !isWord(tokens[1], 'each', 'every')) return tokens;
  const colon = tokens.findIndex((token) => isMark(token, ':'));
  const [thing, mark] = [tokens[colon - 1], tokens[colon]];
  const isList = tokens.slice(colon + 1).some((token) => isMark(token, ',') || isWord(token, 'and'));
  const isThing =
    thing?.pos === 'NOUN' && isPlural(thing.lower) && tokens.slice(0, colon).some(({ pos }) => pos === 'VERB');
  if (!mark || !isThing || !isList || !isWord(tokens[colon + 1], 'the', 'a', 'an', 'its', 'their')) return tokens;
  return [
    ...tokens.slice(0, colon),
    { ...mark, text: ',', lower: ',', lemma: ',' },
    wordAt(mark, 'each', 'DET'),
    wordAt(mark, 'with', 'ADP'),
    ...tokens.slice(colon + 1),
  ];
}

const TELLING = 'say give state specify note enter tell name write mention record provide'.split(' ');

/** "An offer, for which he says the price and the size": an offer with them. */
function forWhich(tokens: readonly Token[]): readonly Token[] {
  const which = tokens.findIndex((token, i) => isWord(token, 'which') && isWord(tokens[i - 1], 'for', 'of', 'about'));
  const [before, who, tells] = [tokens[which - 1], tokens[which + 1], tokens[which + 2]];
  if (!before || !isWord(who, 'it', 'he', 'she', 'they', 'we', 'you', 'one', 'i') || !isWord(tells, ...TELLING))
    return tokens;
  const start = isMark(tokens[which - 2], ',') ? which - 2 : which - 1;
  return [
    ...tokens.slice(0, start),
    { ...wordAt(before, 'with', 'ADP'), end: tells?.end ?? before.end },
    ...tokens.slice(which + 3),
  ];
}

/** "Clients are companies or persons, with a name and an address": they have a kind, beside what else they have. */
function ofKinds(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex((token) => isWord(token, 'be'));
  const said = tokens[be];
  const isThing =
    be > 0 && be < 4 && tokens.slice(0, be).every(({ pos }) => ['DET', 'NOUN', 'PROPN', 'ADJ'].includes(pos));
  if (!said || !isThing || tokens.slice(0, be).some((token) => isWord(token, ...ACCOUNTS))) return tokens;
  const kinds: Token[] = [];
  let i = isWord(tokens[be + 1], 'either') ? be + 2 : be + 1;
  for (; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.pos === 'NOUN' && (isPlural(token.lower) || isWord(tokens[i - 1], 'a', 'an')))
      kinds.push({ ...token, text: singular(token.lower), lower: singular(token.lower) });
    else if (isWord(token, 'or') || (isMark(token, ',') && tokens[i + 1]?.pos === 'NOUN'))
      kinds.push(...(token ? [token] : []));
    else if (!isWord(token, 'a', 'an')) break;
  }
  const with_ = isMark(tokens[i], ',') ? i + 1 : i;
  const isHad = isWord(tokens[with_], 'and', 'who', 'which', 'that') && isWord(tokens[with_ + 1], 'have');
  const parts = isHad ? with_ + 2 : isWord(tokens[with_], 'with') ? with_ + 1 : undefined;
  const people = kinds.filter(({ pos, lower }) => pos === 'NOUN' && isPersonNoun(lower) && lower !== 'person');
  if (parts === undefined || kinds.length < 3 || !kinds.some((token) => isWord(token, 'or')) || people.length > 0)
    return tokens;
  return [
    ...tokens.slice(0, be),
    { ...said, text: 'have', lower: 'have', lemma: 'have', pos: 'VERB' },
    wordAt(said, 'a', 'DET'),
    { ...wordAt(said, 'kind', 'NOUN'), start: kinds[0]?.start ?? said.start, end: kinds.at(-1)?.end ?? said.end },
    wordAt(said, '(', 'PUNCT', 'mark'),
    ...kinds,
    wordAt(said, ')', 'PUNCT', 'mark'),
    wordAt(said, ',', 'PUNCT', 'mark'),
    ...tokens.slice(parts),
  ];
}

const ACCOUNTS = ['user', 'account', 'people', 'member', 'role', 'there'];

/** "Barrels are numbered": they have a number. */
function isNumbered(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex((token, i) => isWord(token, 'be') && tokens[i + 1]?.lower === 'numbered');
  const [said, numbered] = [tokens[be], tokens[be + 1]];
  if (be < 1 || !said || !numbered) return tokens;
  const behind = isWord(tokens[be + 2], 'consecutively', 'continuously') ? be + 3 : be + 2;
  return [
    ...tokens.slice(0, be),
    { ...said, text: 'have', lower: 'have', lemma: 'have', pos: 'VERB' },
    wordAt(numbered, 'a', 'DET'),
    { ...numbered, text: 'number', lower: 'number', lemma: 'number', pos: 'NOUN' },
    ...tokens.slice(behind),
  ];
}

/** What may be given that is no part of what gets it. */
const NO_PARTS = 'right permission access chance say look role account choice warning discount'.split(' ');

/** "Every approved claim is given a score and a colour": it has them. */
function isGiven(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex((token, i) => isWord(token, 'be') && isWord(tokens[i + 1], 'given', 'assigned'));
  const [said, given] = [tokens[be], tokens[be + 1]];
  const isOfEach = isWord(tokens[0], 'each', 'every', 'a', 'an') && be < 5;
  const thing = tokens.slice(be + 3, be + 6);
  const isPart = isWord(tokens[be + 2], 'a', 'an') && !thing.some((token) => isWord(token, ...NO_PARTS));
  const byWhom = tokens.slice(be + 2).some((token) => isWord(token, 'by', 'to', 'when', 'if', 'once'));
  if (be < 2 || !said || !given || !isOfEach || !isPart || byWhom) return tokens;
  const has = { ...said, text: 'has', lower: 'has', lemma: 'have', pos: 'VERB', end: given.end };
  return [...tokens.slice(0, be), has, ...tokens.slice(be + 2)];
}

/** "The sphere, which may be negative, ...", "a balance that can be below zero": a number. */
function belowZero(tokens: readonly Token[]): readonly Token[] {
  const which = tokens.findIndex(
    (token, i) =>
      isWord(token, 'which', 'that') &&
      isWord(tokens[i + 1], 'may', 'can', 'could', 'might') &&
      tokens.slice(i + 2, i + 6).some((one) => isWord(one, 'negative')) &&
      !tokens.slice(i + 2, i + 6).some((one) => isWord(one, 'not', "n't", 'never')),
  );
  const [mark, first] = [tokens[which - 1], tokens[which]];
  if (!first || !mark) return tokens;
  const end = tokens.findIndex((token, i) => i > which && isWord(token, 'negative')) + 1;
  const start = isMark(mark, ',') ? which - 1 : which;
  const told = [
    wordAt(first, '(', 'PUNCT', 'mark'),
    { ...first, text: 'number', lower: 'number', lemma: 'number', pos: 'NOUN' },
    wordAt(first, ')', 'PUNCT', 'mark'),
  ];
  return belowZero([...tokens.slice(0, start), ...told, ...tokens.slice(end)]);
}
