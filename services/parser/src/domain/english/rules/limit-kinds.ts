import lexicon from '../../../../data/lexicons/limits.json';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import { refuses } from '../grammar/refusals';
import { whileSomeAreLeft } from './filled-places';

/** A rule over rows. */
export type LimitKind = 'no_overlap' | 'capacity' | 'stock';

/** The rule over rows that a statement makes: its words must stand together as the rule has it, not merely occur. */
export function limitKind(tokens: readonly Token[]): LimitKind | undefined {
  if (limitsPlaces(tokens) && !isFieldList(tokens)) return 'capacity';
  if (overlaps(tokens)) return 'no_overlap';
  return limitsStock(tokens) ? 'stock' : undefined;
}

const has = (tokens: readonly Token[], words: readonly string[]): boolean =>
  tokens.some((token) => isWord(token, ...words));

const isDenied = (tokens: readonly Token[]): boolean =>
  has(tokens, lexicon.denials) || has(tokens, lexicon.refusals) || refuses(tokens);

/** Whether it is about time that is taken twice. */
export function overlaps(tokens: readonly Token[]): boolean {
  if (has(tokens, ['capacity']) || allowsSeveral(tokens)) return false;
  const isLimit = isDenied(tokens) || has(tokens, ['only']) || asksWhether(tokens);
  if (!isLimit) return false;
  if (collides(tokens)) return true;
  const isTwice = has(tokens, ['two', 'twice']);
  const atMoment = isSimultaneous(tokens) || sameOf(tokens, lexicon.moments);
  if (atMoment && (isTwice || allowsOne(tokens) || has(tokens, ['several', 'another', 'already', 'again'])))
    return true;
  if (sameOf(tokens, lexicon.moments) && has(tokens, [...lexicon.taking, ...lexicon.having])) return true;
  const takes = has(tokens, lexicon.taking) || isTakenTwice(tokens);
  return isTwice && takes && sameOf(tokens, lexicon.days);
}

/** "Can a tutor have two lessons at once?": asked only where the answer is no. */
const asksWhether = (tokens: readonly Token[]): boolean => isMark(tokens.at(-1), '?') && has(tokens, ['can', 'may']);

/** "409 Conflict" is an answer. */
const collides = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      (isWord(token, ...lexicon.collisions) && tokens[i - 1]?.kind !== 'number') ||
      (isWord(token, 'double') && tokens.slice(i + 1, i + 3).some((one) => isWord(one, 'book', 'booking', 'booked'))),
  );

/** "at the same start time": the noun that "same" belongs to; not "the same time as" nor "the same time sheet". */
const sameOf = (tokens: readonly Token[], nouns: readonly string[]): boolean =>
  tokens.some((token, i) => {
    if (!isWord(token, 'same')) return false;
    const noun = tokens.findIndex((one, k) => k > i && k < i + 4 && isWord(one, ...nouns));
    const isHead = tokens[noun + 1]?.pos !== 'NOUN' && !isWord(tokens[noun + 1], 'as');
    return noun > 0 && isHead && tokens.slice(i + 1, noun).every(({ pos }) => ['ADJ', 'NOUN', 'NUM'].includes(pos));
  });

/** "at once", "at a time", "at that hour", "simultaneously" */
const isSimultaneous = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isWord(token, 'simultaneously', 'concurrently') ||
      (isWord(token, 'at') && tokens[i + 1]?.lower === 'once' && !sharesMore(tokens)) ||
      (isWord(token, 'at', 'in', 'on') &&
        isWord(tokens[i + 1], 'the', 'a', 'one', 'that', 'this', 'any') &&
        tokens
          .slice(i + 2, i + 4)
          .some(
            (word, k, near) =>
              isWord(word, ...lexicon.moments) &&
              !word.lower.endsWith('s') &&
              !isWord(tokens[i + 2 + k + 1], 'as', 'sheet') &&
              near.length > 0,
          )),
  );

/** "must not have the same title at once": something else is shared. */
const sharesMore = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isWord(token, 'same') &&
      isWord(tokens[i - 2], 'have', 'share', 'use', 'carry') &&
      !sameOf(tokens, lexicon.moments),
  );

/** "must not be chartered twice", "can't be lent to two people": what is done with it, whatever the verb. */
const isTakenTwice = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) => isWord(token, 'twice') && tokens[i - 1]?.pos === 'VERB' && isWord(tokens[i - 2], 'be', 'get'),
  );

/** "more than one", "only one", "at most one" */
const allowsOne = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      (isWord(token, 'one', 'single') && isWord(tokens[i - 1], 'than', 'only', 'most', 'exactly', 'just', 'a')) ||
      (isWord(token, 'only') && tokens.slice(i + 1, i + 5).some((word) => isWord(word, 'one', 'once'))),
  );

/** "not more than two loans at a time", "only two people": one beside another is allowed. */
const allowsSeveral = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      Number(numberOf(token) ?? 0) > 1 &&
      ((isWord(tokens[i - 1], 'than') && isWord(tokens[i - 2], 'more')) ||
        (isWord(tokens[i - 1], 'most') && isWord(tokens[i - 2], 'at')) ||
        isWord(tokens[i - 1], 'only') ||
        saysNoMore(tokens) ||
        (isWord(tokens[i - 1], 'to') && isWord(tokens[i - 2], 'up'))),
  );

/** "two at the same time, no more" */
const saysNoMore = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isWord(token, 'no', 'not') && isWord(tokens[i + 1], 'more') && (tokens[i + 2]?.kind ?? 'mark') === 'mark',
  );

function limitsPlaces(tokens: readonly Token[]): boolean {
  if (whileSomeAreLeft(tokens) !== undefined) return true;
  const isStopped = isDenied(tokens) || has(tokens, ['only', 'until', 'unless']) || saysAsLong(tokens);
  if (isStopped && isFull(tokens) && has(tokens, lexicon.joining)) return true;
  if (!isDenied(tokens)) return isStopped && onlyUpTo(tokens);
  return (
    has(tokens, lexicon.overfilling) ||
    isGone(tokens) ||
    exceedsPlaces(tokens) ||
    exceedsMost(tokens) ||
    tokens.some((token, i) => isWord(token, 'no', 'never', 'not') && isMoreThanThere(tokens, i))
  );
}

const saysAsLong = (tokens: readonly Token[]): boolean =>
  tokens.some((token, i) => isWord(token, 'as') && isWord(tokens[i + 1], 'long'));

/** "once it is full", "isn't full yet", "cannot book a full class"; no "full name", no "paid in full", no "full members". */
const isFull = (tokens: readonly Token[]): boolean =>
  tokens.some((token, i) => {
    if (!isWord(token, 'full') || isWord(tokens[i - 1], 'in')) return false;
    const next = tokens[i + 1];
    if (next?.pos !== 'NOUN')
      return tokens.slice(Math.max(0, i - 3), i).some((one) => isWord(one, 'be', "'s", 'already', 'get', 'become'));
    return (
      isDenied(tokens) &&
      !isWord(next, ...lexicon.fullOfOthers) &&
      !isPersonNoun(singular(next.lower)) &&
      tokens.slice(0, i).some((one) => isWord(one, ...lexicon.joining))
    );
  });

/** "up to its capacity" */
const onlyUpTo = (tokens: readonly Token[]): boolean =>
  tokens.some((token, i) => isWord(token, 'up') && isWord(tokens[i + 1], 'to') && placesBehind(tokens, i + 1));

/** "when all seats are taken, no booking is accepted" */
const isGone = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isWord(token, ...lexicon.freePlaces) &&
      tokens.slice(Math.max(0, i - 3), i).some((one) => isWord(one, 'all', 'no', 'last')) &&
      tokens.slice(i + 1, i + 5).some((one) => isWord(one, ...lexicon.gone)),
  ) && has(tokens, lexicon.joining);

/** "more tickets than its capacity", "exceed the number of seats", "beyond the limit"; the capacity itself may be exceeded. */
const exceedsPlaces = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      (isWord(token, 'exceed', 'beyond') && (placesBehind(tokens, i) || isPassiveOf(tokens, i))) ||
      (isWord(token, 'than') &&
        tokens.slice(Math.max(0, i - 9), i).some((one) => isWord(one, 'more')) &&
        placesBehind(tokens, i)) ||
      (isWord(token, 'up') && isWord(tokens[i + 1], 'to') && placesBehind(tokens, i + 1)),
  );

/** "the number of bookings must not exceed its maximum" */
const exceedsMost = (tokens: readonly Token[]): boolean =>
  tokens.some((token, i) => {
    if (!isWord(token, 'exceed', 'than', 'beyond', 'above')) return false;
    const isCount = tokens.slice(0, i).some((one, k) => isWord(one, 'number') && isWord(tokens[k + 1], 'of'));
    return isCount && tokens.slice(i + 1, i + 5).some((one) => isWord(one, 'maximum', 'max'));
  });

/** Places near behind, with no figure before them: "more than 500 seats" bounds something else. */
function placesBehind(tokens: readonly Token[], start: number): boolean {
  const stop = tokens.findIndex((token, i) => i > start && isMark(token, ',', ';', '.', ':'));
  const near = tokens.slice(start + 1, Math.min(start + 8, stop < 0 ? tokens.length : stop));
  const place = near.findIndex((token) => token.pos !== 'VERB' && isWord(token, ...lexicon.places));
  return place >= 0 && !near.slice(0, place).some((token) => numberOf(token) !== undefined);
}

/** "its capacity must not be exceeded" */
const isPassiveOf = (tokens: readonly Token[], exceeded: number): boolean =>
  tokens[exceeded]?.lower === 'exceeded' &&
  tokens.slice(Math.max(0, exceeded - 8), exceeded).some((token) => isWord(token, ...lexicon.places));

/** "no more permits than that", "never sell more tickets than there are seats": than what was said, or than there is of something. */
function isMoreThanThere(tokens: readonly Token[], start: number): boolean {
  const more = tokens.findIndex((token, i) => i > start && i < start + 4 && isWord(token, 'more'));
  const than = tokens.findIndex((token, i) => i > more && i < more + 7 && isWord(token, 'than'));
  return more > 0 && than > more + 1 && isWord(tokens[than + 1], 'that', 'this', 'there', 'the', 'it');
}

const isFieldList = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'have', 'with')) && tokens.filter(({ text }) => text === ',').length >= 2;

/** "placing an order reduces the stock", "can only be sold if there is enough in stock". */
function limitsStock(tokens: readonly Token[]): boolean {
  const lowered = tokens.some(
    (token, i) =>
      (isWord(token, ...lexicon.lowering) || (isWord(token, 'go') && isWord(tokens[i + 1], 'down'))) &&
      !tokens.slice(i + 1, i + 3).some((one) => isWord(one, 'below', 'under', 'beneath')),
  );
  if (has(tokens, lexicon.stocks) && lowered && !has(tokens, ['negative', 'zero'])) return true;
  const sells = tokens.some((token) => isWord(token, ...lexicon.selling));
  const isOnly = isDenied(tokens) || has(tokens, ['only', 'unless', 'until']);
  return sells && isOnly && has(tokens, lexicon.goods) && lacks(tokens);
}

/** "not enough", "is left", "more than what is in stock" */
const lacks = (tokens: readonly Token[]): boolean =>
  has(tokens, lexicon.lacking) ||
  tokens.some(
    (token, i) =>
      (isWord(token, 'than', 'exceed') && tokens.slice(i + 1, i + 7).some((one) => isWord(one, ...lexicon.stocks))) ||
      (isWord(token, 'in') && isWord(tokens[i + 1], ...lexicon.stocks)),
  );
