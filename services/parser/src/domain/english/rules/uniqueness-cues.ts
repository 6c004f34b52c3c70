import { softwareNouns } from '../../lexicon/project-lexicon';
import { entityName, singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { isNegation } from '../grammar/negation';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { refuses } from '../grammar/refusals';
import type { Range } from '../grammar/phrase-pattern';

/** How the words say that something may be there only once. */
export interface Cue {
  readonly at: number;
  /** Where the words begin that say what may not come again together. */
  readonly keys: number;
  /** Where they end, if not with the clause. */
  readonly until?: number;
  /** What there may be one of, where the words name it. */
  readonly of?: string | undefined;
  /** "unique for each user", "one list per user": what stands behind may be whose the rows are. */
  readonly per?: boolean;
  /** "cannot have two entries for the same book": whose they are is one of what may not come again together. */
  readonly whose?: boolean;
  /** Whether only what a row refers to can be meant. */
  readonly ofReferences?: boolean;
}

/** The words that say how often something may be there. */
export function cueIn(tokens: readonly Token[]): Cue | undefined {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (isWord(token, 'unique', 'uniqueness')) {
      const combined = combinedAt(tokens);
      if (combined >= 0)
        return {
          at: i,
          keys: combined < i && !isWord(tokens[combined], 'together') ? combined + 2 : clauseStart(tokens, i),
        };
      const per = withinAt(tokens, i);
      if (per >= 0) return { at: i, keys: per + 1, per: true };
      if (opensWithin(tokens, i)) return { at: i, keys: 0, until: i, per: true };
      const joined = joinedAround(tokens, i);
      if (joined) return { at: i, keys: joined.start, until: joined.end };
    }
    const identified = identifiedAt(tokens, i) ?? duplicateAt(tokens, i);
    if (identified) return identified;
    const isOnce = saysOnce(tokens, i);
    if (
      isWord(token, 'twice') ||
      (isOnce &&
        !isWord(tokens[i - 1], 'at') &&
        (saysOnly(tokens, i) || isWord(tokens[i + 1], 'per') || isOnceAllowed(tokens, i)))
    ) {
      const limited = denied(tokens, i) || isOnce;
      const isLast = tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark';
      const where = tokens.slice(i + 1, i + 3).some((one) => isWord(one, 'in', 'for', 'on', 'per', 'within', 'each'));
      if (
        limited &&
        (where || tokens.some((one, k) => isWord(one, 'same', 'per', 'within') || saysWithin(tokens, k)))
      ) {
        const isPlain = isOnce && !saysOnly(tokens, i);
        const told = isOnce ? toldOfPart(tokens, i) : undefined;
        if (told) return { at: i, keys: told.start, until: told.end };
        return isPlain ? { at: i, keys: i + 2, ofReferences: true } : { at: i, keys: 0 };
      }
      if (limited && isLast) return { at: i, keys: clauseStart(tokens, i), ofReferences: true };
    }
    const single = singleAt(tokens, i) ?? thereAlready(tokens, i);
    if (single) return single;
  }
  return undefined;
}

/** "has a seat number that may only occur once per concert, a price": the part that it is said of, and where it is there once. */
function toldOfPart(tokens: readonly Token[], once: number): Range | undefined {
  const pronoun = tokens.findLastIndex((one, k) => k < once && k > once - 6 && isWord(one, 'that', 'which'));
  const per = tokens.findIndex((one, k) => k > once && k < once + 3 && isWord(one, 'per', 'within', 'in', 'for'));
  if (pronoun < 1 || per < 0 || isWord(tokens[pronoun + 1], 'the', 'a')) return undefined;
  const last = isMark(tokens[pronoun - 1], ',') ? pronoun - 1 : pronoun;
  const before = tokens.findLastIndex(
    (one, k) => k < last && (isMark(one, ',', ';', ':', '(') || isWord(one, 'have', 'with', 'and', 'carry')),
  );
  const place = nounPhraseAt(tokens, per + 1, tokens.length);
  return place && before >= 0 ? { start: before + 1, end: place.end } : undefined;
}

/** "once", "one time" */
const saysOnce = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'once') || (tokens[i]?.lower === 'time' && isWord(tokens[i - 1], 'one', 'single'));

/** "On one floor, no number may occur twice": where it may be there once. */
export const saysWithin = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'in', 'on', 'at', 'within', 'for') &&
  isWord(tokens[i + 1], 'one', 'each', 'every', 'any') &&
  !isWord(tokens[i + 2], 'time', 'day');

/** "row + number unique", "unique: (row, number)", "unique by name and vintage": what is joined right beside the word. */
function joinedAround(tokens: readonly Token[], unique: number): Range | undefined {
  const isBehind = isMark(tokens[unique + 1], ':', '(') || isWord(tokens[unique + 1], 'by', 'on', 'across', 'together');
  if (isBehind) {
    const start = tokens.findIndex(
      (one, i) => i > unique && one.kind === 'word' && !isWord(one, 'by', 'on', 'across', 'together'),
    );
    const stop = tokens.findIndex((one, i) => i > start && isMark(one, ')', '.', ';'));
    const end = stop < 0 ? tokens.length : stop;
    const isJoined = tokens.slice(start, end).some((one) => isWord(one, 'and') || isMark(one, ',', '+', '/'));
    return start > 0 && isJoined ? { start, end } : undefined;
  }
  const bracketed = bracketBefore(tokens, unique);
  if (bracketed) return bracketed;
  const from = tokens.findLastIndex((one, i) => i < unique && isMark(one, ':', ';', '.', ',', '(')) + 1;
  return tokens.slice(from, unique).some((one) => isMark(one, '+')) ? { start: from, end: unique } : undefined;
}

/** "(hall, label) is unique" */
function bracketBefore(tokens: readonly Token[], unique: number): Range | undefined {
  let end = unique;
  while (isWord(tokens[end - 1], 'be', 'must', 'shall')) end--;
  const start = isMark(tokens[end - 1], ')') ? tokens.findLastIndex((one, i) => i < end && isMark(one, '(')) + 1 : 0;
  const isJoined = tokens.slice(start, end).some((one) => isWord(one, 'and') || isMark(one, ',', '+', '/'));
  return start > 0 && isJoined ? { start, end: end - 1 } : undefined;
}

/** "Name and vintage together identify a wine" */
function identifiedAt(tokens: readonly Token[], i: number): Cue | undefined {
  const isTold = isWord(tokens[i], 'identify', 'identifies') && tokens.slice(0, i).some((one) => isWord(one, 'and'));
  const together = tokens.findLastIndex((one, k) => k < i && isWord(one, 'together', 'jointly', 'uniquely'));
  return isTold ? { at: i, keys: clauseStart(tokens, i), until: together < 0 ? i : together } : undefined;
}

/** "duplicates (same name and vintage) are rejected" */
function duplicateAt(tokens: readonly Token[], i: number): Cue | undefined {
  const alone = duplicatesOf(tokens, i);
  if (alone) return alone;
  const same = /^duplicates?$/.test(tokens[i]?.lower ?? '')
    ? tokens.findIndex((one, k) => k > i && k < i + 6 && isWord(one, 'same'))
    : -1;
  const stop = tokens.findIndex((one, k) => k > same && isMark(one, ')', '.', ';', ','));
  return same < 0 ? undefined : { at: i, keys: same + 1, until: stop < 0 ? tokens.length : stop };
}

/** "Return 409 if a hive with the same number already exists" */
function thereAlready(tokens: readonly Token[], i: number): Cue | undefined {
  const isThere = isWord(tokens[i], 'already') && isWord(tokens[i + 1], 'exist', 'taken', 'there', 'used');
  const same = tokens.findIndex((one, k) => k < i && isWord(one, 'same'));
  if (!isThere || same < 0) return undefined;
  const owner = tokens.findLastIndex((one, k) => k < same && isWord(one, 'with', 'have'));
  const phrase = [owner - 3, owner - 2, owner - 1].flatMap((start) => {
    const found = start < 0 ? undefined : nounPhraseAt(tokens, start, owner);
    return found?.end === owner ? [found] : [];
  })[0];
  return { at: i, of: phrase && entityName(singularWords(phrase.words)), keys: same + 1 };
}

/** "no duplicate emails", "duplicate codes are not allowed": of what nothing else is said. */
function duplicatesOf(tokens: readonly Token[], i: number): Cue | undefined {
  const phrase = isWord(tokens[i], 'duplicate') ? nounPhraseAt(tokens, i + 1, tokens.length) : undefined;
  if (!phrase || phrase.start !== i + 1) return undefined;
  const behind = tokens.slice(phrase.end);
  const isRefused = isWord(tokens[i - 1], 'no') || refuses(behind) || behind.some((one) => isNegation(one));
  const isAlone = behind.every((one) => one.kind === 'mark' || one.pos !== 'NOUN');
  return isRefused && isAlone ? { at: i, keys: i + 1, until: phrase.end } : undefined;
}

const saysOnly = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i + 1], 'only') ||
  tokens.slice(Math.max(0, i - 4), i).some((one) => isWord(one, 'only', 'than', 'just', 'most', 'exactly'));

/** "a student can submit a solution to an assignment once" */
const isOnceAllowed = (tokens: readonly Token[], i: number): boolean =>
  (tokens[i + 1] === undefined || isMark(tokens[i + 1], '.')) &&
  tokens.slice(0, i).some((one) => isWord(one, 'can', 'may', 'allow', 'want'));

const combinedAt = (tokens: readonly Token[]): number =>
  tokens.findIndex((one) => isWord(one, 'combination', 'together', 'pair'));

/** "unique per medicine", "unique within its hall": the word that says where. */
function withinAt(tokens: readonly Token[], unique: number): number {
  const rest = tokens.slice(unique + 1, unique + 5);
  const per = rest.findIndex(
    (one, i) =>
      isWord(one, 'per', 'within', 'inside', 'among') ||
      (isWord(one, 'in', 'for', 'on', 'at') && isWord(rest[i + 1], 'each', 'every', 'a', 'one', 'any', 'its', 'the')),
  );
  // "unique in the system": anywhere.
  const isAnywhere = rest.slice(per, per + 3).some(({ lower }) => softwareNouns.has(lower));
  const isBehindMark = rest.slice(0, per).some((one) => isMark(one, ',', '.', ';', ')'));
  return per < 0 || isBehindMark || isAnywhere ? -1 : unique + 1 + per;
}

/** "Within a team the jersey number is unique", "on each floor, labels must be unique": the place before what is unique there. */
function opensWithin(tokens: readonly Token[], unique: number): boolean {
  const start = clauseStart(tokens, unique);
  const isPlace =
    isWord(tokens[start], 'in', 'on', 'at', 'within', 'inside', 'for', 'per') &&
    (isWord(tokens[start + 1], 'each', 'every', 'any', 'one', 'a', 'an') ||
      (isWord(tokens[start], 'within', 'inside') && isWord(tokens[start + 1], 'the')));
  const place = isPlace ? nounPhraseAt(tokens, start + 1, unique) : undefined;
  const next = place && (isMark(tokens[place.end], ',') ? place.end + 1 : place.end);
  const what = next === undefined ? undefined : nounPhraseAt(tokens, next, unique);
  // "For each family we keep a number that must be unique": nothing but being so is said there.
  const isSaidOf = what !== undefined && tokens.slice(what.end, unique).every(({ pos }) => pos === 'AUX');
  return isSaidOf && place?.words.some((word) => softwareNouns.has(word)) !== true;
}

/** Whether the place says that something is unique only together with something else. */
export function isUniqueWithin(tokens: readonly Token[], { start, end }: Range): boolean {
  const unique = tokens.findIndex(
    (one, i) => i >= start && i < Math.max(end, start + 1) && isWord(one, 'unique', 'twice', 'once'),
  );
  const isJoined = combinedAt(tokens) >= 0 && tokens.length < 25;
  // "In each hall, a label may only occur once."
  const isOfEach =
    isWord(tokens[0], 'in', 'on', 'within') && saysWithin(tokens, 0) && !isWord(tokens[unique], 'unique');
  return (
    unique >= 0 &&
    (withinAt(tokens, unique) >= 0 ||
      isOfEach ||
      isJoined ||
      (isWord(tokens[unique], 'unique') && opensWithin(tokens, unique)) ||
      joinedAround(tokens, unique) !== undefined)
  );
}

const clauseStart = (tokens: readonly Token[], at: number): number =>
  tokens.findLastIndex((one, i) => i < at && isMark(one, ';', '.', ':')) + 1;

const denied = (tokens: readonly Token[], before: number): boolean =>
  tokens
    .slice(0, before)
    .some((one) => isWord(one, 'not', "n't", 'never', 'cannot', 'no', 'nobody', 'neither', 'prevent'));

/** "one review per member", "only one vote for each poll", "no two slots may share", "cannot have two pickups on the same date". */
function singleAt(tokens: readonly Token[], i: number): Cue | undefined {
  const token = tokens[i];
  // "two doses of the same drug": two doses.
  const isTwo = isWord(token, 'two');
  const of = isTwo ? tokens.findIndex((one, k) => k > i && isWord(one, 'of')) : -1;
  const limit = beforeSharing(tokens, i, of < 0 ? tokens.length : of);
  const phrase = nounPhraseAt(tokens, isTwo ? i + 1 : i, limit);
  const named = phrase ? entityName(singularWords(phrase.words)) : undefined;
  const end = phrase?.end ?? i + 1;
  const behind = tokens.slice(end, end + 10);
  const per = behind.findIndex(
    (one) =>
      isWord(one, 'per') || (isWord(one, 'for') && isWord(behind[behind.indexOf(one) + 1], 'each', 'every', 'a')),
  );
  if (isWord(token, 'one', 'single') && per >= 0 && !behind.slice(0, per).some((one) => isMark(one, '.', ';')))
    return { at: i, of: named, keys: end + per + 1, per: true };
  // "For each lift and day, one log is created"
  const isForEach = isWord(tokens[0], 'for', 'per') && tokens.slice(1, i).some((one) => isWord(one, 'and'));
  if (isWord(token, 'one') && isForEach && isWord(tokens[1], 'each', 'every'))
    return { at: i, of: named, keys: 1, until: i };
  const moreThanOne =
    isWord(token, 'one', 'two') &&
    (isWord(tokens[i - 1], 'no') ||
      (isWord(tokens[i - 1], 'than') && isWord(tokens[i - 2], 'more')) ||
      denied(tokens, i) ||
      // "Two beds in one room never share a label"
      (i === 0 && isWord(token, 'two') && denied(tokens, tokens.length)));
  const same = behind.findIndex((one) => isWord(one, 'same', 'share'));
  if (moreThanOne && same >= 0)
    return { at: i, of: named, keys: end + same + 1, whose: isTwo && !isWord(tokens[i - 1], 'no') };
  return moreThanOne && isWord(tokens[0], 'for') ? { at: i, of: named, keys: 0 } : undefined;
}

/** "two beds share", "the same room never shares", "one budget per category": what looks like a part of the name. */
export function beforeSharing(tokens: readonly Token[], start: number, end: number): number {
  const verb = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'share', 'never', 'per'));
  return verb < 0 ? end : verb;
}
