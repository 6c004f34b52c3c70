import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { noteField } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { isOccasion } from './read-recorded';

/**
 * "The warden declines a request and gives a reason", "when a request is declined, a reason must be given": what is remarked upon a
 * deed is kept with what the deed is done to.
 */
export function readRemarks(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  before: Clause | undefined,
): boolean {
  const { tokens } = at.sentence;
  const { passive, negated, relative, subject, object, verbs } = clause;
  const tells = passive
    ? isWord(tokens[clause.verb.end - 1], 'given', 'stated', 'noted', 'recorded', 'entered', 'specified')
    : grammar.tellVerbs.has(verbs.at(-1)?.lemma ?? '');
  if (!before || negated || relative || !tells || !subject) return false;
  const goesOn = passive ? before.passive && isOccasion(tokens, before) : isSame(subject, before.subject);
  const [thing, second] = goesOn ? phrasesOf(tokens, before.passive ? before.subject : before.object) : [];
  const entity = thing && !second ? notes.entityFor(thing.words) : undefined;
  const list = passive ? subject : object;
  const items = listItems(tokens, list);
  if (entity === undefined || items.length === 0 || !items.every((item) => isRemark(notes, item))) return false;
  const place = { at, start: clause.start, end: clause.end };
  notes.declare(entity, place);
  for (const item of items) noteField(reading, notes, at, entity, item);
  notes.current = entity;
  reading.use(at, clause.start, passive ? clause.verb.end : list.end);
  return true;
}

const isSame = (one: Range, other: Range | undefined): boolean => one.start === other?.start && one.end === other.end;

/** "a reason", "the result": one text. */
function isRemark(notes: DomainNotes, { phrase, link }: ListItem): boolean {
  const type = fieldHint(camelCase(phrase.words))?.field.type;
  const isText = isFieldName(phrase.words) && (type === 'text' || phrase.words.join() === 'result');
  return !link && isText && phrase.determined && !phrase.plural && notes.entityFor(phrase.words) === undefined;
}
