import { isFieldName } from '../../lexicon/field-lexicon';
import { entityName, singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { readConstraints, type SaidConstraint } from './constraints';
import { canBeEntity, type DomainNotes, PRONOUNS } from '../domain-notes';
import type { ConstraintNote } from '../notes';
import { meantField } from './meant-field';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { eitherDemanded } from '../rules/either-given';
import { phrasesOf } from '../grammar/subjects';

/** "The price must be positive", "emails are unique". */
export function readBeing(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (saysOpposite(notes, at, clause)) return true;
  const range = { start: clause.verb.start, end: clause.object.end };
  // "A horse may not have more than 3 lessons" limits how many, not what a field holds.
  if (clause.negated && ['have', 'need'].includes(clause.verbs[0]?.lemma ?? '')) return false;
  const said = readConstraints(tokens, range);
  const isBounding = BOUNDING.has(clause.verbs[0]?.lemma ?? '');
  if (clause.modal === undefined && tellsWhen(tokens, clause)) return false;
  if (!isBounding && !boundsItself(clause, said) && clause.modal === undefined) return false;
  if (!isBounding && clause.modal !== undefined && countsThings(notes, tokens, said)) return false;
  const isLater = isNeededFirst(tokens, clause);
  // "Either the phone or the email is required": neither of them alone.
  const isNeeded = !isLater && eitherDemanded(tokens.slice(clause.start, clause.end)) === undefined;
  const found = said.map(({ value }) => value).filter((value) => isNeeded || value !== 'required');
  const direct = said.some(({ start }) => start <= clause.verb.end);
  const named = phrasesOf(tokens, clause.subject).filter((phrase) => !PRONOUNS.has(phrase.words.join(' ')));
  // "a name, a code with 3 to 8 characters": what is attached says it of the last.
  const isAttached = isWord(tokens[clause.verb.start], 'with', 'consisting', 'containing', 'having', 'comprising');
  const isOfLast = isAttached || boundsLast(tokens, clause, named.length);
  const phrases = (isOfLast ? named.slice(-1) : named).filter((phrase) => !isCombination(tokens, phrase));
  const place = { at, start: clause.start, end: clause.end };
  if (found.length > 0 && phrases.length > 0) {
    const whose = saidOfEach(notes, at, said, range.end);
    for (const phrase of phrases)
      notes.constraints.push({ ...meantField(notes, at, phrase, direct), ...whose, values: found, place });
    return true;
  }
  const told = found.length > 0 && isPronoun(at, clause) ? saidLast(notes) : [];
  if (told.length > 0) {
    for (const note of told) notes.constraints.push({ ...note, values: found, place });
    return true;
  }
  // "They can rate it from one to five" bounds nothing that was said before.
  if (found.length > 0 && (pointsBack(at, clause) || isBounding)) {
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
  return false;
}

/** "The start date is required, the end date is not": what was said of the part before does not hold of this one. */
function saysOpposite(notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const isBare = tokens.slice(clause.object.start, clause.object.end).every(({ kind }) => kind === 'mark');
  const last = notes.constraints.at(-1);
  const said = last?.place.at === at ? last.values.find((value) => OPPOSITE[value] !== undefined) : undefined;
  const opposite = said === undefined ? undefined : OPPOSITE[said];
  if (!isBare || !clause.negated || clause.verbs[0]?.lemma !== 'be' || opposite === undefined) return false;
  const phrases = phrasesOf(tokens, clause.subject);
  const place = { at, start: clause.start, end: clause.end };
  for (const phrase of phrases)
    notes.constraints.push({ ...meantField(notes, at, phrase, true), values: [opposite], place });
  return phrases.length > 0;
}

const OPPOSITE: Readonly<Record<string, string>> = { required: 'optional', optional: 'required' };

/** "The code is unique. It must have 15 digits", "name and mail are optional, but if given they must not be empty": what that was said of. */
function saidLast({ constraints, fields }: DomainNotes): readonly ConstraintNote[] {
  const last = constraints.at(-1)?.place;
  const field = fields.at(-1)?.place.at.sentence.start ?? 0;
  if (!last || last.at.sentence.start < field) return [];
  return constraints.filter(
    ({ place }) => place.at === last.at && place.start === last.start && place.end === last.end,
  );
}

/** "Before an order can be closed, the result must be entered": then, and not from the start. */
const isNeededFirst = (tokens: readonly Token[], { start, end }: Clause): boolean =>
  isWord(tokens[end], 'before') || (isWord(tokens[0], 'before') && start > 0 && !isWord(tokens[1], 'that', 'this'));

/** "expires when its viability falls below 20": when something happens, and no bound of what may be entered. */
const tellsWhen = (tokens: readonly Token[], { subject }: Clause): boolean =>
  subject !== undefined &&
  isWord(tokens[subject.start - 1], 'when', 'whenever', 'once', 'if', 'until', 'unless', 'while');

/** "their name, email and number of guests, which must be at least 1": the number; a width and a height may be meant both. */
const boundsLast = (tokens: readonly Token[], { relative, verb }: Clause, named: number): boolean =>
  relative &&
  (named > 2 ? !PLURAL.has(tokens[verb.start]?.lower ?? '') : SINGULAR.has(tokens[verb.start]?.lower ?? ''));

const PLURAL = new Set(['are', 'were', 'have']);
const SINGULAR = new Set(['is', 'was', 'has']);

/** "The landing time may be unknown", "notes can be left empty": whatever else the verb means, of a part of something it bounds what that holds. */
export function boundsPart(notes: DomainNotes, { sentence: { tokens } }: SentenceReading, clause: Clause): boolean {
  const said = readConstraints(tokens, { start: clause.verb.start, end: clause.object.end });
  const phrases = phrasesOf(tokens, clause.subject);
  // "Badge numbers are never used twice": each of them.
  const isPart = ({ words }: NounPhrase): boolean =>
    [words, singularWords(words)].some(
      (one) => isFieldName(one) || isKnownField(notes, one) || (one.length > 2 && isFieldName(one.slice(1))),
    );
  return boundsItself(clause, said) && phrases.length > 0 && phrases.every(isPart);
}

/** "The combination of season and number": two fields together, and none of its own. */
const isCombination = (tokens: SentenceReading['sentence']['tokens'], { head }: NounPhrase): boolean =>
  tokens.slice(head.start, head.end).some((token) => isWord(token, 'combination', 'pair'));

const isKnownField = ({ fields }: DomainNotes, words: readonly string[]): boolean =>
  fields.some(({ field }) => field.words.join(' ') === words.join(' '));

/** "is required", "is not shared with any other": the verb is part of the constraint. */
const boundsItself = ({ passive, verb, verbs }: Clause, said: readonly SaidConstraint[]): boolean =>
  passive && said.some(({ start, end }) => start < verb.end && verbs.some(({ at }) => start <= at && at < end));

/** "A truck can do at most two jobs": how many of them, and no bound of the truck. */
const countsThings = (notes: DomainNotes, tokens: readonly Token[], said: readonly SaidConstraint[]): boolean =>
  said.some(({ end }) => {
    const phrase = nounPhraseAt(tokens, end, tokens.length);
    return phrase?.start === end && phrase.plural && notes.entityFor(phrase.words) !== undefined;
  });

const isPronoun = ({ sentence: { tokens } }: SentenceReading, { subject }: Clause): boolean =>
  subject !== undefined && subject.end > subject.start && isWord(tokens[subject.end - 1], 'it', 'they');

/** "A deposit is required for every booking": whose field it is. */
function saidOfEach(
  notes: DomainNotes,
  { sentence: { tokens } }: SentenceReading,
  said: readonly SaidConstraint[],
  limit: number,
): { entity: string } | undefined {
  const start = said.at(-1)?.end ?? limit;
  const isOfEach = isWord(tokens[start], 'for') && isWord(tokens[start + 1], 'each', 'every', 'all', 'any', 'a', 'an');
  const phrase = isOfEach && start < limit ? nounPhraseAt(tokens, start + 1, limit) : undefined;
  if (!phrase || !canBeEntity(phrase.words, true)) return undefined;
  return { entity: notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words)) };
}

/** "This can be left empty": says it of what was named last. */
export const pointsBack = ({ sentence }: SentenceReading, { subject }: Clause): boolean =>
  subject !== undefined && subject.end - subject.start === 1 && isWord(sentence.tokens[subject.start], 'this', 'that');

/** Verbs that bound what the subject may be; "answered between nine and three" bounds nothing. */
const BOUNDING = new Set(
  'be have consist contain exceed repeat go start begin default match range lie fall drop need stay remain occur appear become exist'.split(
    ' ',
  ),
);
