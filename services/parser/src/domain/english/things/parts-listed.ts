import { crudVerb } from '../../lexicon/grammar-lexicon';
import { entityName } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import { holdsFieldNames, looksLikeFields, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { isBooking } from './recorded-deeds';

/**
 * "Employees create reports and add expenses to them: date, amount": the parts of what is added, behind the clause that says who
 * adds it. Returns the clause without them.
 */
export function readPartsListed(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): Clause | undefined {
  const { tokens } = at.sentence;
  const { start, end } = clause.object;
  const colon = tokens.findIndex((token, i) => i > start && i < end && isMark(token, ':', '–', '—'));
  // "book a slot: date, start time": told of the booking.
  const makes = clause.verbs.every(({ lemma }) => crudVerb(lemma) === 'create' && !isBooking(lemma));
  const thing =
    colon < 0 || !makes || clause.passive || clause.negated ? undefined : nounPhraseAt(tokens, start, colon);
  if (!thing || !(thing.plural || thing.determined) || !canBeEntity(thing.words, true)) return undefined;
  // "expenses to them": what they are added to.
  const isTied = isWord(tokens[thing.end], 'to') && thing.end + 2 <= colon;
  const list = { start: colon + 1, end: tokens.length };
  const isList = listItems(tokens, list).length > 1 && looksLikeFields(tokens, list) && holdsFieldNames(tokens, list);
  if ((thing.end !== colon && !isTied) || !isList || notes.isTaken(at, thing)) return undefined;
  const entity = notes.entityFor(thing.words) ?? notes.canonical(entityName(thing.words));
  const whole = isTied ? wholeAt(notes, tokens, { start: thing.end + 1, end: colon }) : undefined;
  if (whole !== undefined && whole !== entity)
    notes.multiplicities.push({
      from: entity,
      to: whole,
      count: 'one',
      verb: 'refers',
      place: { at, start: thing.start, end: colon },
    });
  notes.declare(entity, { at, start: thing.start, end: thing.end });
  readFieldList(reading, notes, at, entity, list);
  return { ...clause, end: colon, object: { start, end: colon } };
}

/** "them", "each report" */
const wholeAt = (notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): string | undefined =>
  isWord(tokens[start], 'it', 'them') ? notes.current : notes.entityFor(nounPhraseAt(tokens, start, end)?.words ?? []);
