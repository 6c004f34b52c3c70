import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural, plural } from '../../names';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** What is said of the one who has to do with a row. */
const NAMED = ['assigned', 'responsible', 'appointed', 'allocated', 'designated', 'assigned'];

/**
 * "Only the assigned driver may close a trip", "only the driver to whom a trip is assigned may close it" and "a trip may only be closed
 * by the driver assigned to it" as "drivers may only close trips assigned to them": whose rows they are.
 */
export function tellAssignee(tokens: readonly Token[]): readonly Token[] {
  return byOnlyOne(tokens) ?? byThatOne(tokens) ?? tokens;
}

interface Named {
  readonly who: readonly Token[];
  /** What is assigned to him, where it is named. */
  readonly what: readonly Token[] | undefined;
  readonly end: number;
}

/** "Only the assigned driver may close a trip." */
function byOnlyOne(tokens: readonly Token[]): readonly Token[] | undefined {
  const only = tokens.findIndex(
    (token, i) =>
      isWord(token, 'only') &&
      (i === 0 || isMark(tokens[i - 1], ',', ';', ':', '-') || isWord(tokens[i - 1], 'and', 'but')),
  );
  const named = only < 0 ? undefined : namedAt(tokens, only + 1);
  const modal = tokens[named?.end ?? -1];
  const verb = tokens[(named?.end ?? -2) + 1];
  if (!named || !modal || !verb || !grammar.modals.has(modal.lower) || !['VERB', 'NOUN', 'ADJ'].includes(verb.pos))
    return undefined;
  const object = named.end + 2;
  const isPronoun = isWord(tokens[object], 'it', 'them');
  const end = isPronoun ? object + 1 : thingEnd(tokens, object);
  const what = isPronoun ? named.what : tokens.slice(object, end);
  if (!what || what.length === 0) return undefined;
  const said = told(named.who, modal, [{ ...verb, pos: 'VERB' }], what);
  return said && [...tokens.slice(0, only), ...said, ...tokens.slice(end)];
}

/** "A trip may only be closed by the driver it is assigned to." */
function byThatOne(tokens: readonly Token[]): readonly Token[] | undefined {
  const by = tokens.findIndex((token, i) => i > 4 && isWord(token, 'by'));
  const only = isWord(tokens[by - 1], 'only')
    ? by - 1
    : tokens.findLastIndex((token, i) => i < by && isWord(token, 'only'));
  const done = isWord(tokens[by - 1], 'only') ? by - 2 : by - 1;
  const base = baseOfParticiple(tokens[done]?.lower ?? '');
  const verb = tokens[done];
  const modal = tokens.findIndex((token, i) => i < done && grammar.modals.has(token.lower));
  const last = tokens[modal];
  const isPassive = tokens.slice(modal + 1, done).every((token) => isWord(token, 'be', 'only'));
  if (by < 0 || only < 0 || base === undefined || !verb || !last || !isPassive || modal < 1) return undefined;
  const named = namedAt(tokens, by + 1);
  const what = tokens.slice(0, modal);
  if (!named || thingEnd(tokens, 0) !== modal) return undefined;
  const said = told(named.who, last, [{ ...verb, text: base, lower: base, lemma: base, pos: 'VERB' }], what);
  return said && [...said, ...tokens.slice(named.end)];
}

/** "drivers may only close trips assigned to them" */
function told(
  who: readonly Token[],
  modal: Token,
  verb: readonly Token[],
  what: readonly Token[],
): readonly Token[] | undefined {
  const [people, things] = [several(who), several(what)];
  const last = things?.at(-1);
  if (!people || !things || !last) return undefined;
  const to = [wordAt(last, 'assigned', 'VERB'), wordAt(last, 'to', 'ADP'), wordAt(last, 'them', 'PRON')];
  const [assigned] = to;
  // Wherever it stood: what is read of it was said by the whole.
  const all = [...who, ...what];
  const [start, end] = [Math.min(...all.map((token) => token.start)), Math.max(...all.map((token) => token.end))];
  const behind = to.map((token) => ({ ...token, start: end, end }));
  if (assigned) behind[0] = { ...assigned, lemma: 'assign', start: end, end };
  const [first] = people;
  return [
    ...(first ? [{ ...first, start }] : []),
    ...people.slice(1),
    modal,
    wordAt(modal, 'only', 'ADV'),
    ...verb,
    ...things,
    ...behind,
  ];
}

/** "the driver" -> drivers */
function several(words: readonly Token[]): readonly Token[] | undefined {
  const [first] = words;
  const bare = first && (first.pos === 'DET' || isWord(first, 'a', 'an', 'the')) ? words.slice(1) : words;
  const last = bare.at(-1);
  if (!last || last.kind !== 'word') return undefined;
  const many = isPlural(last.lower) ? last.lower : plural(last.lower);
  return [...bare.slice(0, -1), { ...last, text: many, lower: many, pos: 'NOUN' }];
}

/** "the assigned driver", "the driver (who is) assigned to it", "the driver to whom a trip is assigned", "the driver it is assigned to" */
function namedAt(tokens: readonly Token[], at: number): Named | undefined {
  if (!isWord(tokens[at], 'the', 'a', 'an', 'that')) return undefined;
  if (isNaming(tokens, at + 1)) {
    const end = nounsEnd(tokens, at + 2);
    return end > at + 2 ? { who: tokens.slice(at + 2, end), what: undefined, end } : undefined;
  }
  const end = nounsEnd(tokens, at + 1);
  if (end === at + 1) return undefined;
  const who = tokens.slice(at + 1, end);
  const isSaid = isWord(tokens[end], 'who', 'that') && isWord(tokens[end + 1], 'be');
  const naming = isSaid ? end + 2 : end;
  if (isNaming(tokens, naming) && isWord(tokens[naming + 1], 'to', 'for')) {
    const what = naming + 2;
    const isPronoun = isWord(tokens[what], 'it', 'them');
    const stop = isPronoun ? what + 1 : thingEnd(tokens, what);
    return stop > what ? { who, what: isPronoun ? undefined : tokens.slice(what, stop), end: stop } : undefined;
  }
  const isToWhom = isWord(tokens[end], 'to') && isWord(tokens[end + 1], 'whom', 'who', 'which');
  const opens = isToWhom ? end + 2 : isWord(tokens[end], 'that', 'who', 'whom') ? end + 1 : end;
  const isPronoun = isWord(tokens[opens], 'it', 'they');
  const stop = isPronoun ? opens + 1 : thingEnd(tokens, opens);
  const what = isPronoun ? undefined : tokens.slice(opens, stop);
  if (stop === opens || !isWord(tokens[stop], 'be', 'have') || !isNaming(tokens, stop + 1)) return undefined;
  if (isToWhom) return { who, what, end: stop + 2 };
  return isWord(tokens[stop + 2], 'to') ? { who, what, end: stop + 3 } : undefined;
}

const isNaming = (tokens: readonly Token[], i: number): boolean => NAMED.includes(tokens[i]?.lower ?? '');

const isNoun = (token: Token | undefined): boolean => ['NOUN', 'PROPN'].includes(token?.pos ?? '');

/** Behind the one or two nouns that name somebody. */
function nounsEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  while (end < start + 3 && isNoun(tokens[end])) end++;
  return end;
}

/** Behind "the trip", "a fault report", "trips"; `start` where no thing is named. */
function thingEnd(tokens: readonly Token[], start: number): number {
  const isNamed = tokens[start]?.pos === 'DET' && !isWord(tokens[start], 'no', 'any', 'all');
  const from = isNamed ? start + 1 : start;
  const end = nounsEnd(tokens, from);
  return end > from && (isNamed || isPlural(tokens[end - 1]?.lower ?? '')) ? end : start;
}
