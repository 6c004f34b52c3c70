import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase, singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import { type ClauseFrame, frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clauses';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { isSpeaker } from '../grammar/speakers';
import { holdsFieldNames, readFieldList } from '../lists/read-field-list';
import { type Party, referToParties } from '../relations/parties';
import type { BriefReading, SentenceReading } from '../reading';
import { isIndefinite, isMomentOrPlace } from './read-spans';
import { recordsTold } from './recorded-deeds';

/**
 * Deeds of which something is kept: "members reserve a tool from a start date to an end date", "visitors book a slot with their
 * name and email", "a mechanic inspects a car on a date". What is kept is a record, of who did it and of what it was done to; what
 * is told of the deed are its fields.
 */
export function readDeed(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  next: Clause | undefined,
): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || clause.relative || clause.verbs.length > 1) return false;
  if (readTold(reading, notes, at, clause)) return true;
  const names = recordsTold(verbOf(tokens, clause));
  const frame = frameOf(tokens, clause);
  if (names.length === 0 || !frame.agent || !isSomebody(notes, at, frame.agent)) return false;
  const amounts = amountsIn(notes, tokens, frame);
  if (amounts.length === 0 && makesSomethingElse(notes, tokens, frame, names)) return false;
  const parties = partiesOf(notes, tokens, frame);
  const told = [...momentsIn(tokens, clause), ...amounts];
  const list = listBehind(tokens, clause, next);
  if (parties.length === 0 || (told.length === 0 && !list)) return false;
  const name = notes.canonical(recordAmong(notes, names));
  const doer = partyAt(notes, tokens, frame.agent);
  notes.declare(name, { at, start: clause.verb.start, end: clause.verb.end });
  referToParties(notes, at, name, clause.start, doer ? [doer, ...parties] : parties);
  const hasDate = told.some(({ words }) => words.at(-1) === 'date');
  for (const phrase of told) noteTold(notes, at, name, phrase, hasDate);
  if (list) readFieldList(reading, notes, at, name, list);
  noteRight(notes, at, clause, name, frame.agent);
  notes.recorded = { entity: name, at, end: clause.end };
  notes.current = name;
  reading.use(at, clause.start, list ? list.end : clause.end);
  return true;
}

/** What the brief speaks of elsewhere; its usual name comes last, for it may be of our own making. */
function recordAmong(notes: DomainNotes, [usual = '', ...others]: readonly string[]): string {
  return others.find((name) => notes.isDeclared(name) || notes.isForeseen(name)) ?? usual;
}

/** "inspects a car and writes down the mileage": more of what was recorded just before. */
function readTold(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { recorded } = notes;
  const isMore = recorded?.at === at && clause.subject !== undefined && clause.subject.end <= recorded.end;
  if (!isMore || clause.passive || !grammar.tellVerbs.has(clause.verbs[0]?.lemma ?? '')) return false;
  const { start, end } = clause.object;
  const list = { start: isWord(tokens[start], 'down', 'in', 'up') ? start + 1 : start, end };
  if (!holdsFieldNames(tokens, list)) return false;
  readFieldList(reading, notes, at, recorded.entity, list);
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "sign up" -> signUp */
function verbOf(tokens: readonly Token[], { verbs }: Clause): string {
  const [{ lemma, at } = { lemma: '', at: 0 }] = verbs;
  return isWord(tokens[at + 1], 'up') ? `${lemma}Up` : lemma;
}

/** "Members", "a hirer", "the office", "we": somebody acts. */
function isSomebody(notes: DomainNotes, at: SentenceReading, agent: Range): boolean {
  if (isSpeaker(at, agent)) return true;
  const phrase = nounPhraseAt(at.sentence.tokens, agent.start, agent.end);
  const last = singular(phrase?.words.at(-1) ?? '');
  return phrase !== undefined && (isPersonNoun(last) || isTeam(phrase.words) || COLLECTIVES.has(last));
}

/** Several people who act as one. */
const COLLECTIVES = new Set(
  'family household couple team club company school group band organisation organization firm'.split(' '),
);

/** "Renters request a rental for a van": the object is what is made, not what it is about. */
function makesSomethingElse(
  notes: DomainNotes,
  tokens: readonly Token[],
  { patient }: ClauseFrame,
  names: readonly string[],
): boolean {
  const phrase = patient && nounPhraseAt(tokens, patient.start, patient.end);
  const name = phrase && notes.entityFor(phrase.words);
  return phrase !== undefined && (name === undefined || names.includes(name) || isOccasion(name));
}

/** "book a session": the session is the record. */
const isOccasion = (name: string): boolean =>
  /(Session|Lesson|Appointment|Meeting|Consultation|Visit|Event)$/.test(name);

function partyAt(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): Party | undefined {
  const phrase = nounPhraseAt(tokens, start, end);
  const name = phrase && notes.entityFor(phrase.words);
  return phrase && name !== undefined ? { name, start: phrase.start, end: phrase.end } : undefined;
}

/** What it is done to, and "to an opening", "for a shift", "from a supplier" behind it. */
function partiesOf(notes: DomainNotes, tokens: readonly Token[], { patient, adjuncts }: ClauseFrame): Party[] {
  const ranges = [patient, ...adjuncts.filter(({ preposition }) => preposition !== 'by').map(({ phrase }) => phrase)];
  const found = ranges.flatMap((range) =>
    range && range.start < range.end ? (partyAt(notes, tokens, range) ?? []) : [],
  );
  return found.filter(({ name }, i) => found.findIndex((one) => one.name === name) === i);
}

const BEFORE_MOMENTS = ['from', 'on', 'at', 'until', 'to', 'for', 'till', 'by'];

/** "from a start date to an end date", "for a date and a start time" */
function momentsIn(tokens: readonly Token[], { object }: Clause): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (let i = object.start; i < object.end; i++) {
    const isJoined = isWord(tokens[i], 'and') && found.at(-1)?.end === i;
    if (!isJoined && !isWord(tokens[i], ...BEFORE_MOMENTS)) continue;
    const phrase = nounPhraseAt(tokens, i + 1, object.end);
    if (!phrase || !isIndefinite(tokens, phrase) || !isMomentOrPlace(phrase)) continue;
    found.push(phrase);
    i = phrase.end - 1;
  }
  return found;
}

/** "give an amount to a project", "donate a sum": what is given is told of the deed. */
function amountsIn(notes: DomainNotes, tokens: readonly Token[], { patient, clause }: ClauseFrame): NounPhrase[] {
  const phrase = patient && !clause.passive ? nounPhraseAt(tokens, patient.start, patient.end) : undefined;
  const isAmount = phrase !== undefined && isWord(tokens[phrase.end - 1], 'amount', 'sum', 'number', 'quantity');
  return isAmount && notes.entityFor(phrase.words) === undefined ? [phrase] : [];
}

/** "with their name, email and the number of people": what is told with it, up to where something else begins. */
function listBehind(tokens: readonly Token[], { object }: Clause, next: Clause | undefined): Range | undefined {
  const own = tokens.findIndex(
    (token, i) => i >= object.start && i < object.end && isWord(token, 'with', 'giving', 'stating', 'including'),
  );
  const isAttached =
    next?.start === object.end && isWord(tokens[next.verb.start], 'with', 'giving', 'stating', 'including');
  const list = isAttached
    ? { start: next.verb.end, end: next.end }
    : own >= 0
      ? { start: own + 1, end: object.end }
      : undefined;
  const first = list && nounPhraseAt(tokens, list.start, list.end);
  const isCompanion = first !== undefined && isPersonNoun(singular(first.words.at(-1) ?? ''));
  return list && !isCompanion && holdsFieldNames(tokens, list) ? list : undefined;
}

function noteTold(notes: DomainNotes, at: SentenceReading, entity: string, phrase: NounPhrase, hasDate: boolean): void {
  const name = camelCase(phrase.words);
  if (notes.fields.some((note) => note.entity === entity && note.field.name === name)) return;
  // "a date and a start time": the time alone.
  const type = hasDate && phrase.words.at(-1) === 'time' ? 'time' : fieldHint(name)?.field.type;
  notes.fields.push({
    entity,
    field: { name, words: phrase.words, type, enumValues: undefined, constraints: [] },
    phrase,
    place: { at, start: phrase.start, end: phrase.end },
  });
}

/** Whoever does it makes the record; of everybody it is said only with "can". */
function noteRight(notes: DomainNotes, at: SentenceReading, clause: Clause, entity: string, agent: Range): void {
  for (const actor of actorsOf(notes, at, agent)) {
    if (actor.kind !== 'role' && clause.modal === undefined) continue;
    notes.abilities.push({
      actor,
      verb: 'create',
      entity,
      negated: false,
      allowed: clause.modal !== undefined,
      place: { at, start: clause.start, end: clause.end },
    });
  }
}
