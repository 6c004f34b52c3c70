import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/**
 * Sentences that begin with what others end with, in the order that is usual: "to each album belong several songs" as "each album
 * has several songs", "the ones they made themselves they can also edit" as "they can also edit the ones they made themselves",
 * "there is a number on every key" as "every key has a number".
 */
export const tellInOrder = (tokens: readonly Token[]): readonly Token[] =>
  objectBehind(tokens) ?? ownerFirst(tokens) ?? writtenOnIt(tokens) ?? holderFirst(tokens) ?? tokens;

const PLACING = ['to', 'in', 'on', 'at', 'within', 'with', 'inside'];
const OWNING = ['of', 'from', 'for'];
const STANDING = 'belong stand lie hang sit be come go exist live pertain correspond'.split(' ');

/**
 * "To each album belong several songs", "in every room there is one cupboard", "in each box are kept two finds", "from a batch come several
 * wheels", "of each work there are parts": what has them first.
 */
function ownerFirst(tokens: readonly Token[]): readonly Token[] | undefined {
  const start = isWord(tokens[0], 'and') ? 1 : 0;
  const isEach = isWord(tokens[start], ...PLACING, ...OWNING) && isWord(tokens[start + 1], 'each', 'every');
  const isOne = isWord(tokens[start], 'in', 'from', 'of') && isWord(tokens[start + 1], 'a', 'an');
  const owner = isEach || isOne ? behindNoun(tokens, start + 2) : undefined;
  // "In a year there are two fairs"
  if (owner === undefined || (isOne && grammar.timeNouns.has(singular(tokens[owner - 1]?.lower ?? ''))))
    return undefined;
  const verb = isWord(tokens[owner], 'there') ? owner + 1 : owner;
  if (!isWord(tokens[verb], ...STANDING)) return undefined;
  const isPassive = isWord(tokens[verb], 'be') && tokens[verb + 1]?.pos === 'VERB';
  const what = isPassive ? verb + 2 : verb + 1;
  // "For every sailing there is exactly one manifest": said of both.
  if (
    isWord(tokens[start], 'for') &&
    (!isWord(tokens[owner], 'there') || isWord(tokens[what], 'exactly', 'only', 'one'))
  )
    return undefined;
  const said = tokens[verb];
  if (!said || !opensSeveral(tokens, what)) return undefined;
  // "In each hall there is a sensor": one of those that the sensors are in; "a number" is a part of the hall.
  const isSingle = isWord(tokens[what], 'a', 'an', 'one') && isWord(tokens[owner], 'there');
  if (isSingle && !isPart(tokens, what + 1)) return undefined;
  return [...tokens.slice(0, start), ...tokens.slice(start + 1, owner), hasAt(said), ...tokens.slice(what)];
}

const isPart = (tokens: readonly Token[], start: number): boolean => {
  const end = behindNoun(tokens, start);
  return end !== undefined && isFieldName(tokens.slice(start, end).map(({ lower }) => lower));
};

/** "..., and there is written on it how many litres it holds": it has that. */
function writtenOnIt(tokens: readonly Token[]): readonly Token[] | undefined {
  const there = tokens.findIndex(
    (token, i) =>
      isWord(token, 'there') &&
      isWord(tokens[i + 1], 'be', "'s") &&
      isWord(tokens[i + 2], ...WRITTEN) &&
      isWord(tokens[i + 3], 'on', 'in') &&
      isWord(tokens[i + 4], 'it'),
  );
  const [be, it] = [tokens[there + 1], tokens[there + 4]];
  if (there < 0 || !be || !it) return undefined;
  return [...tokens.slice(0, there), it, hasAt(be), ...tokens.slice(there + 5)];
}

/** "There is a number stamped on every key", "there may be a note with each": what has it first. */
function holderFirst(tokens: readonly Token[]): readonly Token[] | undefined {
  const there = tokens.findIndex(
    (token, i) =>
      isWord(token, 'there') && (i === 0 || isMark(tokens[i - 1], ',', ';') || isWord(tokens[i - 1], 'and')),
  );
  const modal = grammar.modals.has(tokens[there + 1]?.lower ?? '') ? there + 1 : undefined;
  const be = (modal ?? there) + 1;
  if (there < 0 || !isWord(tokens[be], 'be', "'s") || !isWord(tokens[be + 1], 'a', 'an', 'one')) return undefined;
  const noun = behindNoun(tokens, be + 2);
  if (noun === undefined || !isPart(tokens, be + 2)) return undefined;
  const on = isWord(tokens[noun], ...WRITTEN) ? noun + 1 : noun;
  const said = tokens[be];
  const holder = isWord(tokens[on + 1], 'each', 'every')
    ? behindNoun(tokens, on + 2)
    : isWord(tokens[on + 1], 'it', 'them')
      ? on + 2
      : undefined;
  if (
    !said ||
    !isWord(tokens[on], 'in', 'on', 'at', 'with', 'inside') ||
    holder === undefined ||
    !closes(tokens[holder])
  )
    return undefined;
  return [
    ...tokens.slice(0, there),
    ...tokens.slice(on + 1, holder).map(asSubject),
    ...(modal === undefined
      ? [hasAt(said)]
      : [...tokens.slice(modal, be), { ...said, lower: 'have', lemma: 'have', pos: 'VERB' }]),
    ...tokens.slice(be + 1, noun),
    ...tokens.slice(holder),
  ];
}

const WRITTEN = 'stamped printed written noted marked engraved painted glued stuck attached fixed'.split(' ');

const asSubject = (token: Token): Token => (isWord(token, 'them') ? { ...token, lower: 'they', lemma: 'they' } : token);

/**
 * "The ones they recorded themselves they can also correct", "their own reviews critics may delete, too": who does it first. A bare
 * "books members can borrow" only names some books.
 */
function objectBehind(tokens: readonly Token[]): readonly Token[] | undefined {
  const end = isMark(tokens.at(-1), '.', ';', '!') ? tokens.length - 1 : tokens.length;
  const modal = tokens.findLastIndex((token) => grammar.modals.has(token.lower) && token.pos === 'AUX');
  if (modal < 2 || !isFronted(tokens[0])) return undefined;
  let verb = modal + 1;
  while (isSaidOfVerb(tokens[verb])) verb++;
  const isLast = tokens.slice(verb + 1, end).every((token) => isWord(token, 'too', 'again') || isMark(token, ','));
  const deed = tokens[verb];
  if (!deed || !isLast || !(deed.pos === 'VERB' || isActionVerb(deed.lower))) return undefined;
  const who = doerBefore(tokens, modal);
  if (who === undefined || who === 0) return undefined;
  const stop = isMark(tokens[who - 1], ',') ? who - 1 : who;
  const object = tokens.slice(0, stop);
  const isStressed = verb > modal + 1 || verb + 1 < end || stop < who || isWord(tokens[1], 'own');
  const isDescribed = object.some((token, i) => i > 0 && (token.pos === 'VERB' || isWord(token, 'that', 'which')));
  // "The boss can edit everything, clerks can only look" says two things.
  const auxiliary = object.findIndex(({ pos }) => pos === 'AUX');
  const which = object.findIndex((token) => isWord(token, 'that', 'which'));
  // "Trainers can do everything that members can do": what stands before "that" has its verb already.
  const isClause = auxiliary >= 0 && (which < 0 || auxiliary < which);
  if (
    !(isStressed || isDescribed) ||
    isClause ||
    isWord(object.at(-1), 'that', 'which') ||
    object.some((token) => token.kind === 'mark' || isWord(token, ...JOINING))
  )
    return undefined;
  return [...tokens.slice(who, verb), { ...deed, pos: 'VERB' }, ...object, ...tokens.slice(verb + 1)];
}

const JOINING = ['and', 'if', 'when', 'once', 'after', 'before', 'until', 'unless', 'but', 'while', 'because'];

const isFronted = (token: Token | undefined): boolean =>
  token !== undefined &&
  (isWord(token, 'the', 'those', 'all', 'any', 'their', 'his', 'her', 'these') || isPlural(token.lower)) &&
  ['DET', 'PRON', 'NOUN', 'PROPN'].includes(token.pos);

const isSaidOfVerb = (token: Token | undefined): boolean =>
  isWord(token, 'not', "n't", 'also', 'only', 'even', 'always', 'never', 'still', 'just');

/** "they", "critics", "the clerk" right before the verb. */
function doerBefore(tokens: readonly Token[], modal: number): number | undefined {
  const last = tokens[modal - 1];
  if (isWord(last, 'they', 'he', 'she', 'we', 'i', 'you')) return modal - 1;
  if (!last || !isPersonNoun(singular(last.lower))) return undefined;
  return isWord(tokens[modal - 2], 'the', 'a', 'an', 'every', 'each')
    ? modal - 2
    : isPlural(last.lower)
      ? modal - 1
      : undefined;
}

/** Behind adjectives and nouns, where some begin at `start`. */
function behindNoun(tokens: readonly Token[], start: number): number | undefined {
  let i = start;
  while (['NOUN', 'PROPN', 'ADJ'].includes(tokens[i]?.pos ?? '') && tokens[i]?.kind === 'word') i++;
  return i > start && tokens[i - 1]?.pos !== 'ADJ' ? i : undefined;
}

const opensSeveral = (tokens: readonly Token[], i: number): boolean => {
  const token = tokens[i];
  if (token?.kind === 'number') return true;
  // "at least two parties", "exactly one mediator"
  if (isWord(token, 'at') && isWord(tokens[i + 1], 'least', 'most')) return true;
  if (isWord(token, 'exactly', 'only')) return opensSeveral(tokens, i + 1);
  return (
    token?.kind === 'word' &&
    (['DET', 'NUM', 'ADJ'].includes(token.pos) || (token.pos === 'NOUN' && isPlural(token.lower))) &&
    !isWord(token, 'the', 'this', 'that', 'such', 'a', 'an')
  );
};

const hasAt = (token: Token): Token => ({ ...wordAt(token, 'has', 'VERB'), end: token.end, lemma: 'have' });

const closes = (token: Token | undefined): boolean => token === undefined || isMark(token, '.', ',', ';', '!');
