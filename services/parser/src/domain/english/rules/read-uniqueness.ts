import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isPersonName } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { joinedBy, type Member } from '../things/members';
import { recordsNamed } from '../things/recorded-deeds';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { accountNamed } from './account-key';
import { readNeverTwice, readOwnUnique } from './own-uniqueness';
import { beforeSharing, type Cue, cueIn, saysWithin } from './uniqueness-cues';
import { keysOf } from './unique-keys';

/** "one review per game and member", "unique within the team", "nobody can vote twice in the same poll". */
export function readUniqueness(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  all: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const cue = cueIn(tokens);
  if (!cue || isStated(at) || isNotOurs(tokens) || limitsDeed(notes, at, cue)) return false;
  const record = recordOfDeed(notes, at, cue);
  const members = record === undefined ? all : all.filter(({ entity }) => entity === record);
  if (members.length === 0) {
    if (record !== undefined) at.missed.push({ start: cue.at, end: cue.at + 1 });
    return false;
  }
  if (readNeverTwice(reading, notes, at, cue, members)) return true;
  const phrases = phrasesIn(tokens);
  const from = saidFrom(tokens, cue);
  const behind = phrasesIn(
    tokens,
    cue.keys === 0 ? from : cue.keys,
    cue.until ?? (cue.keys <= cue.at ? tokens.length : keysEnd(tokens, cue.keys)),
  );
  const before = phrasesIn(tokens, from, cue.keys).reverse();
  const best = bestEntity(notes, { behind, before }, members, cue);
  if (!best) {
    const isRead =
      readOwnUnique(reading, notes, at, cue, { behind, before }, members) ||
      readPerAccount(reading, notes, at, cue, phrases, members) ||
      saidByRelation(reading, notes, at, phrases);
    // "a number, unique per year", where no year is kept
    if (!isRead && cue.per && isWord(tokens[cue.at], 'unique')) at.missed.push({ start: cue.at, end: cue.keys + 1 });
    return isRead;
  }
  const [first, ...others] = best.keys;
  if (!first || others.length === 0 || isOfUnknown(notes, at, cue)) return false;
  const subject = `${best.entity}.${first.name}`;
  const value = `unique_with=${others.map(({ name }) => name).join(',')}`;
  const end = keysEnd(tokens, Math.max(cue.at + 1, cue.keys));
  reading.fact(at, cue.at, end, FactKind.CONSTRAINT, subject, value);
  reading.use(at, 0, tokens.length);
  return true;
}

/** "vote for one option per poll": said of the record of the deed already. */
const isStated = ({ stated }: SentenceReading): boolean =>
  stated.some(({ kind, value }) => kind === FactKind.CONSTRAINT && value.startsWith('unique_with='));

/** "comment on a report and upvote it once": what is done once only leaves no row that could be the only one. */
function limitsDeed(notes: DomainNotes, at: SentenceReading, cue: Cue): boolean {
  const { tokens } = at.sentence;
  if (!isWord(tokens[cue.at], 'once', 'twice')) return false;
  const deed = deedBefore(tokens, cue);
  const done = notes.abilities.filter(({ place }) => place.at === at);
  const isDeed = done.some(
    ({ verb }) =>
      verb === deed &&
      (crudVerb(verb) ?? '') === '' &&
      recordsNamed(verb, (name) => notes.isDeclared(name)).length === 0,
  );
  if (!isDeed || !done.some(({ verb }) => crudVerb(verb) === 'create')) return false;
  at.missed.push({ start: cue.at, end: cue.at + 1 });
  return true;
}

/** "comment on a report and upvote it once": of the several records of the sentence, that of what is done once. */
function recordOfDeed(notes: DomainNotes, at: SentenceReading, cue: Cue): string | undefined {
  if (!isWord(at.sentence.tokens[cue.at], 'once', 'twice')) return undefined;
  const kept = notes.abilities.filter(
    ({ place, verb }) => place.at === at && verb === 'create' && place.start < cue.at,
  );
  return kept.length > 1
    ? kept.toSorted((one, other) => one.place.start - other.place.start).at(-1)?.entity
    : undefined;
}

/** What is done right before the words that say how often. */
const deedBefore = (tokens: readonly Token[], cue: Cue): string | undefined =>
  readClauses(tokens, { start: 0, end: tokens.length })
    .flatMap(({ verbs }) => verbs)
    .findLast((verb) => verb.at < cue.at)?.lemma;

/** "one score per team and round", where no scores are kept: of nothing that is. */
function isOfUnknown(notes: DomainNotes, at: SentenceReading, { at: one }: Cue): boolean {
  const { tokens } = at.sentence;
  const counted = isWord(tokens[one], 'one') ? nounPhraseAt(tokens, one + 1, tokens.length) : undefined;
  const isUnknown = counted && isWord(tokens[counted.end], 'per') && notes.entityFor(counted.words) === undefined;
  if (isUnknown) at.missed.push({ start: one, end: counted.end });
  return isUnknown === true;
}

/** "the software need not check it" */
const isNotOurs = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isWord(token, 'check', 'enforce', 'ensure') &&
      tokens.slice(Math.max(0, i - 4), i).some((one) => isWord(one, 'not', "n't")) &&
      tokens.slice(Math.max(0, i - 4), i).some((one) => isWord(one, 'need', 'have')),
  );

/** "Only one bid per supplier and tender", "a reviewer cannot review a paper twice", where who does it is a role. */
function readPerAccount(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  cue: Cue,
  phrases: readonly NounPhrase[],
  members: readonly Member[],
): boolean {
  for (const entity of new Set(members.map((member) => member.entity))) {
    const [key, other] = keysOf(notes, entity, phrases, members).filter(({ target }) => target !== undefined);
    const isMeant = cue.of === undefined || cue.of === entity;
    const account = key && !other && isMeant ? accountNamed(reading, at, entity, phrases, members) : undefined;
    if (!key || !account) continue;
    const value = `unique_with=${key.name}`;
    reading.fact(at, cue.at, cue.at + 1, FactKind.CONSTRAINT, `${entity}.${account.name}`, value);
    reading.use(at, 0, at.sentence.tokens.length);
    return true;
  }
  return false;
}

/** "Pupils hand in an essay with a title, and each pupil can do so once": where the clause with a subject of its own begins. */
function saidFrom(tokens: readonly Token[], { at, until }: Cue): number {
  if (saysWithin(tokens, 0) || until === at) return 0;
  const own = readClauses(tokens, { start: 0, end: tokens.length }).findLast(({ verb }) => verb.start < at);
  const subject = own?.relative === true ? undefined : own?.subject;
  const isNamed =
    subject && tokens.slice(subject.start, subject.end).some(({ pos }) => ['NOUN', 'PROPN'].includes(pos));
  return isNamed ? subject.start : 0;
}

function phrasesIn(tokens: readonly Token[], start = 0, end = tokens.length): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  for (let i = start; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, beforeSharing(tokens, i, end));
    if (phrase) phrases.push(phrase);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return phrases;
}

/** Up to what says something else of it: "one review per game, with between 1 and 5 stars". */
function keysEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  while (
    end < tokens.length &&
    (!isMark(tokens[end], ',', '.', ';', ')', ':') || goesOnInList(tokens, end)) &&
    !isWord(tokens[end], 'with', 'but', 'so', 'that') &&
    // "a number that is unique within the show and a date": the next of the list.
    !(isWord(tokens[end], 'and') && isWord(tokens[end + 1], 'a', 'an'))
  )
    end++;
  return end;
}

/** "per category, month and year": nothing but nouns up to the "and". */
function goesOnInList(tokens: readonly Token[], comma: number): boolean {
  const and = tokens.findIndex((token, i) => i > comma && isWord(token, 'and'));
  return (
    isMark(tokens[comma], ',') &&
    and > comma + 1 &&
    tokens.slice(comma + 1, and).every((token) => token.pos === 'NOUN' || isMark(token, ','))
  );
}

interface Keys {
  readonly entity: string;
  readonly keys: readonly Member[];
}

/** The entity of which two fields or references are named; the one that the words limit comes before others. */
function bestEntity(
  notes: DomainNotes,
  { behind, before }: { behind: readonly NounPhrase[]; before: readonly NounPhrase[] },
  members: readonly Member[],
  cue: Cue,
): Keys | undefined {
  let best: (Keys & { rating: number }) | undefined;
  for (const entity of new Set(members.map((member) => member.entity))) {
    const named = keysOf(notes, entity, behind, members);
    const whose =
      cue.per === true && named.length === 0 ? behind.flatMap((phrase) => accountKey(entity, phrase) ?? []) : [];
    const said = [...named, ...whose];
    if (said.length === 0 || said.length > MOST_KEYS) continue;
    // "Barcodes are unique within a clinic" says nothing of somebody who acts.
    // nor does "no truck can be on two tours on the same day".
    const told = keysOf(notes, entity, before, members).filter((key) => !said.includes(key));
    const isOfThings = (cue.per === true && cue.of === undefined) || said.length + told.length > 1;
    const others = [...told, ...(isOfThings ? [] : actingKeys(entity, members))];
    const most = cue.whose === true && cue.of === entity ? MOST_KEYS : Math.max(2, said.length);
    const keys = [...new Map([...said, ...others].map((key) => [key.name, key])).values()].slice(0, most);
    if (keys.length < 2 || (cue.ofReferences === true && keys.some(({ target }) => target === undefined))) continue;
    const isSaid = [...behind, ...before].some((phrase) => notes.entityFor(phrase.words) === entity);
    const rating = said.length + (cue.of === entity ? 4 : 0) + (isSaid ? 2 : 0) + (entity === notes.current ? 1 : 0);
    if (rating > (best?.rating ?? 0)) best = { entity, keys: said.length < 2 ? [...keys].reverse() : keys, rating };
  }
  return best;
}

/** "one budget per category, month and year" */
const MOST_KEYS = 4;

/** "Nobody can vote twice in the same poll": who votes is whom a vote refers to. */
function actingKeys(entity: string, members: readonly Member[]): Member[] {
  const people = members.filter(
    ({ entity: owner, target }) => owner === entity && target !== undefined && isPersonName(target),
  );
  return people.length === 1 ? people : [];
}

/** "unique for each user": whose the rows are, where they refer to no user themselves. */
const accountKey = (entity: string, { words }: NounPhrase): Member | undefined =>
  words.length === 1 && ['user', 'account'].includes(singular(words[0] ?? ''))
    ? { entity, name: 'user', words: ['user'], type: undefined, target: 'User' }
    : undefined;

/** "cannot enrol twice in the same course" where students and courses are related many to many: each pair is there once anyway. */
function saidByRelation(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  phrases: readonly NounPhrase[],
): boolean {
  const named = [...new Set(phrases.flatMap((phrase) => notes.entityFor(phrase.words) ?? []))];
  const isJoined = named.some((one) => named.some((other) => one !== other && joinedBy(reading, one, other)));
  if (isJoined)
    reading.assume(
      at,
      0,
      at.sentence.tokens.length,
      'What is related many to many is related at most once.',
      'Name the record of it where it shall hold more, for example "an enrolment belongs to a student and a course".',
    );
  return isJoined;
}
