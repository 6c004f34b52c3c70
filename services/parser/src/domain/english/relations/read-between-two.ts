import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase, entityName, singular, singularWords, wordsOf } from '../../names';
import { type Token, isWord } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import type { Place } from '../notes';
import { type Adjunct, frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { LINKING } from '../grammar/link-verbs';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { isNumeric } from '../lists/item-properties';
import { listItems } from '../lists/list-items';
import { noteField } from '../lists/read-field-list';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';

/**
 * "Matches are between two teams, on a court", "a parcel goes from one depot to another", "a debate is held by a pro team and a contra
 * team": a row has one of the kind on each side; where and when it is are fields, unless they are things of their own.
 */
export function readBetweenTwo(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  const { adjuncts } = frameOf(tokens, clause);
  const { sides, within } = twoSides(tokens, clause, adjuncts) ?? joinedTwo(tokens, clause) ?? {};
  const kind = sides && kindOf(notes, at, sides);
  const { subject, behind } = subjectOf(tokens, clause);
  if (!sides && subject && readTwoParties(reading, notes, at, clause, subject, adjuncts)) return true;
  if (!within || !sides || kind === undefined || !subject) return false;
  if (!(subject.determined || subject.plural) || !canBeEntity(subject.words, true)) return false;
  const source = notes.entityFor(subject.words) ?? notes.canonical(entityName(subject.words));
  if (source === kind) return false;
  notes.declare(source, { at, start: subject.head.start, end: subject.head.end });
  notes.declare(kind, { at, start: sides.phrase.head.start, end: sides.phrase.head.end });
  const end = Math.max(...within.map((adjunct) => adjunct.end));
  const place = { at, start: clause.start, end };
  withdrawTie(notes, place, source, kind);
  for (const side of sides.names)
    notes.multiplicities.push({
      from: source,
      to: kind,
      count: 'one',
      verb: 'refers',
      role: sides.areRoles === true ? side : camelCase([...side.split(' '), ...wordsOf(kind)]),
      place,
    });
  for (const adjunct of [...behind, ...adjuncts])
    if (!within.some(({ start }) => start === adjunct.start)) noteWhereOrWhen(reading, notes, at, source, adjunct);
  notes.current = source;
  notes.recorded = { entity: source, at, end };
  reading.use(at, clause.start, end);
  return true;
}

/** "A contract is between a tenant and a landlord": one of each, whatever is known of them. */
function readTwoParties(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { verbs, passive, modal, negated, start }: Clause,
  subject: NounPhrase,
  adjuncts: readonly Adjunct[],
): boolean {
  const { tokens } = at.sentence;
  const between = adjuncts.find(({ preposition }) => preposition === 'between');
  const isSaid = (passive || verbs[0]?.lemma === 'be') && modal === undefined && !negated;
  const items = between && isSaid ? listItems(tokens, between.phrase) : [];
  const areOne = items.every(
    ({ phrase }) => !phrase.plural && isWord(tokens[phrase.start], 'a', 'an', 'one') && !isMoment(phrase.words),
  );
  const isThing = isWord(tokens[subject.start], 'a', 'an', 'each', 'every') || subject.plural;
  if (!between || items.length !== 2 || !areOne || !isThing || !canBeEntity(subject.words, true)) return false;
  // Where both are known, whatever stands behind a preposition is read alike.
  if (items.every(({ phrase }) => notes.entityFor(phrase.words) !== undefined)) return false;
  const source = notes.entityFor(subject.words) ?? notes.canonical(entityName(subject.words));
  notes.declare(source, { at, start: subject.head.start, end: subject.head.end });
  for (const item of items) noteField(reading, notes, at, source, item);
  for (const adjunct of adjuncts) if (adjunct !== between) noteWhereOrWhen(reading, notes, at, source, adjunct);
  notes.current = source;
  reading.use(at, start, between.end);
  return true;
}

/** "between a start and an end date" */
const isMoment = (words: readonly string[]): boolean => {
  const type = fieldHint(camelCase(words))?.field.type;
  return type === 'date' || type === 'datetime' || type === 'time' || isNumeric(type);
};

/** What was read as one of the kind is one of the two. */
function withdrawTie({ multiplicities }: DomainNotes, { at, start, end }: Place, from: string, to: string): void {
  const tie = multiplicities.findIndex(
    ({ place, role, ...said }) =>
      said.from === from &&
      said.to === to &&
      role === undefined &&
      place.at === at &&
      place.start >= start &&
      place.end <= end,
  );
  if (tie >= 0) multiplicities.splice(tie, 1);
}

interface Sides {
  readonly sides: {
    readonly phrase: NounPhrase;
    readonly names: readonly [string, string];
    /** "two harbours", "a home team and an away team": so counted they are a kind of thing, spoken of before or not. */
    readonly counted?: boolean;
    /** The names say it all: a sender is no "sender user". */
    readonly areRoles?: boolean;
  };
  /** Where both are said. */
  readonly within: readonly Range[];
}

function kindOf(notes: DomainNotes, at: SentenceReading, { phrase, counted }: Sides['sides']): string | undefined {
  const known = notes.entityFor(phrase.words);
  const words = singularWords(phrase.words);
  const isField = isFieldName(words) && !grammar.pluralThings.has(words.at(-1) ?? '');
  if (known !== undefined || counted !== true || isField) return known;
  if (!canBeEntity(phrase.words, true) || notes.isTaken(at, phrase)) return undefined;
  return notes.canonical(entityName(phrase.words));
}

/** "A match in a tournament": the match, and what stands behind it. */
function subjectOf(
  tokens: readonly Token[],
  { subject }: Clause,
): { subject: NounPhrase | undefined; behind: readonly Adjunct[] } {
  const phrase = subject && nounPhraseAt(tokens, subject.start, subject.end);
  if (!phrase || phrase.end === subject.end) {
    const [first, second] = phrasesOf(tokens, subject);
    return { subject: second ? undefined : first, behind: [] };
  }
  const inside = nounPhraseAt(tokens, phrase.end + 1, subject.end);
  const isPlaced = isWord(tokens[phrase.end], 'in', 'at', 'on', 'of') && inside?.end === subject.end;
  if (!isPlaced) return { subject: undefined, behind: [] };
  const preposition = isWord(tokens[phrase.end], 'of') ? 'in' : (tokens[phrase.end]?.lower ?? '');
  return {
    subject: phrase,
    behind: [{ start: phrase.end, end: subject.end, preposition, phrase: { start: phrase.end + 1, end: subject.end } }],
  };
}

/** "A marriage joins two persons", "a game pits two teams against each other" */
function joinedTwo(tokens: readonly Token[], { verbs, passive, modal, object }: Clause): Sides | undefined {
  const joins = LINKING.has(verbs[0]?.lemma ?? '') || verbs[0]?.lemma === 'pit';
  const two = joins && !passive && modal === undefined ? twoAt(tokens, object) : undefined;
  return two && { sides: { phrase: two, names: ['first', 'second'] }, within: [{ start: object.start, end: two.end }] };
}

/** "between two teams", "played by a home team and an away team", "from one depot to another (one)", "sent by one user to another" */
function twoSides(tokens: readonly Token[], clause: Clause, adjuncts: readonly Adjunct[]): Sides | undefined {
  const isSaid = clause.passive && clause.modal === undefined && !clause.negated;
  const both = adjuncts.find(({ preposition }) => preposition === 'between' || (isSaid && preposition === 'by'));
  const named = both && sidesAt(tokens, both.phrase);
  if (named) return { sides: named, within: [both] };
  const two = both && twoAt(tokens, both.phrase);
  if (two) return { sides: { phrase: two, names: ['first', 'second'], counted: true }, within: [both] };
  const from = adjuncts.find(({ preposition }) => preposition === 'from') ?? (isSaid ? both : undefined);
  const to = adjuncts.find(({ preposition }) => preposition === 'to');
  if (!from || !to || !isWord(tokens[from.phrase.start], 'one', 'a', 'an') || isSomebody(tokens, clause.subject))
    return undefined;
  const phrase = nounPhraseAt(tokens, from.phrase.start, from.phrase.end);
  const other = isWord(tokens[to.phrase.start], 'another')
    ? nounPhraseAt(tokens, to.phrase.start, to.phrase.end)
    : undefined;
  const isAlone = isWord(tokens[to.phrase.start], 'another') && (!other || other.words.join() === phrase?.words.join());
  const areRoles = clause.verbs[0]?.lemma === 'send' && phrase !== undefined && isPersonNoun(phrase.words.at(-1) ?? '');
  const names = areRoles ? (['sender', 'recipient'] as const) : (['from', 'to'] as const);
  return phrase && isAlone ? { sides: { phrase, names, counted: true, areRoles }, within: [from, to] } : undefined;
}

/** "A courier drives from one depot to another": what somebody does is no row of theirs. */
const isSomebody = (tokens: readonly Token[], subject: Range | undefined): boolean =>
  subject !== undefined && isPersonNoun(singular(tokens[subject.end - 1]?.lower ?? ''));

/** "a white player and a black player": both of a kind, each with a name of its own. */
function sidesAt(tokens: readonly Token[], range: Range): Sides['sides'] | undefined {
  const [one, other, more] = listItems(tokens, range).map(({ phrase }) => phrase);
  const noun = one?.words.at(-1);
  if (!one || !other || more || noun === undefined || other.words.at(-1) !== noun || one.plural) return undefined;
  const [first, second] = [one, other].map(({ words }) => words.slice(0, -1).join(' '));
  const phrase = nounPhraseAt(tokens, one.head.end - 1, one.end);
  const counted = [one, other].every(({ start }) => isWord(tokens[start], 'a', 'an', 'one', 'the'));
  return phrase && first && second && first !== second ? { phrase, names: [first, second], counted } : undefined;
}

/** "two teams", "2 accounts" */
function twoAt(tokens: readonly Token[], range: Range): NounPhrase | undefined {
  const isTwo = isWord(tokens[range.start], 'two') || tokens[range.start]?.text === '2';
  const phrase = isTwo ? nounPhraseAt(tokens, range.start, range.end) : undefined;
  return phrase?.plural === true ? phrase : undefined;
}

const MOMENTS: Readonly<Record<string, 'date' | 'datetime'>> = { date: 'date', day: 'date', time: 'datetime' };

/** "on a court", "at a time", "in a season" */
function noteWhereOrWhen(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  { preposition, phrase: range, start }: Adjunct,
): void {
  const phrase = nounPhraseAt(at.sentence.tokens, range.start, range.end);
  if (!phrase?.determined || phrase.plural || !['on', 'at', 'in'].includes(preposition)) return;
  const place = { at, start, end: phrase.end };
  const known = notes.entityFor(phrase.words);
  if (known !== undefined) {
    notes.multiplicities.push({ from: source, to: known, count: 'one', verb: 'refers', place });
  } else {
    const type = MOMENTS[phrase.words.at(-1) ?? ''];
    const name = camelCase(phrase.words);
    notes.fields.push({
      entity: source,
      field: { name, words: phrase.words, type, enumValues: undefined, constraints: [] },
      phrase,
      place,
    });
  }
  reading.use(at, start, phrase.end);
}
