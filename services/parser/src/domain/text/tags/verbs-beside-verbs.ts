import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular } from '../../names';
import { asVerb, beginsObject, type Change, closesPhrase, countsOnce, skipBack } from './tag-changes';
import { isMark, isWord, type Token } from '../token';

/** "adds, edits and deletes them", "register samples and record results" */
export function besideVerb(tokens: readonly Token[], i: number): Change | undefined {
  const token = tokens[i];
  if (!token || token.pos === 'VERB') return undefined;
  const joins = isWord(tokens[i - 1], 'and', 'or') || isMark(tokens[i - 1], ',');
  if (!joins) return undefined;
  const third = baseOfThirdPerson(token.lower);
  const before = tokens[i - 2];
  if (third !== undefined && before?.pos === 'VERB' && baseOfThirdPerson(before.lower) !== undefined)
    return beginsObject(tokens, i + 1) || isWord(tokens[i + 1], 'and', 'or') ? asVerb(third) : undefined;
  if (third !== undefined && (isWord(tokens[i + 1], 'it', 'them') || isSecondDeed(tokens, i))) return asVerb(third);
  // "browse events and filter them", "close and open them": nothing but a verb stands before "them".
  if (['NOUN', 'ADJ'].includes(token.pos) && isWord(tokens[i - 1], 'and', 'or') && tokens[i + 1]?.lower === 'them')
    return asVerb(token.lower);
  if (isOfSameThings(tokens, i)) return asVerb(token.lower);
  if (!isActionVerb(token.lower) || isPlural(token.lower)) return undefined;
  if (before?.pos === 'VERB' && before.lower === before.lemma && beginsObject(tokens, i + 1))
    return asVerb(token.lower);
  if (!isMark(tokens[i - 1], ',') && isOfOneOfThem(tokens, i + 1)) return asVerb(token.lower);
  // "create polls with a question, and vote once per poll"
  if (isWord(tokens[i + 1], 'once') && countsOnce(tokens[i + 2])) return asVerb(token.lower);
  // "read everything, start and finish flights": nothing is read beside all that there is.
  if (isWord(before, 'everything', 'anything', 'it', 'them') && beginsObject(tokens, i + 1)) return asVerb(token.lower);
  if (doesToo(tokens, i) || isMarking(tokens, i)) return asVerb(token.lower);
  const object = tokens[i + 1];
  const startsWithDuty = isDuty(tokens, i);
  const acts =
    isWord(object, 'them', 'it', 'their', 'the', 'a', 'an', 'any', 'all') ||
    (object?.kind === 'word' && isPlural(object.lower) && object.pos === 'NOUN');
  return acts && (startsWithDuty || hasModalBefore(tokens, i - 1)) ? asVerb(token.lower) : undefined;
}

/** "Users upload photos with a caption, like photos and rate them": what is done to them besides, though the list before is open. */
function isOfSameThings(tokens: readonly Token[], i: number): boolean {
  const [token, object] = [tokens[i], tokens[i + 1]];
  const isDeed = token !== undefined && (isActionVerb(token.lower) || isWord(token, 'like')) && !isPlural(token.lower);
  if (!isDeed || object?.pos !== 'NOUN' || !isPlural(object.lower) || !closesPhrase(tokens[i + 2])) return false;
  return tokens.some(
    ({ pos, lower, lemma }, k) =>
      k > 0 &&
      k < i - 1 &&
      pos === 'VERB' &&
      lower === lemma &&
      tokens[k + 1]?.lower === object.lower &&
      isPersonNoun(singular(tokens[k - 1]?.lower ?? '')),
  );
}

/** "browse tents and rent one", "see shifts and sign up for one": those that were spoken of. */
function isOfOneOfThem(tokens: readonly Token[], start: number): boolean {
  let at = start;
  while (at < start + 2 && isWord(tokens[at], 'up', 'out', 'in', 'for', 'on', 'to')) at++;
  const next = tokens[at + 1]?.pos;
  if (isWord(tokens[at], 'one')) return tokens[at]?.pos === 'NUM' && !['NOUN', 'PROPN', 'ADJ'].includes(next ?? '');
  return at > start && isWord(tokens[at], 'it', 'them');
}

/** "approves bookings and records payments": the second thing that one does. */
const isSecondDeed = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i - 1], 'and') &&
  tokens[i + 1]?.pos === 'NOUN' &&
  isPlural(tokens[i + 1]?.lower ?? '') &&
  (tokens[i + 2] === undefined || tokens[i + 2]?.kind === 'mark') &&
  tokens.slice(1, i - 1).some(({ pos, lower, lemma }) => pos === 'VERB' && lower !== lemma && lower.endsWith('s'));

/** "dispatch booked shipments and mark dispatched ones as delivered" */
const isMarking = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'mark') &&
  isPlural(tokens[i - 2]?.lower ?? '') &&
  tokens.slice(i + 2, i + 6).some((token) => isWord(token, 'as'));

/**
 * "Technicians connect cylinders and record moves", "students search tutors by subject and book lessons": what several people do, and
 * what they do to others; "clerks have books and book copies" names things.
 */
function doesToo(tokens: readonly Token[], i: number): boolean {
  const object = tokens[i + 1];
  const isNoting = isWord(tokens[i], 'record', 'log', 'request');
  return (
    isWord(tokens[i - 1], 'and') &&
    object?.pos === 'NOUN' &&
    isPlural(object.lower) &&
    (isNoting || !PARTS.has(singular(object.lower))) &&
    (closesPhrase(tokens[i + 2]) || isWord(tokens[i + 2], 'for', 'from', 'to', 'with', 'at', 'on')) &&
    tokens
      .slice(1, i - 1)
      .some(
        ({ pos, lower, lemma }, k) =>
          pos === 'VERB' &&
          lower === lemma &&
          (isNoting || !grammar.manageVerbs.has(lemma)) &&
          isPlural(tokens[k]?.lower ?? '') &&
          isPersonNoun(singular(tokens[k]?.lower ?? '')),
      )
  );
}

/** What names of things end with that begin with what looks like a deed: book copies, order lines, test results. */
const PARTS = new Set(
  'address category chapter club code copy date detail entry field file form group history item kind label level line list name note number option page photo point price result review room sample shelf status table team template time title type value'.split(
    ' ',
  ),
);

/** "Dispatchers: create orders, change trams": what stands behind the colon is what they do. */
function isDuty(tokens: readonly Token[], i: number): boolean {
  const colon = tokens.findIndex((token) => isMark(token, ':', '-', '–'));
  const first = tokens[colon + 1];
  return colon > 0 && colon < 4 && colon < i - 2 && first?.pos === 'VERB' && first.lower === first.lemma;
}

/** A verb behind a modal or "want to" earlier in the sentence, which the conjunction goes on from. */
function hasModalBefore(tokens: readonly Token[], end: number): boolean {
  for (let i = end; i > 0; i--) {
    const token = tokens[i];
    if (isMark(token, ';', ':', '(', ')')) return false;
    if (token?.pos === 'VERB' && token.lower === token.lemma) {
      const before = tokens[skipBack(tokens, i - 1)];
      if (before !== undefined && (grammar.modals.has(before.lower) || before.lower === 'to')) return true;
    }
  }
  return false;
}
