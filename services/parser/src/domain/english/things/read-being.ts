import { isStateNoun } from '../../lexicon/state-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase, entityName, singular, singularWords } from '../../names';
import { isWord } from '../../text/token';
import type { Clause } from '../grammar/clauses';
import { readConstraints } from './constraints';
import { type ConstraintNote, type DomainNotes, PRONOUNS, canBeEntity } from '../domain-notes';
import { alternatives } from '../lists/field-values';
import { type NounPhrase, nounPhraseAt, phraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { isEnumNoun } from '../lists/values-behind';
import { phrasesOf } from '../grammar/subjects';

/** "The price must be positive", "status is draft or published", "emails are unique". */
export function readBeing(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const range = { start: clause.verb.start, end: clause.object.end };
  // "A horse may not have more than 3 lessons" limits how many, not what a field holds.
  if (clause.negated && ['have', 'need'].includes(clause.verbs[0]?.lemma ?? '')) return false;
  const said = readConstraints(tokens, range);
  if (!BOUNDING.has(clause.verbs[0]?.lemma ?? '') && clause.modal === undefined) return false;
  const found = said.map(({ value }) => value);
  const direct = said.some(({ start }) => start <= clause.verb.end);
  const named = phrasesOf(tokens, clause.subject).filter((phrase) => !PRONOUNS.has(phrase.words.join(' ')));
  // "a name, a code with 3 to 8 characters": what is attached says it of the last.
  const isAttached = isWord(tokens[clause.verb.start], 'with', 'consisting', 'containing', 'having', 'comprising');
  const phrases = isAttached ? named.slice(-1) : named;
  const [first] = phrases;
  const place = { at, start: clause.start, end: clause.end };
  if (found.length > 0 && phrases.length > 0) {
    for (const phrase of phrases) notes.constraints.push({ ...whose(notes, at, phrase, direct), values: found, place });
    return true;
  }
  // "They can rate it from one to five" bounds nothing that was said before.
  if (found.length > 0 && BOUNDING.has(clause.verbs[0]?.lemma ?? '')) {
    const field = notes.fields.at(-1);
    const { subject } = clause;
    const isThere = [
      ...tokens.slice(subject?.start ?? 0, subject?.end ?? 0),
      ...tokens.slice(clause.start, clause.verb.start),
    ].some((token) => isWord(token, 'there', 'i', 'we', 'you'));
    if (!field || isThere) return false;
    notes.constraints.push({ entity: field.entity, words: [...field.field.words], values: found, place });
    return true;
  }
  return first !== undefined && readValues(reading, notes, at, clause, first);
}

/** Verbs that bound what the subject may be; "answered between nine and three" bounds nothing. */
const BOUNDING = new Set(
  'be have consist contain exceed repeat go start begin default match range lie fall drop need stay remain occur appear'.split(
    ' ',
  ),
);

/** "a dog's name", "its weight", "the age": the field, and the entity where the words tell it. */
function whose(
  notes: DomainNotes,
  at: SentenceReading,
  phrase: NounPhrase,
  direct: boolean,
): Pick<ConstraintNote, 'entity' | 'context' | 'words' | 'implies'> {
  const { tokens } = at.sentence;
  const genitive = tokens.findIndex(
    (token, i) => i > phrase.head.start && i < phrase.head.end && isWord(token, "'s", "'"),
  );
  const owner = genitive < 0 ? undefined : nounPhraseAt(tokens, phrase.start, genitive);
  if (owner && canBeEntity(owner.words, true)) {
    const name = notes.entityFor(owner.words) ?? notes.canonical(entityName(owner.words));
    const isKind = isWord(tokens[phrase.start], 'a', 'an', 'each', 'every');
    if (isKind) {
      notes.declare(name, { at, start: owner.head.start, end: owner.head.end });
      notes.current = name;
    }
    return { entity: name, words: phrase.words.slice(owner.words.length), implies: true };
  }
  const own = isWord(tokens[phrase.start], 'its', 'their', 'his', 'her');
  const usual = isWord(tokens[phrase.start], 'the') || phrase.plural;
  return {
    entity: undefined,
    context: notes.topic ?? notes.current,
    words: phrase.words,
    implies:
      own ||
      (direct &&
        usual &&
        fieldHint(camelCase(singularWords(phrase.words))) !== undefined &&
        notes.entityFor(phrase.words) === undefined),
  };
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
