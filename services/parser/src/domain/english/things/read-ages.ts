import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { plainPhrase } from '../grammar/plain-phrase';
import { subjectEntities } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { readConstraints, type SaidConstraint } from './constraints';
import { isBound } from './fixed-figures';

/** "A student must be at least 16 years old", "riders are 12 or older": the age that each has. */
export function readAges(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.passive || clause.negated || clause.relative || clause.verbs[0]?.lemma !== 'be') return false;
  const said = readConstraints(tokens, { start: clause.verb.start, end: clause.object.end });
  const end = said.at(-1)?.end ?? clause.object.end;
  const isOfAge = said.some((limit) => saysAge(tokens, limit)) || endOfAge(tokens, end) > end;
  if (!isOfAge || said.length === 0 || !said.every(({ value }) => isBound(value))) return false;
  // Of a bottle no figure is kept, and none is bounded: it is told as not understood.
  if (!isSomebody(tokens, clause)) return endOfAge(tokens, end) > end;
  const place = { at, start: clause.verb.start, end: Math.min(endOfAge(tokens, end), clause.object.end) };
  const owners = subjectEntities(notes, at, clause.subject, true).filter((entity) => !hasBirthDate(notes, entity));
  const constraints = said.map((limit) => ({ ...limit, value: boundOfAge(tokens, limit) }));
  for (const entity of owners) {
    const field = { name: 'age', words: ['age'], type: 'integer', enumValues: undefined, constraints } as const;
    notes.fields.push({ entity, field, phrase: { ...plainPhrase(tokens, place), words: ['age'] }, place });
    notes.declare(entity, place);
    notes.current = entity;
  }
  if (owners.length > 0) reading.use(at, clause.start, place.end);
  return owners.length > 0;
}

/** "older than 12", "12 or older" */
const saysAge = (tokens: readonly Token[], { start, end }: SaidConstraint): boolean =>
  tokens.slice(start, end).some((token) => isWord(token, 'older', 'younger', 'aged'));

/** Whatever is older than 1900 is from before that year; whoever is 16 or older has that age at least. */
function boundOfAge(tokens: readonly Token[], { value, start, end }: SaidConstraint): string {
  const said = tokens.slice(start, end);
  const isOlder = said.some((token) => isWord(token, 'older')) && !said.some((token) => isWord(token, 'year'));
  return isOlder ? value.replace(/m(in|ax)imum/, (_all, end: string) => (end === 'in' ? 'maximum' : 'minimum')) : value;
}

/** Behind "years old", "years of age", "years"; the same place where nothing of the kind is said. */
function endOfAge(tokens: readonly Token[], at: number): number {
  const years = isWord(tokens[at], 'year') ? at + 1 : at;
  if (isWord(tokens[years], 'old')) return years + 1;
  if (isWord(tokens[years], 'of') && isWord(tokens[years + 1], 'age')) return years + 2;
  return isWord(tokens[at - 1], 'year') && isWord(tokens[at], 'old') ? at + 1 : at;
}

/** Whoever has an age that somebody asks for. */
const isSomebody = (tokens: readonly Token[], { subject }: Clause): boolean =>
  subject !== undefined && isPersonNoun(singular(tokens[subject.end - 1]?.lower ?? ''));

/** Whose age follows from a date that is kept has none of its own. */
const hasBirthDate = (notes: DomainNotes, owner: string): boolean =>
  notes.fields.some(
    ({ entity, field }) =>
      entity === owner &&
      (field.type ?? fieldHint(field.name)?.field.type) === 'date' &&
      /birth|born/i.test(field.name),
  );
