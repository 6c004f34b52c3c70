import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { listItems } from '../lists/list-items';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { type Party, partiesBehind, referToParties } from '../relations/parties';
import type { Range } from '../grammar/phrase-pattern';
import { managedObject } from './read-managed';
import { holdsFieldNames, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { isSpeaker } from '../grammar/speakers';
import { phrasesOf } from '../grammar/subjects';
import { MADE } from './recorded-deeds';

export const MAKES = new Set(
  'note record write log enter save store keep create make open issue register file'.split(' '),
);
const RESULTS = new Set('create make produce open generate start become'.split(' '));
/** Behind these stands what something is kept of. */
const TYING = 'per for of against on to at in under'.split(' ');

/**
 * What is kept of a deed: "when a boat passes a lock we write down a passage", "a member borrows a book: that creates a loan",
 * "a count is recorded per hive", "for each student and lesson we note one attendance". It is of whom and what the deed is of.
 */
export function readRecorded(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  before: Clause | undefined,
): boolean {
  if (clause.negated) return false;
  const made =
    thereForEach(notes, at, clause) ??
    keptOf(notes, at, clause) ??
    madeBySpeaker(notes, at, clause, before) ??
    madeByDeed(notes, at, clause, before) ??
    madeOf(notes, at, clause);
  if (!made) return false;
  const { tokens } = at.sentence;
  const name = notes.entityFor(made.phrase.words) ?? notes.canonical(entityName(made.phrase.words));
  const parties = made.parties.filter((party) => party.name !== name);
  const list = partsOf(tokens, clause, made.phrase);
  const isListed = list !== undefined && (holdsFieldNames(tokens, list) || namesEntities(notes, tokens, list));
  if (parties.length === 0 && !(isListed && isMark(tokens[list.start - 1], ':'))) return false;
  notes.declare(name, { at, start: made.phrase.head.start, end: made.phrase.head.end });
  if (made.deed) {
    withdrawTie(notes, at, made.deed, parties);
    notes.deeds.add(name);
  }
  for (const party of parties) referToParties(notes, at, name, Math.min(party.start, made.phrase.start), [party]);
  notes.current = name;
  notes.recorded = { entity: name, at, end: clause.end };
  if (isListed) readFieldList(reading, notes, at, name, list);
  reading.use(at, clause.start, list ? list.start : clause.end);
  return true;
}

/** "a passage: the boat, the time", "a rental with a price": its parts, up to the end of the sentence behind a colon. */
function partsOf(tokens: readonly Token[], clause: Clause, phrase: NounPhrase): Range | undefined {
  // "a loan is written: which piece, the day it went out"
  const ends = [phrase.end, clause.verb.end];
  const colon = ends.find((i) => isMark(tokens[i], ':'));
  if (colon !== undefined) return { start: colon + 1, end: tokens.length };
  const attached = ends.find((i) => isWord(tokens[i], 'with') && i + 1 < clause.end);
  return attached === undefined ? undefined : { start: attached + 1, end: clause.end };
}

const namesEntities = (notes: DomainNotes, tokens: readonly Token[], list: Range): boolean =>
  listItems(tokens, list).some(({ phrase }) => notes.entityFor(phrase.words) !== undefined);

interface Made {
  readonly phrase: NounPhrase;
  readonly parties: readonly Party[];
  /** The clause that says what happens. */
  readonly deed?: Clause;
}

/** "For each evening and teacher there are slots" */
function thereForEach(notes: DomainNotes, at: SentenceReading, clause: Clause): Made | undefined {
  const { tokens } = at.sentence;
  const isThere = clause.verbs[0]?.lemma === 'be' && isWord(tokens[clause.verb.start - 1], 'there');
  if (!isThere || !isWord(tokens[clause.start], 'for', 'per') || !isWord(tokens[clause.start + 1], 'each', 'every'))
    return undefined;
  const phrase = nounPhraseAt(tokens, clause.object.start, clause.object.end);
  const { parties } = partiesBehind(notes, tokens, clause.start, clause.verb.start);
  const isKind = phrase && canBeEntity(phrase.words, true) && !isFieldName(phrase.words);
  return isKind && parties.length > 0 ? { phrase, parties } : undefined;
}

/** "Track attendance of singers at rehearsals", "record the spare parts used on an item": what is kept of others. */
function keptOf(notes: DomainNotes, at: SentenceReading, clause: Clause): Made | undefined {
  const { tokens } = at.sentence;
  const lemma = clause.verbs.at(-1)?.lemma ?? '';
  if (clause.passive || !(MAKES.has(lemma) || grammar.manageVerbs.has(lemma)) || !isSpeaker(at, clause.subject))
    return undefined;
  const object = managedObject(tokens, clause.object);
  const phrase = madeAt(notes, tokens, object);
  if (!phrase || !canBeEntity(phrase.words, true)) return undefined;
  const used = tokens[phrase.end]?.pos === 'VERB' && tokens[phrase.end]?.lower.endsWith('ed') ? 1 : 0;
  const { parties, end } = partiesBehind(notes, tokens, phrase.end + used, clause.object.end);
  const closes = end >= clause.object.end || tokens[end]?.kind === 'mark' || isWord(tokens[end], 'with', 'too', 'as');
  const isKind = phrase.plural && (!isFieldName(phrase.words) || (parties.length > 0 && isWord(tokens[end], 'with')));
  const isEvent = !phrase.plural && new Set(parties.map(({ name }) => name)).size > 1;
  // "a receipt for a product with the quantity"
  const isTold = !phrase.plural && isWord(tokens[phrase.start], 'a', 'an') && isWord(tokens[end], 'with');
  const isOne = isTold && !isFieldName(phrase.words);
  return parties.length > 0 && closes && (isKind || isEvent || isOne) ? { phrase, parties } : undefined;
}

/** "a shipment of a product" is a shipment, and of one product. */
function madeAt(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): NounPhrase | undefined {
  const phrase = nounPhraseAt(tokens, start, end);
  const of = tokens.findIndex((token, i) => i > start && i < (phrase?.end ?? start) && isWord(token, 'of'));
  const isOne = of > 0 && isWord(tokens[start], 'a', 'an') && isWord(tokens[of + 1], 'a', 'an', 'one', 'each');
  if (!phrase || !isOne || partiesBehind(notes, tokens, of, phrase.end).end !== phrase.end) return phrase;
  return nounPhraseAt(tokens, start, of);
}

/** "When A does something to B, we write down a P", "for each A and B we note one P" */
function madeBySpeaker(
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  before: Clause | undefined,
): Made | undefined {
  const { tokens } = at.sentence;
  if (clause.passive || !MAKES.has(clause.verbs[0]?.lemma ?? '') || !isSpeaker(at, clause.subject)) return undefined;
  const phrase = recordAt(notes, tokens, clause);
  if (!phrase) return undefined;
  const each = tokens.findIndex(
    (token, i) =>
      i >= clause.start &&
      i < clause.verb.start &&
      isWord(token, 'for', 'per') &&
      isWord(tokens[i + 1], 'each', 'every'),
  );
  if (each >= 0) {
    // "For each tasting I note the wine": a part of it.
    if (isWord(tokens[phrase.start], 'the')) return undefined;
    const { parties } = partiesBehind(notes, tokens, each, clause.verb.start);
    return parties.length > 0 ? { phrase, parties } : undefined;
  }
  return before && isOccasion(tokens, before)
    ? { phrase, parties: partiesOf(notes, at, before), deed: before }
    : undefined;
}

/** "that creates a loan", "a loan is created" */
function madeByDeed(
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  before: Clause | undefined,
): Made | undefined {
  const { tokens } = at.sentence;
  if (!before) return undefined;
  const pointsBack = tokens
    .slice(before.end, clause.verb.start)
    .some((token) => isWord(token, 'that', 'this', 'which', 'it'));
  if (!clause.passive && pointsBack && RESULTS.has(clause.verbs[0]?.lemma ?? '')) {
    const phrase = recordAt(notes, tokens, clause);
    return phrase && { phrase, parties: partiesOf(notes, at, before), deed: before };
  }
  const [phrase] = phrasesOf(tokens, clause.subject);
  const isMade = clause.passive && MADE.has(tokens[clause.verb.end - 1]?.lower ?? '') && isOccasion(tokens, before);
  return isMade && phrase && isRecord(notes, tokens, phrase)
    ? { phrase, parties: partiesOf(notes, at, before), deed: before }
    : undefined;
}

/** "A count is recorded per hive", "events are kept for each shipment" */
function madeOf(notes: DomainNotes, at: SentenceReading, clause: Clause): Made | undefined {
  const { tokens } = at.sentence;
  const isMade = clause.passive && MADE.has(tokens[clause.verb.end - 1]?.lower ?? '');
  const [phrase, second] = isMade ? phrasesOf(tokens, clause.subject) : [];
  if (
    !phrase ||
    second ||
    !(
      isRecord(notes, tokens, phrase) ||
      (phrase.plural && canBeEntity(phrase.words, true) && !isFieldName(phrase.words))
    )
  )
    return undefined;
  if (!isWord(tokens[clause.object.start], ...TYING) || clause.modal === 'can' || clause.modal === 'may')
    return undefined;
  // "A kit is made of several parts"
  const isOf = isWord(tokens[clause.object.start], 'of');
  if (isOf && nounPhraseAt(tokens, clause.object.start + 1, clause.object.end)?.plural) return undefined;
  return { phrase, parties: partiesBehind(notes, tokens, clause.object.start, clause.object.end).parties };
}

/** The one thing that is made, with nothing but its parts behind it. */
function recordAt(notes: DomainNotes, tokens: readonly Token[], { object }: Clause): NounPhrase | undefined {
  const start = isWord(tokens[object.start], 'down') ? object.start + 1 : object.start;
  const phrase = nounPhraseAt(tokens, start, object.end);
  const next = phrase && tokens[phrase.end];
  const closes = next === undefined || next.kind === 'mark' || isWord(next, 'with', 'of', 'and');
  return phrase && closes && isRecord(notes, tokens, phrase) ? phrase : undefined;
}

/** "a passage", "one attendance": a kind of thing, and no usual part of one. */
const isRecord = (notes: DomainNotes, tokens: readonly Token[], phrase: NounPhrase): boolean =>
  isWord(tokens[phrase.start], 'a', 'an', 'one', 'each', 'every', 'the', 'this') &&
  !phrase.plural &&
  canBeEntity(phrase.words, true) &&
  (notes.entityFor(phrase.words) !== undefined ||
    isWord(tokens[phrase.start], 'one') ||
    (!isFieldName(phrase.words) && !isWord(tokens[phrase.start], 'the', 'this')));

/** "when", "each time": what is said happens again and again. */
export const isOccasion = (tokens: readonly Token[], { start, verb }: Clause): boolean =>
  tokens
    .slice(Math.max(0, start - 2), verb.start)
    .some((token) => isWord(token, 'when', 'whenever', 'time', 'once', 'if', 'after', 'as'));

/** The entities between which the deed is done. */
export function partiesOf(notes: DomainNotes, at: SentenceReading, { subject, object, end }: Clause): Party[] {
  const { tokens } = at.sentence;
  const phrases = [...phrasesOf(tokens, subject), ...placesIn(tokens, { ...object, end })];
  return phrases.flatMap((phrase) => {
    const name = notes.entityFor(phrase.words);
    return name === undefined || phrase.plural ? [] : [{ name, start: phrase.start, end: phrase.end }];
  });
}

/** The phrases of an object, also behind a preposition: "goes through a lock". */
function placesIn(tokens: readonly Token[], { start, end }: Range): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (let i = start; i < end; ) {
    const phrase = isWord(tokens[i], 'a', 'an', 'one', 'the', 'any', 'his', 'her', 'its')
      ? nounPhraseAt(tokens, i, end)
      : undefined;
    if (phrase) found.push(phrase);
    i = phrase?.end ?? i + 1;
  }
  return found;
}

/** What was taken for a tie between the two is what is recorded. */
function withdrawTie(notes: DomainNotes, at: SentenceReading, deed: Clause, parties: readonly Party[]): void {
  const names = new Set(parties.map(({ name }) => name));
  for (let i = notes.multiplicities.length - 1; i >= 0; i--) {
    const note = notes.multiplicities[i];
    const isTie = note?.place.at === at && note.place.start >= deed.start && note.place.end <= deed.end;
    if (isTie && names.has(note.from) && names.has(note.to)) notes.multiplicities.splice(i, 1);
  }
}
