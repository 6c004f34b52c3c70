import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { noteField } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { takesStep } from './recorded-deeds';

/**
 * "Citizens report faults: they choose the lamp post, describe the fault and may leave an email": what they do to make a row are its
 * parts.
 */
export function readSteps(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { object, verbs, modal } = clause;
  const entity = takesStep(tokens, clause) ? madeBefore(reading, notes, at) : undefined;
  if (entity === undefined) return false;
  const items = listItems(tokens, object);
  const isDescribed =
    verbs[0]?.lemma === 'describe' && items.every(({ phrase }) => notes.entityFor(phrase.words) === entity);
  if (items.length === 0 || !items.every((item) => mayBePart(notes, entity, item) || isDescribed)) return false;
  const place = { at, start: clause.start, end: object.end };
  notes.declare(entity, place);
  for (const item of items) {
    const { phrase } = item;
    const words = isDescribed ? ['description'] : phrase.words;
    const constraints = [...phrase.constraints, ...(modal === 'may' || modal === 'can' ? (['optional'] as const) : [])];
    noteField(reading, notes, at, entity, { ...item, phrase: { ...phrase, words, constraints } });
  }
  notes.current = entity;
  reading.use(at, clause.start, object.end);
  return true;
}

/** One of what the row has: "the lamp post", "their name". */
const mayBePart = (notes: DomainNotes, entity: string, { phrase, link }: ListItem): boolean =>
  !link && (phrase.determined || isFieldName(phrase.words)) && notes.entityFor(phrase.words) !== entity;

/** What somebody was said to make, in this sentence or the one before. */
function madeBefore(reading: BriefReading, notes: DomainNotes, at: SentenceReading): string | undefined {
  const before = reading.sentences[reading.sentences.indexOf(at) - 1];
  if (notes.recorded?.at === at || notes.recorded?.at === before) return notes.recorded?.entity;
  const made = notes.abilities.findLast(
    ({ place, verb, negated }) =>
      (place.at === at || place.at === before) && !negated && (verb === 'create' || crudVerb(verb) === 'create'),
  );
  return made?.entity;
}
