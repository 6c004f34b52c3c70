import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, isPlural } from '../../names';
import { type Token, isWord, isMark } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { countsCharacters } from './counts-characters';
import { numberOf } from '../grammar/numbers';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { isSpeaker } from '../grammar/speakers';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { namesAnother } from '../grammar/link-verbs';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { givesAccess, hasNoParts, isCompared, isJudged, isRefused, isSaidInPassing, isSent } from './has-no-parts';
import { occasionOf } from './noted-owner';
import { isKeeper, isSoftwareTo, needsDataOf, notesOnOccasion } from './keepers';
import { managedObject, noteManaged, readManaged } from './read-managed';
import { holdsFieldNames, noteField, noteFields } from '../lists/read-field-list';
import { tieBehindParts } from '../relations/tied-behind-parts';
import { comparesParts } from '../rules/compared-parts';
import { announcesParts } from '../structure/announced-lists';
import { readEntityList } from '../structure/read-structure';
import type { BriefReading, SentenceReading } from '../reading';
import { goesWith, goneWith, isCompany, readCompanions } from './with-each';
import { phrasesOf, subjectEntities } from '../grammar/subjects';
import { lastPhraseOnly } from './attached-owner';
import { bearsPart, countsThings, takeForOptional } from './parts-borne';

/** "A book has a title and an author", "orders contain items", "the app stores customers". */
export function readHaving(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const has = clause.verbs.some(({ lemma }) => grammar.haveVerbs.has(lemma));
  if (clause.negated || clause.passive || (!has && !picksOne(tokens, clause) && !goesWith(tokens, clause)))
    return false;
  if (isRefused(tokens, clause) || givesAccess(tokens, clause)) return false;
  // "guests come with a name"
  const comesWith = clause.verbs[0]?.lemma === 'come' && isWord(tokens[clause.object.start], 'with');
  const object = withoutStart(tokens, clause.object, comesWith ? 'with' : 'of');
  if (isOfWhole(at, object) || isCompany(tokens, clause) || comparesParts(tokens, clause.verb.start)) return false;
  if (hasOthersOfItsKind(notes, at, clause) || isKeeper(notes, tokens, clause) || notesOnOccasion(tokens, clause))
    return false;
  const each = forEach(notes, at, clause) ?? goneWith(notes, at, clause);
  // "For every boat we keep track of its name"
  if (each !== undefined) return noteParts(reading, notes, at, clause, [each], managedObject(tokens, object));
  if (!has) return false;
  if (needsDataOf(tokens, clause)) return noteManaged(reading, notes, at, managedObject(tokens, object));
  const isSoftware = isSoftwareTo(tokens, clause, object);
  if (isSoftware) reading.use(at, clause.start, managedObject(tokens, object).start);
  if (isSoftware || isSpeaker(at, clause.subject)) return readManaged(reading, notes, at, { ...clause, object });
  const lemma = clause.verbs[0]?.lemma ?? '';
  if (countsCharacters(tokens, clause)) return false;
  if (hasNoParts(notes, tokens, clause) || isCompared(tokens, clause) || isSaidInPassing(notes, tokens, clause))
    return false;
  const says = lemma === 'say' && isWord(tokens[clause.object.start], 'which', 'who', 'how', 'when', 'what');
  const gets =
    ['get', 'offer'].includes(lemma) &&
    clause.modal === undefined &&
    holdsFieldNames(tokens, clause.object) &&
    !isSent(tokens, clause);
  if (!gets && !says && !comesWith && !PART_VERBS.has(lemma)) return false;
  if (
    clause.modal !== undefined &&
    !['must', 'shall', 'will', 'should'].includes(clause.modal) &&
    lemma !== 'have' &&
    lemma !== 'contain' &&
    lemma !== 'include' &&
    lemma !== 'hold' &&
    !comesWith &&
    !bearsPart(tokens, clause) &&
    !countsThings(notes, tokens, clause)
  )
    return false;
  const owners =
    pointedAt(notes, tokens, clause) ??
    lastPhraseOnly(notes, at, clause) ??
    subjectEntities(
      notes,
      at,
      clause.subject,
      (lemma !== 'need' && lemma !== 'require') || isOfEach(tokens, clause.subject) || needsParts(tokens, clause),
    );
  if (owners.length > 0 && announcesParts(reading, at, object)) {
    for (const owner of owners) notes.declare(owner, { at, start: clause.start, end: clause.end });
    notes.current = owners.at(-1);
    reading.use(at, clause.start, clause.end);
    return true;
  }
  const from = notes.fields.length;
  const noted = noteParts(reading, notes, at, clause, owners, object);
  if (bearsPart(tokens, clause)) takeForOptional(notes, from, clause.verb);
  return noted;
}

/** "A photo site with user accounts": said of the software, and no part of anything. */
const isOfWhole = ({ sentence: { tokens }, reserved }: SentenceReading, { start, end }: Range): boolean =>
  tokens.slice(start, end).some(({ kind }) => kind === 'word') &&
  tokens.slice(start, end).every(({ kind }, i) => kind === 'mark' || reserved.has(start + i));

/** Verbs whose objects are parts of their subjects. */
const PART_VERBS = new Set(
  'have wear include contain consist comprise store hold record keep carry feature need require specify capture describe save name state list show bear note mention'.split(
    ' ',
  ),
);

/** "Rangers record for it the route": of what was spoken of, not of the rangers. */
const pointedAt = (
  { current }: DomainNotes,
  tokens: readonly Token[],
  { object, verb }: Clause,
): string[] | undefined =>
  object.start === verb.end + 2 && isWord(tokens[object.start - 1], 'it', 'them') && current !== undefined
    ? [current]
    : undefined;

/** "For each event we pick one menu": the event has it. */
const picksOne = (tokens: readonly Token[], { verbs, object }: Clause): boolean =>
  ['pick', 'choose', 'select', 'assign', 'appoint', 'set'].includes(verbs[0]?.lemma ?? '') &&
  isWord(tokens[object.start], 'one', 'a', 'an', 'exactly', 'several', 'its');

/** "with eleven people and 140 berths" counts what there is; no kind of thing has so many parts. */
function countsStock(tokens: readonly Token[], object: Range): boolean {
  const first = isWord(tokens[object.start], 'about', 'around', 'some', 'roughly', 'over', 'nearly', 'almost')
    ? object.start + 1
    : object.start;
  const count = Number(numberOf(tokens[first]) ?? NaN);
  const next = tokens[first + 1];
  return count > 2 && next?.kind === 'word' && !isWord(next, 'character', 'digit', 'letter') && isPlural(next.lower);
}

/** "Surveys have a title, questions a text and a position", "a stop has a name, a line a number": from the second subject on, the parts are its own. */
function gappedSubjects(
  notes: DomainNotes,
  at: SentenceReading,
  items: readonly ListItem[],
): { owner: string; item: ListItem }[] {
  const { tokens } = at.sentence;
  const gapped: { owner: string; item: ListItem }[] = [];
  let owner: string | undefined;
  for (const item of items) {
    const { phrase } = item;
    const isOne = !phrase.plural && isWord(tokens[phrase.start], 'a', 'an', 'each', 'every');
    const isSubject =
      (isOne || (phrase.plural && !phrase.determined)) &&
      isWord(tokens[phrase.end], 'a', 'an') &&
      phrase.end < item.end;
    const isNew = isSubject && items.length > 1 && canBeEntity(phrase.words, true) && !notes.isTaken(at, phrase);
    const name = isSubject
      ? (notes.entityFor(phrase.words) ?? (isNew ? notes.canonical(entityName(phrase.words)) : undefined))
      : undefined;
    const part = name === undefined ? item : listItems(tokens, { start: phrase.end, end: item.end })[0];
    owner = name ?? owner;
    if (owner !== undefined && part) gapped.push({ owner, item: part });
  }
  return gapped;
}

/** "Every dog needs": of a kind of thing, not of somebody in particular. */
const isOfEach = (tokens: readonly Token[], subject: Range | undefined): boolean =>
  subject !== undefined && isWord(tokens[subject.start], 'each', 'every', 'a', 'an', 'all');

/** "Hydrants only need a position and a flow rate": parts of theirs, by their names. */
const needsParts = (tokens: readonly Token[], { subject, object }: Clause): boolean => {
  const last = subject && tokens.slice(subject.start, subject.end).findLast(({ lower }) => !grammar.adverbs.has(lower));
  return isPlural(last?.lower ?? '') && holdsFieldNames(tokens, object);
};

/** "A course can require other courses": no part of it, but a relation to its like. */
function hasOthersOfItsKind(notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const [phrase] = phrasesOf(at.sentence.tokens, clause.object);
  if (!phrase || !namesAnother(at.sentence.tokens, phrase)) return false;
  const target = notes.entityFor(phrase.words);
  return target !== undefined && subjectEntities(notes, at, clause.subject, false).includes(target);
}

function noteParts(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  owners: readonly string[],
  object: Range,
): boolean {
  if (readNamedEntities(reading, notes, at, object)) return true;
  if (clause.modal === undefined && countsStock(at.sentence.tokens, object)) return false;
  const all = listItems(at.sentence.tokens, withoutRate(at.sentence.tokens, object));
  const judged = all.filter((item) => isJudged(at.sentence.tokens, item));
  const items = all.filter((item) => !judged.includes(item));
  if (items.length === 0 || owners.length === 0) return false;
  at.missed.push(...judged.map(({ start, end }) => ({ start, end })));
  const gapped = gappedSubjects(notes, at, items);
  for (const { owner, item } of gapped) {
    notes.declare(owner, { at, start: item.start, end: item.end });
    noteField(reading, notes, at, owner, item);
  }
  const own = items.slice(0, items.length - gapped.length);
  for (const owner of owners)
    if (!readCompanions(notes, at, clause, owner, items)) {
      noteFields(reading, notes, at, owner, own);
      tieBehindParts(notes, at, clause, owner, own.at(-1));
    }
  notes.current = gapped.at(-1)?.owner ?? owners.at(-1);
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "For each plant we want a nickname": the parts are the plant's. */
function forEach(notes: DomainNotes, at: SentenceReading, clause: Clause): string | undefined {
  const { tokens } = at.sentence;
  const start = tokens.findIndex(
    (token, i) =>
      i >= clause.start &&
      i < clause.verb.start &&
      isWord(token, 'for', 'per') &&
      isWord(tokens[i + 1], 'each', 'every', 'all', 'a', 'an', 'any', 'one', 'the'),
  );
  const found =
    start >= 0 && isSpeaker(at, clause.subject) ? nounPhraseAt(tokens, start + 1, clause.verb.start) : undefined;
  const phrase = found && occasionOf(notes, at, found);
  const isThe = phrase !== undefined && isWord(tokens[phrase.start], 'the');
  // "For the record, we need ...": only what has parts is meant.
  if (isThe && !(holdsFieldNames(tokens, clause.object) && listItems(tokens, clause.object).length > 1))
    return undefined;
  // "an API for a library with books": the library is the whole.
  if (!phrase || !canBeEntity(phrase.words, true) || notes.isTaken(at, phrase)) return undefined;
  const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  return name;
}

/** "Plots are identified by a section and a row." */
export function readDescribed(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const verb = tokens[clause.verb.end - 1];
  const start = behindParticle(tokens, clause.object.start);
  if (clause.negated || !clause.passive) return false;
  const isDescribed = grammar.haveParticiples.has(verb?.lower ?? '') && isWord(tokens[start], 'by', 'with', 'through');
  if (!isDescribed && !isMadeWith(tokens, clause, start)) return false;
  // "Appointments are made by patients": who makes them is no part of them.
  const agent = nounPhraseAt(tokens, start + 1, clause.object.end);
  if (agent && isWord(tokens[start], 'by') && notes.entityFor(agent.words) !== undefined) return false;
  const owners = subjectEntities(notes, at, clause.subject, true);
  return noteParts(reading, notes, at, clause, owners, { start: start + 1, end: clause.object.end });
}

/** "An invoice is created with a date and a total": what it has from the start. */
const isMadeWith = (tokens: readonly Token[], { verb, object }: Clause, start: number): boolean =>
  grammar.makeParticiples.has(tokens[verb.end - 1]?.lower ?? '') &&
  isWord(tokens[start], 'with') &&
  holdsFieldNames(tokens, { start: start + 1, end: object.end });

/** "is noted down with the day", "are known to us by name" */
function behindParticle(tokens: readonly Token[], start: number): number {
  if (isWord(tokens[start], 'down', 'up')) return start + 1;
  return isWord(tokens[start], 'to') && isWord(tokens[start + 1], 'we', 'us', 'i', 'me') ? start + 2 : start;
}

/** "at most three lessons a week": how often, which is no part. */
function withoutRate(tokens: readonly Token[], object: Range): Range {
  const end = isMark(tokens[object.end - 1], '.') ? object.end - 1 : object.end;
  const isRate =
    isWord(tokens[end - 2], 'a', 'an', 'per', 'each', 'every') &&
    grammar.timeNouns.has(tokens[end - 1]?.lower ?? '') &&
    isPlural(tokens[end - 3]?.lower ?? '');
  return isRate && end - 3 > object.start ? { start: object.start, end: end - 2 } : object;
}

function withoutStart(tokens: readonly Token[], range: Range, word: string): Range {
  return isWord(tokens[range.start], word) ? { start: range.start + 1, end: range.end } : range;
}

/** "with the entities Class, Order and Case" */
function readNamedEntities(reading: BriefReading, notes: DomainNotes, at: SentenceReading, object: Range): boolean {
  const { tokens } = at.sentence;
  const start = tokens.findIndex(
    (token, i) => i >= object.start && !isWord(token, 'the', 'these', 'following', 'two', 'three', 'four', 'five'),
  );
  const label = tokens[start];
  if (!label || start >= object.end - 1 || !['entities', 'resources', 'models', 'tables'].includes(label.lower))
    return false;
  return readEntityList(reading, notes, at, {
    start: isMark(tokens[start + 1], ':') ? start + 2 : start + 1,
    end: object.end,
  });
}
