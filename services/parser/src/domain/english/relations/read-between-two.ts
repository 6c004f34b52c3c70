import { camelCase, entityName, wordsOf } from '../../names';
import { type Token, isWord } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import type { Place } from '../notes';
import { type Adjunct, frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';

/**
 * "Matches are between two teams, on a court", "a parcel goes from one depot to another": a row has one of the kind on each side; where
 * and when it is are fields, unless they are things of their own.
 */
export function readBetweenTwo(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  const { adjuncts } = frameOf(tokens, clause);
  const { sides, within } = twoSides(tokens, adjuncts) ?? {};
  const kind = sides && notes.entityFor(sides.phrase.words);
  const [subject, second] = phrasesOf(tokens, clause.subject);
  if (!within || !sides || kind === undefined || !subject || second) return false;
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
      role: camelCase([...side.split(' '), ...wordsOf(kind)]),
      place,
    });
  for (const adjunct of adjuncts) if (!within.includes(adjunct)) noteWhereOrWhen(reading, notes, at, source, adjunct);
  notes.current = source;
  notes.recorded = { entity: source, at, end };
  reading.use(at, clause.start, end);
  return true;
}

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
  readonly sides: { readonly phrase: NounPhrase; readonly names: readonly [string, string] };
  /** Where both are said. */
  readonly within: readonly Adjunct[];
}

/** "between two teams", "from one depot to another (one)" */
function twoSides(tokens: readonly Token[], adjuncts: readonly Adjunct[]): Sides | undefined {
  const between = adjuncts.find(({ preposition }) => preposition === 'between');
  const named = between && sidesAt(tokens, between.phrase);
  if (named) return { sides: named, within: [between] };
  const two = between && twoAt(tokens, between.phrase);
  if (two) return { sides: { phrase: two, names: ['first', 'second'] }, within: [between] };
  const [from, to] = ['from', 'to'].map((word) => adjuncts.find(({ preposition }) => preposition === word));
  if (!from || !to || !isWord(tokens[from.phrase.start], 'one', 'a', 'an')) return undefined;
  const phrase = nounPhraseAt(tokens, from.phrase.start, from.phrase.end);
  const other = isWord(tokens[to.phrase.start], 'another')
    ? nounPhraseAt(tokens, to.phrase.start, to.phrase.end)
    : undefined;
  const isAlone = isWord(tokens[to.phrase.start], 'another') && (!other || other.words.join() === phrase?.words.join());
  return phrase && isAlone ? { sides: { phrase, names: ['from', 'to'] }, within: [from, to] } : undefined;
}

/** "a white player and a black player": both of a kind, each with a name of its own. */
function sidesAt(tokens: readonly Token[], range: Range): Sides['sides'] | undefined {
  const [one, other, more] = listItems(tokens, range).map(({ phrase }) => phrase);
  const noun = one?.words.at(-1);
  if (!one || !other || more || noun === undefined || other.words.at(-1) !== noun || one.plural) return undefined;
  const [first, second] = [one, other].map(({ words }) => words.slice(0, -1).join(' '));
  const phrase = nounPhraseAt(tokens, one.head.end - 1, one.end);
  return phrase && first && second && first !== second ? { phrase, names: [first, second] } : undefined;
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
