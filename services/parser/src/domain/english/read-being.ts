import { isStateNoun } from '../lexicon/state-lexicon';
import { camelCase, singular } from '../names';
import type { Clause } from './clauses';
import { readConstraints } from './constraints';
import { type DomainNotes, PRONOUNS } from './domain-notes';
import { alternatives } from './item-properties';
import { type NounPhrase, phraseAt } from './noun-phrase';
import type { BriefReading, SentenceReading } from './reading';
import { isEnumNoun } from './split-list';
import { phrasesOf } from './subjects';

/** "The price must be positive", "status is draft or published", "emails are unique". */
export function readBeing(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const range = { start: clause.verb.start, end: clause.object.end };
  const found = readConstraints(tokens, range).map(({ value }) => value);
  const phrases = phrasesOf(tokens, clause.subject).filter((phrase) => !PRONOUNS.has(phrase.words.join(' ')));
  const [first] = phrases;
  if (found.length > 0 && phrases.length > 0) {
    for (const phrase of phrases) {
      notes.constraints.push({
        entity: undefined,
        words: phrase.words,
        values: found,
        place: { at, start: clause.start, end: clause.end },
      });
    }
    return true;
  }
  if (found.length > 0) {
    const field = notes.fields.at(-1);
    if (!field) return false;
    notes.constraints.push({
      entity: field.entity,
      words: [...field.field.words],
      values: found,
      place: { at, start: clause.start, end: clause.end },
    });
    return true;
  }
  return first !== undefined && readValues(reading, notes, at, clause, first);
}

/** "the category can be fruit, vegetable or herb" */
function readValues(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  subject: NounPhrase,
): boolean {
  const { tokens } = at.sentence;
  const last = singular(subject.words.at(-1) ?? '');
  if (clause.verbs[0]?.lemma !== 'be' || clause.negated || (!isEnumNoun(last) && !isStateNoun(last))) return false;
  const skip =
    phraseAt(tokens, clause.object.start, clause.object.end, [['one', 'of'], ['either'], ['any', 'of']]) ?? 0;
  const values = alternatives(tokens, { start: clause.object.start + skip, end: clause.object.end });
  const entity = subject.words.length > 1 ? notes.entityFor(subject.words.slice(0, -1)) : notes.current;
  if (values.length < 2 || entity === undefined) return false;
  const words =
    notes.entityFor(subject.words.slice(0, -1)) !== undefined ? [last] : [...subject.words.slice(0, -1), last];
  const existing = notes.fields.find((note) => note.entity === entity && note.field.name === camelCase(words));
  const place = { at, start: subject.start, end: clause.end };
  if (existing) notes.fields.splice(notes.fields.indexOf(existing), 1);
  notes.fields.push({
    entity,
    field: {
      name: camelCase(words),
      words,
      type: 'enum',
      enumValues: values,
      constraints: existing?.field.constraints ?? [],
    },
    phrase: subject,
    place,
  });
  reading.use(at, clause.start, clause.end);
  return true;
}
