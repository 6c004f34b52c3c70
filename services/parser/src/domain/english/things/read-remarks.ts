import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { camelCase } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Noted } from '../effects/deed-note';
import type { Clause } from '../grammar/clause';
import { frameOf } from '../grammar/clause-frame';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { noteField } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { isOccasion } from './read-recorded';
import { recordsNamed } from './recorded-deeds';

/**
 * "The warden declines a request and gives a reason", "sends it back with a comment", "when a request is declined, a reason must be
 * given": what is remarked upon a deed is kept with what the deed is done to.
 */
export function readRemarks(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  before: Clause | undefined,
): boolean {
  const { tokens } = at.sentence;
  const { passive, negated, relative, subject, object, verbs, host } = clause;
  const tells = passive
    ? isWord(tokens[clause.verb.end - 1], 'given', 'stated', 'noted', 'recorded', 'entered', 'specified')
    : grammar.tellVerbs.has(verbs.at(-1)?.lemma ?? '');
  if (negated || relative) return false;
  const deed = host
    ? isGivenAlong(notes, tokens, clause, host)
      ? host
      : undefined
    : tells && subject
      ? before
      : undefined;
  if (!deed) return false;
  const goesOn =
    host !== undefined || (passive ? deed.passive && isOccasion(tokens, deed) : isSame(subject, deed.subject));
  const entity = goesOn ? patientOf(notes, tokens, deed) : undefined;
  const list = passive ? subject : object;
  const items = list ? listItems(tokens, list) : [];
  if (!list || entity === undefined || items.length === 0 || !items.every((item) => isRemark(notes, item, entity)))
    return false;
  const place = { at, start: clause.start, end: clause.end };
  notes.declare(entity, place);
  for (const item of items) noteField(reading, notes, at, entity, item);
  const said = items.map(({ phrase }): Noted => ({ kind: 'said', words: phrase.words }));
  const deeds = deed.verbs.map(({ lemma }) => lemma);
  notes.deedNotes.push({ deed: { entity, verbs: deeds }, noted: said, demanded: clause.modal === 'must', place });
  notes.current = entity;
  reading.use(at, clause.start, passive ? clause.verb.end : list.end);
  return true;
}

/** "closes it with a comment", "is closed by a lawyer with a summary": what a deed goes with, and not what a thing has. */
const isGivenAlong = (notes: DomainNotes, tokens: readonly Token[], clause: Clause, host: Clause): boolean =>
  isWord(tokens[clause.verb.start], 'with', 'giving', 'stating') &&
  !host.host &&
  host.verbs.every(
    ({ lemma }) =>
      lemma !== 'be' &&
      !grammar.haveVerbs.has(lemma) &&
      crudVerb(lemma) !== 'create' &&
      // "rates a book with a comment": that of the review.
      recordsNamed(lemma, (name) => notes.isDeclared(name)).length === 0,
  );

/** What a deed is done to, if it is one thing. */
export function patientOf(notes: DomainNotes, tokens: readonly Token[], deed: Clause): string | undefined {
  const { patient: said } = frameOf(tokens, deed);
  if (said && isWord(tokens[said.start], 'it', 'them', 'one')) return notes.current;
  const [thing, second] = phrasesOf(tokens, said);
  return thing && !second ? notes.entityFor(thing.words) : undefined;
}

const isSame = (one: Range | undefined, other: Range | undefined): boolean =>
  one?.start === other?.start && one?.end === other?.end;

/** "a reason", "the result", "the finding" of what has one: one text. */
function isRemark(notes: DomainNotes, { phrase, link }: ListItem, entity: string): boolean {
  const name = camelCase(phrase.words);
  const isText =
    isFieldName(phrase.words) && (fieldHint(name)?.field.type === 'text' || phrase.words.join() === 'result');
  const isKept = isText || notes.fields.some((note) => note.entity === entity && note.field.name === name);
  return !link && isKept && phrase.determined && !phrase.plural && notes.entityFor(phrase.words) === undefined;
}
