import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, singular } from '../../names';
import { isWord } from '../../text/token';
import { type DomainNotes, PRONOUNS } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { phrasesOf, subjectEntities } from '../grammar/subjects';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { noteField } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

const PROVIDING = new Set('leave give provide supply state specify enter submit tell add'.split(' '));
/** Remarks are told of something else as often as of whoever makes them. */
const REMARKS = new Set(['text', 'boolean']);

/** "Clients may leave a phone number", "they must give an email": what people tell of themselves; "may" makes it optional. */
export function readProvided(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.passive || clause.negated || clause.relative || !PROVIDING.has(clause.verbs.at(-1)?.lemma ?? ''))
    return false;
  const items = listItems(tokens, clause.object);
  if (!clause.subject || items.length === 0 || !items.every((item) => isOwnPart(notes, item))) return false;
  const [subject, second] = phrasesOf(tokens, clause.subject);
  const isPronoun = !subject || PRONOUNS.has(subject.words.join(' '));
  if (second || (!isPronoun && !isPersonNoun(singular(subject.words.at(-1) ?? '')))) return false;
  const [entity] =
    isPronoun && !isWord(tokens[clause.subject.start], 'they', 'he', 'she')
      ? []
      : subjectEntities(notes, at, clause.subject, clause.modal === 'must');
  if (entity === undefined || !isPersonNoun(singular(entity.toLowerCase()))) return false;
  const presence =
    clause.modal === 'may' || clause.modal === 'can' ? 'optional' : clause.modal === 'must' ? 'required' : undefined;
  notes.declare(entity, { at, start: clause.start, end: clause.end });
  for (const item of items) {
    const constraints =
      presence === undefined ? item.phrase.constraints : ([...item.phrase.constraints, presence] as const);
    noteField(reading, notes, at, entity, { ...item, phrase: { ...item.phrase, constraints } });
  }
  notes.current = entity;
  reading.use(at, clause.start, clause.end);
  return true;
}

/** A usual field of one person, said as one. */
function isOwnPart(notes: DomainNotes, { phrase, link, tail }: ListItem): boolean {
  const hint = fieldHint(camelCase(phrase.words));
  // "a second phone number"
  const isNamed = [phrase.words, phrase.words.slice(1)].some((words) => words.length > 0 && isFieldName(words));
  const isUsual = isNamed && hint !== undefined && !REMARKS.has(hint.field.type ?? 'string');
  const isWhole = tail.end - tail.start <= 1;
  return (
    !link && isUsual && isWhole && phrase.determined && !phrase.plural && notes.entityFor(phrase.words) === undefined
  );
}
