import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import lexicon from '../../../../data/lexicons/verbs.json';
import { isAccountNoun, isClientRole, isPersonNoun } from '../../lexicon/account-lexicon';
import { camelCase, entityName, singular, spoken, wordsOf } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { ClauseFrame } from '../grammar/clause-frame';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { isJudging } from './judged-deeds';
import { isJoined, isMeeting, isSaying, recordsTold } from './recorded-deeds';
import type { Party } from '../relations/parties';
import type { Deed } from './deed-parties';

const personal: Readonly<Record<string, readonly string[]>> = lexicon.personal;
const learned: Readonly<Record<string, string>> = lexicon.learned;
const lessons = new Set(lexicon.lessons);
const singleUse = new Set(lexicon.singleUse);
const undoing: Readonly<Record<string, string>> = lexicon.undoing;

/** Whether everybody does it for himself, to what others do it to as well: a record is kept of each, "users can like photos". */
export function isPersonal(tokens: readonly Token[], { clause, verb }: Pick<Deed, 'clause' | 'verb'>): boolean {
  const kinds = personal[verb];
  if (recordLearned(tokens, clause, verb) !== undefined) return true;
  if (kinds === undefined || (isJoining(verb) && !joinsSomething(tokens, clause, verb))) return false;
  // "reserve a tool and give it back": the tool itself is with somebody, and of another day nothing is told.
  if (isTaking(verb) && isGivenBack(tokens.slice(clause.end))) return false;
  if (isTying(verb) ? isOfSeveral(tokens, clause) : isTaking(verb) && !takesSomething(tokens, clause, verb))
    return false;
  // "Our members like the garden", "reviewed by another translator": said of one of them.
  const isSpokenOf = isWord(tokens[clause.object.start], 'them') && isJudgedByAll(verb);
  const isOfAny =
    !clause.passive && (isSpokenOf || !isWord(tokens[clause.object.start], 'the', 'our', 'my', 'it', 'them'));
  return clause.modal !== undefined || isOfAny;
}

/** "Students complete lessons", "take a quiz": what others teach, each for himself; the name of what is kept of it. */
export function recordLearned(
  tokens: readonly Token[],
  { subject, object, passive }: Deed['clause'],
  verb: string,
): string | undefined {
  const who = singular(tokens[(subject?.end ?? 0) - 1]?.lower ?? '');
  const phrase = nounPhraseAt(tokens, object.start, object.end);
  const isLesson = lessons.has(entityName([singular(phrase?.words.at(-1) ?? '')]));
  return !passive && isLesson && (isClientRole(who) || isAccountNoun(who)) ? learned[verb] : undefined;
}

/** "join a team", "take part in a race": where several are for a time; tables are joined otherwise, and a school is attended for years. */
function joinsSomething(tokens: readonly Token[], { object }: Deed['clause'], verb: string): boolean {
  const start = startOf(tokens, object);
  const phrase = nounPhraseAt(tokens, start, object.end);
  const name = phrase && entityName(phrase.words);
  return name !== undefined && (verb === 'join' ? isJoined(name) : isMeeting(name));
}

const startOf = (tokens: readonly Token[], { start }: Range): number =>
  isWord(tokens[start], 'in', 'at', 'on', 'for') ? start + 1 : start;

/** "can attend many meetings", "several athletes take part" tell how many of each there are. */
const isOfSeveral = (tokens: readonly Token[], { subject, object }: Deed['clause']): boolean =>
  [tokens[startOf(tokens, object)], tokens[subject?.start ?? -1]].some((token) => isWord(token, ...SEVERAL));

/** "book classes", "rent a bike"; "book in visitors" and "hire staff" take nothing, and a slot can be taken but once. */
function takesSomething(tokens: readonly Token[], { object }: Deed['clause'], verb: string): boolean {
  const phrase = nounPhraseAt(tokens, startOf(tokens, object), object.end);
  const noun = singular(phrase?.words.at(-1) ?? '');
  const isOfPeople = verb === 'hire' && isPersonNoun(noun);
  return !isOfPeople && !isWord(tokens[object.start], 'in', 'out', 'off') && !singleUse.has(entityName([noun]));
}

/** "Rowers rent a boat and return it. Each can rent one at a time": of the boat, as before. */
export function isClaimed(notes: DomainNotes, tokens: readonly Token[], deed: Deed): boolean {
  const { start, end } = deed.clause.object;
  const from = tokens.findIndex((token, i) => i >= start && i < end && ['NOUN', 'PROPN'].includes(token.pos));
  const phrase = isTaking(deed.verb) ? nounPhraseAt(tokens, from, end) : undefined;
  const entity = phrase && notes.entityFor(phrase.words);
  return notes.abilities.some((note) => note.entity === entity && note.verb === deed.verb);
}

const isGivenBack = (behind: readonly Token[]): boolean =>
  behind.some(
    (token, i) =>
      isWord(token, 'release', 'return', 'give', 'hand', 'bring') &&
      behind.slice(i + 1, i + 3).some((word) => isWord(word, 'it', 'them')),
  );

const SEVERAL = ['many', 'several', 'multiple', 'various', 'numerous'];

/** Whether one is in a thing among others by the deed: join, attend. */
export const isJoining = (verb: string): boolean => personal[verb]?.includes('joined') === true;

/** Whether the doers may be tied to such things by it alone: "guests enrol in courses" where guests are rows. */
export const isTying = (verb: string): boolean => personal[verb]?.includes('tied') === true;

/** Whether something is taken for oneself by the deed, for a time or until it is given back: book, rent. */
export const isTaking = (verb: string): boolean => personal[verb]?.includes('taken') === true;

/** Deeds that everybody does to the same things: "comment on posts and like them", "rate films and bookmark them". */
export const isJudgedByAll = (verb: string): boolean =>
  personal[verb]?.includes('once') === true && !isJoining(verb) && !isTying(verb);

export const isOfEach = (verb: string): boolean => personal[verb] !== undefined;

/** Whether it matters who did it: of a judgement it does not. */
export const mattersWhose = (verb: string): boolean =>
  ((personal[verb] ?? []).length > 0 && !isTaking(verb)) || learned[verb] !== undefined;

/** The deed whose record is taken back: "unfollow" -> follow. */
export const undoneBy = (verb: string): string | undefined => undoing[verb];

/** Of deeds in a row, those that have a record of their own: "rate and review products" makes reviews with a rating. */
export function deedsInRow({ verbs }: Deed['clause']): Deed['clause']['verbs'] {
  const isText = verbs.some(({ lemma }) => lemma === 'review' || lemma === 'comment');
  return verbs.filter(({ lemma }) => !isText || !isJudging(lemma));
}

/** Whether each of the deeds is one that everybody does for himself, or takes one back. */
export const areAllPersonal = ({ verbs }: Deed['clause']): boolean =>
  verbs.every(({ lemma }) => personal[lemma] !== undefined || isSaying(lemma) || undoing[lemma] !== undefined);

/** States that each does it once to a thing, and that nobody else sees it, where the deed is of such a kind. */
export function statePersonal(
  reading: BriefReading,
  at: SentenceReading,
  { clause, verb }: Deed,
  record: string,
  { doer, others, isCounted }: { doer: Party; others: readonly Party[]; isCounted: boolean },
): void {
  const { start, end } = clause;
  const kinds = personal[verb] ?? (record === 'Completion' ? ['once'] : []);
  if (kinds.includes('private')) reading.fact(at, start, end, FactKind.OWNERSHIP, record, 'private');
  // "for one option per poll": once in a poll.
  const counted = others.find((party) => isWord(at.sentence.tokens[party.start - 1], 'per')) ?? others[0];
  // "users like a photo once": stated where that is read.
  if (kinds.includes('once') && !isCounted && counted) stateOnce(reading, at, clause, record, doer.name, counted.name);
}

export function stateOnce(
  reading: BriefReading,
  at: SentenceReading,
  { start, end }: Range,
  record: string,
  doer: string,
  thing: string,
): void {
  const subject = `${record}.${referenceTo(doer)}`;
  reading.fact(at, start, end, FactKind.CONSTRAINT, subject, `unique_with=${referenceTo(thing)}`);
}

const referenceTo = (entity: string): string => camelCase(wordsOf(spoken(entity)));

/** "unfollow an author", "leave a team": whoever did it deletes its record; "leave a comment" leaves nothing that was joined. */
export function noteUndoing(notes: DomainNotes, at: SentenceReading, deed: Deed): boolean {
  const { tokens } = at.sentence;
  const { clause, frame } = deed;
  const record = recordsTold(undoneBy(deed.verb) ?? '').find((name) => notes.deeds.has(name));
  if (record === undefined || !frame.patient || !isKnown(notes, tokens, frame)) return false;
  if (isJoining(undoneBy(deed.verb) ?? '') && !leavesSomething(notes, tokens, frame.patient)) return false;
  notes.abilities.push({
    actor: { kind: 'owner', name: 'owner', only: false },
    verb: 'delete',
    entity: record,
    negated: false,
    allowed: clause.modal !== undefined,
    place: { at, start: clause.start, end: clause.end },
  });
  return true;
}

function leavesSomething(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): boolean {
  const phrase = nounPhraseAt(tokens, start, end);
  const thing = phrase && notes.entityFor(phrase.words);
  return isWord(tokens[start], 'it', 'them') || (thing !== undefined && isJoined(thing));
}

function isKnown(notes: DomainNotes, tokens: readonly Token[], { patient }: ClauseFrame): boolean {
  const phrase = patient && nounPhraseAt(tokens, patient.start, patient.end);
  return isWord(tokens[patient?.start ?? -1], 'it', 'them') || (phrase && notes.entityFor(phrase.words)) !== undefined;
}

/** "We'd like a simple tool": asked for, though there may be tools that people like. */
export const isWish = (tokens: readonly Token[], { verbs, verb }: Deed['clause']): boolean =>
  verbs[0]?.lemma === 'like' &&
  tokens.slice(Math.max(0, verb.start - 1), verb.end).some((token) => isWord(token, 'would', "'d"));
