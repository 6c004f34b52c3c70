import { grammar } from '../../lexicon/grammar-lexicon';
import { type Token, isMark, isWord } from '../../text/token';
import { isPersonNoun, isRoleNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { softwareNouns } from '../../lexicon/project-lexicon';
import type { Clause } from './clause';
import { constraintAt } from '../things/constraints';
import { numberOf } from './numbers';
import { nounPhraseAt } from './noun-phrase';
import { tellsPartsOfThings } from './parts-of-things';
import type { Range } from './phrase-pattern';

const PRONOUNS = ['i', 'we', 'you', 'they', 'he', 'she', 'it'];
const QUESTION_WORDS = ['whether', 'how', 'what', 'which', 'when', 'where', 'who', 'if', 'that'];

/**
 * Puts what only says more of an element back into the list that holds it, so that "a title which must be unique, the date
 * they joined, whether it is paid and a price" is one list.
 */
export function mergeEmbedded(tokens: readonly Token[], clauses: readonly Clause[]): Clause[] {
  const merged: Clause[] = [];
  let insideElement = false;
  for (const clause of clauses) {
    const last = merged.at(-1);
    const doers = merged[0] !== undefined && tellsWhatPeopleDo(tokens, merged[0], clause);
    const embedded: boolean =
      last !== undefined &&
      isList(tokens, last) &&
      (isEmbedded(tokens, clause, insideElement) || completesQuestion(tokens, last, clause)) &&
      !tellsPartsOfThings(tokens, clause) &&
      !doers &&
      !describesWish(tokens, last, clause);
    if (last && embedded) {
      merged[merged.length - 1] = { ...last, end: clause.end, object: { start: last.object.start, end: clause.end } };
    } else if (doers) {
      const subject = clause.subject && named(tokens, clause.subject);
      if (last && subject) merged[merged.length - 1] = upTo(tokens, last, subject.start);
      merged.push({ ...clause, subject, relative: false });
    } else merged.push(clause);
    insideElement = embedded;
  }
  return merged;
}

/** "We need an API where ...": what is asked for has no parts. */
const isSoftware = (tokens: readonly Token[], { start, end }: Range): boolean => {
  const phrase = nounPhraseAt(tokens, start, end);
  const last = tokens[end - 1];
  return phrase?.end === end && (softwareNouns.has(last?.lemma ?? '') || softwareNouns.has(last?.lower ?? ''));
};

/** "There is an admin who can delete ads", "we have wardens who approve trips": what those may do who are there, and no part of them. */
function tellsWhatPeopleDo(tokens: readonly Token[], { subject: holder }: Clause, clause: Clause): boolean {
  const { relative, subject, modal, verbs, object, start } = clause;
  if (!relative || !subject || !holder || !isWord(tokens[start], 'who', 'that')) return false;
  const isThere = isWord(tokens[holder.end - 1], 'there', 'we', 'i') || isSoftware(tokens, holder);
  const noun = singular(tokens[subject.end - 1]?.lower ?? '');
  const isSomebody = isPersonNoun(noun) || isRoleNoun(noun) || noun === 'role';
  const isAble = ['can', 'may'].includes(modal ?? '');
  // "members who have a name", "users who are logged in"
  const isDeed = object.end > object.start && verbs.every(({ lemma }) => !['be', ...grammar.haveVerbs].includes(lemma));
  const isNow = verbs.every(({ at }) => !/(?:ed|ing)$/.test(tokens[at]?.lower ?? ''));
  return isThere && isSomebody && isDeed && (isAble || isNow);
}

/** "two kinds of users: | cooks", "about thirty | gardeners" */
function named(tokens: readonly Token[], { start, end }: Range): Range {
  const colon = tokens.findLastIndex((token, i) => i >= start && i < end && isMark(token, ':'));
  let from = colon < 0 ? start : colon + 1;
  while (from < end - 1 && (tokens[from]?.pos === 'NUM' || isWord(tokens[from], 'about', 'around', 'some', 'several')))
    from++;
  return { start: from, end };
}

/** "edit plots | and a steward": without those of whom the next clause tells. */
function upTo(tokens: readonly Token[], clause: Clause, next: number): Clause {
  const { object, end } = clause;
  if (next <= object.start || next >= end) return clause;
  const stop = isWord(tokens[next - 1], 'and', 'or') || isMark(tokens[next - 1], ',') ? next - 1 : next;
  // "There is | a steward who ..." names him itself.
  return stop <= object.start ? clause : { ...clause, end: stop, object: { ...object, end: stop } };
}

/** "We want an inventory where products have a shelf": how what is asked for shall be. */
const describesWish = (tokens: readonly Token[], { verbs, subject }: Clause, clause: Clause): boolean =>
  ['want', 'need', 'like'].includes(verbs[0]?.lemma ?? '') &&
  (subject === undefined || isWord(tokens[subject.end - 1], 'i', 'we')) &&
  tokens.slice(clause.start, clause.verb.start).some((token) => isWord(token, 'where')) &&
  !PRONOUNS.includes(tokens[clause.verb.start - 1]?.lower ?? '');

/** "With each parcel goes a number and a weight" */
export const isGoneWith = (tokens: readonly Token[], { verbs, subject }: Pick<Clause, 'verbs' | 'subject'>): boolean =>
  isWord(tokens[subject?.start ?? -1], 'with') && ['go', 'come'].includes(verbs[0]?.lemma ?? '');

/** What is noted is listed as what something has is. */
const NOTING = ['log', 'track', 'document'];

const isList = (tokens: readonly Token[], { verbs, modal, passive, object, verb, subject }: Clause): boolean =>
  !isSoftware(tokens, object) &&
  // "comes from a shop that has a name" lists nothing.
  !isWord(tokens[object.start], 'from', 'at') &&
  (object.end > object.start || isWord(tokens[object.start], ...QUESTION_WORDS)) &&
  (passive
    ? grammar.haveParticiples.has(tokens[verb.end - 1]?.lower ?? '') && isWord(tokens[object.start], 'by', 'with')
    : isWord(tokens[verb.start - 1], 'there') ||
      isGoneWith(tokens, { verbs, subject }) ||
      isToldInRow(tokens, { verbs, object, subject }) ||
      // "he tells us the day and how many guests are expected"
      (['tell', 'give'].includes(verbs[0]?.lemma ?? '') && isWord(tokens[object.start], 'us', 'me')) ||
      (verbs[0]?.lemma === 'like' && (modal !== undefined || isWord(tokens[verb.start], "'d"))) ||
      verbs.some(({ lemma, at }) => (grammar.haveVerbs.has(lemma) || NOTING.includes(lemma)) && at < verb.end));

/** "A mentor fills in a headline, a bio, the languages they speak": one part behind the other. */
function isToldInRow(
  tokens: readonly Token[],
  { verbs, object, subject }: Pick<Clause, 'verbs' | 'object' | 'subject'>,
): boolean {
  const start = isWord(tokens[object.start], 'in', 'out') ? object.start + 1 : object.start;
  const isTold = ['fill', 'give', 'enter', 'state'].includes(verbs[0]?.lemma ?? '') && isWord(tokens[start], 'a', 'an');
  const isByEach = isWord(tokens[subject?.start ?? -1], 'a', 'an', 'each', 'every');
  const first = isTold && isByEach ? nounPhraseAt(tokens, start, object.end) : undefined;
  return first !== undefined && isMark(tokens[first.end], ',');
}

function isEmbedded(tokens: readonly Token[], clause: Clause, insideElement: boolean): boolean {
  // "takes a map: that creates a loan" says what comes of it, nothing more of the map.
  const afterColon = [clause.start - 1, clause.start].some(
    (i) => isMark(tokens[i], ':') && isWord(tokens[i + 1], 'that', 'this', 'it'),
  );
  if (clause.relative) return !afterColon;
  if (isBoundedWith(tokens, clause)) return true;
  const own = tokens.slice(clause.start, clause.verb.start);
  const bare = own.every(
    (token) => token.kind === 'mark' || grammar.boundaries.has(token.lower) || grammar.adverbs.has(token.lower),
  );
  const goesOn = clause.modal !== undefined || clause.passive || ELEMENT_VERBS.has(clause.verbs[0]?.lemma ?? '');
  if (bare && insideElement && goesOn) return true;
  return hasReducedSubject(tokens, clause);
}

/** "note whether a bed is free": the verb of a question whose words before it stand at the end of the list. */
function completesQuestion(tokens: readonly Token[], { object }: Clause, { verb, start }: Clause): boolean {
  // "whether or not it is sealed"
  if (isWord(tokens[object.end - 1], 'whether') && isWord(tokens[object.end], 'or')) return true;
  if (object.end !== verb.start || start < object.end) return false;
  const question = tokens.findLastIndex(
    (token, i) => i >= object.start && i < verb.start && isWord(token, 'whether', 'how', 'which', 'when', 'where'),
  );
  if (question < 0) return false;
  const asked = tokens.slice(question + 1, verb.start);
  return asked.every((token) => token.kind === 'word' && !grammar.boundaries.has(token.lower));
}

/** What an element does, not its owner: "a number which is unique and matches a pattern". */
const ELEMENT_VERBS = new Set([
  'be',
  'match',
  'start',
  'begin',
  'default',
  'consist',
  'follow',
  'say',
  'mean',
  'range',
]);

/** "the date they joined", "how many of them we own", "whether it has a roof": a pronoun right behind a noun or question word. */
function hasReducedSubject(tokens: readonly Token[], { verb }: Clause): boolean {
  let i = verb.start - 1;
  while (grammar.adverbs.has(tokens[i]?.lower ?? '')) i--;
  if (isNobodyElse(tokens, i)) return true;
  if (!PRONOUNS.includes(tokens[i]?.lower ?? '')) return false;
  const before = tokens[i - 1];
  return (
    before !== undefined &&
    before.kind === 'word' &&
    (['NOUN', 'PROPN'].includes(before.pos) || isWord(before, ...QUESTION_WORDS))
  );
}

/** "a code nobody else has", "a name no other team uses" */
function isNobodyElse(tokens: readonly Token[], last: number): boolean {
  const start = tokens.findLastIndex((token, i) => i <= last && i > last - 4 && isWord(token, 'nobody', 'no', 'none'));
  const isOther =
    start >= 0 &&
    (isWord(tokens[start + 1], 'else', 'other', 'one', 'two') || (start === last && isWord(tokens[start], 'nobody')));
  return isOther && ['NOUN', 'PROPN'].includes(tokens[start - 1]?.pos ?? '');
}

/** "a name with at most 20 characters": no list of parts. */
const isBoundedWith = (tokens: readonly Token[], { verb, object }: Clause): boolean => {
  if (!isWord(tokens[verb.start], 'with') || verb.end - verb.start !== 1) return false;
  const bound = constraintAt(tokens, object.start, object.end);
  if (bound && ['NOUN', 'PROPN'].includes(tokens[bound.end]?.pos ?? '')) return false;
  const first = tokens[object.start];
  const second = tokens[object.start + 1];
  return (
    (isWord(first, 'at', 'up', 'between', 'exactly', 'max', 'maximum', 'minimum', 'default', 'values', 'value') &&
      !isMark(second, ',')) ||
    (numberOf(first) !== undefined && isWord(second, 'character', 'digit', 'letter', 'decimal')) ||
    (isWord(first, 'a', 'an', 'the') &&
      isWord(second, 'default', 'maximum', 'minimum', 'max', 'min', 'length', 'values'))
  );
};
