import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { isStateNoun } from '../../lexicon/state-lexicon';
import { camelCase, singular, singularWords } from '../../names';
import { isWord } from '../../text/token';
import { type DomainNotes, PRONOUNS } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import type { NounPhrase } from '../grammar/noun-phrase';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { comparatorAt } from '../rules/comparators';
import { meantField } from './meant-field';
import { noteValues, valuesSaid } from './said-values';

/** "The category can be fruit or herb", "a toy's condition is new or used", "payment is by cash or card": what a field may hold. */
export function readValues(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  if (clause.negated || clause.relative || !clause.subject || isWord(at.sentence.tokens[clause.verb.start], 'should'))
    return false;
  // "The last day is on or after the first day": how it compares.
  if (comparatorAt(at.sentence.tokens, clause.object.start)) return false;
  const run = valuesSaid(at, clause);
  const [subject, second] = run ? phrasesOf(at.sentence.tokens, clause.subject) : [];
  if (!run || !subject || second || subject.end < clause.subject.end || areKindsOf(at, subject, clause)) return false;
  const field = fieldSpokenOf(notes, at, subject);
  if (!field) return false;
  noteValues(notes, { at, start: subject.start, end: run.end }, field.entity, field.words, run.values, subject);
  notes.current = field.entity;
  reading.use(at, clause.start, run.end);
  return true;
}

/** "A place is a city or a village": kinds of it, whatever else places are a part of. */
function areKindsOf({ sentence: { tokens } }: SentenceReading, subject: NounPhrase, { object }: Clause): boolean {
  const first = isWord(tokens[object.start], 'either') ? object.start + 1 : object.start;
  return [subject.start, first].every((i) => isWord(tokens[i], 'a', 'an')) && tokens[first]?.text !== 'A';
}

/** A field by its own name or as a part of something. */
export function fieldSpokenOf(
  notes: DomainNotes,
  at: SentenceReading,
  subject: NounPhrase,
): { entity: string; words: string[] } | undefined {
  if (PRONOUNS.has(subject.words.join(' '))) return undefined;
  const { tokens } = at.sentence;
  const last = singular(subject.words.at(-1) ?? '');
  const before = subject.words.slice(0, -1);
  const owner = before.length > 0 ? notes.entityFor(before) : undefined;
  const isUsual = isEnumNoun(last) || isStateNoun(last);
  if (owner !== undefined && (isUsual || isFieldName([last]))) return { entity: owner, words: [last] };
  const meant = meantField(notes, at, subject, true);
  const words = singularWords(meant.words);
  if (meant.entity !== undefined) return { entity: meant.entity, words };
  const entity = notes.topic ?? notes.current;
  if (entity === undefined || notes.entityFor(subject.words) !== undefined) return undefined;
  const isOwn = isWord(tokens[subject.start], 'its', 'their');
  // "Payment is by cash or card": no kind of thing is named without an article.
  const isBare = !subject.determined && !subject.plural && !isWord(tokens[subject.start], 'each', 'every', 'a', 'an');
  const isKnown = notes.fields.some((note) => note.entity === entity && note.field.name === camelCase(words));
  return isOwn || isKnown || isUsual || isBare || isFieldName(words) ? { entity, words } : undefined;
}
