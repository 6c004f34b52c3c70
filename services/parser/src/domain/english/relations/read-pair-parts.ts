import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase, entityName, singular, singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { subjectEntities } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';

const PREPOSITIONS = ['in', 'at', 'under', 'with', 'for', 'as'];
/** Words that say that each has another one. */
const DIFFERING = ['different', 'certain', 'various', 'varying', 'differing', 'particular', 'given'];

/**
 * "Suppliers sell materials at different prices", "a medicine contains several substances, each in a certain dose", "actors play in
 * films under a role name": a part of the two things together. `joinPairs` makes the record of both where each is a thing that is told of.
 */
export function readPairParts(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clauses: readonly Clause[],
): void {
  const { tokens } = at.sentence;
  for (const clause of clauses) {
    if (clause.negated || clause.relative || clause.modal === 'must') continue;
    for (let i = clause.object.start; i < clause.object.end; i++) {
      const part = partAt(notes, tokens, i, clause.object.end);
      const thing = part && thingBefore(notes, tokens, clause.object.start, i);
      const [whole, more] = thing ? subjectEntities(notes, at, clause.subject, false) : [];
      if (!part || !thing || whole === undefined || more !== undefined || whole === thing.name) continue;
      if (isKnown(notes, at, part.phrase)) continue;
      // "A plant grows in a bed at a certain depth": it is in one alone.
      const entity = thing.isOne ? whole : thing.name;
      noteOwn(reading, notes, at, { entity, of: thing.isOne ? undefined : whole, part: part.phrase, start: i });
      i = part.phrase.end - 1;
    }
  }
  readOfEachIn(notes, at);
}

/** "For each stop on a line we store the position": what the sentence then tells of the stop is of both. */
function readOfEachIn(notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const opening = tokens.findIndex(
    (token, i) => isWord(token, 'for', 'of') && isWord(tokens[i + 1], 'each', 'every') && startsClause(tokens, i),
  );
  const found = opening < 0 ? undefined : nounPhraseAt(tokens, opening + 1, tokens.length);
  const inside = found && isWord(tokens[found.end], 'in', 'on', 'of', 'at') ? found.end : -1;
  const isOther = inside > 0 && isWord(tokens[inside + 1], 'a', 'an', 'the', 'its', 'one');
  const holder = isOther ? nounPhraseAt(tokens, inside + 1, tokens.length) : undefined;
  const entity = found && notes.entityFor(found.words);
  const of = holder && entity !== undefined && !holder.plural ? otherFor(notes, entity, holder.words) : undefined;
  if (!holder || entity === undefined || of === undefined || entity === of) return;
  const own = notes.fields.filter(
    ({ place, entity: owner }) => place.at === at && place.start >= holder.end && (owner === entity || owner === of),
  );
  for (const note of own) notes.ofBoth.set(note.place, { of: note.entity === of ? entity : of, isSure: false });
}

/** "a line", of bus lines that have stops. */
function otherFor(notes: DomainNotes, entity: string, words: readonly string[]): string | undefined {
  const tied = notes.multiplicities.flatMap(({ from, to }) => (from === entity ? [to] : to === entity ? [from] : []));
  return notes.entityFor(words) ?? tied.find((name) => name.endsWith(entityName(words)));
}

const startsClause = (tokens: readonly Token[], i: number): boolean =>
  i === 0 || isMark(tokens[i - 1], ',', ';') || isWord(tokens[i - 1], 'and');

interface Own {
  readonly entity: string;
  readonly of: string | undefined;
  readonly part: NounPhrase;
  readonly start: number;
}

function noteOwn(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { entity, of, part, start }: Own,
): void {
  const words = singularWords(part.words);
  const place = { at, start, end: part.end };
  const field = { name: camelCase(words), words, type: undefined, enumValues: undefined, constraints: [] };
  if (notes.fields.some((note) => note.entity === entity && note.field.name === field.name)) return;
  notes.fields.push({ entity, field, phrase: { ...part, words, plural: false, quantity: undefined }, place });
  if (of !== undefined) notes.ofBoth.set(place, { of, isSure: true });
  reading.use(at, start, part.end);
}

/** The part that is told behind a preposition: "at different prices", "each in a certain dose", "under a number". */
function partAt(
  notes: DomainNotes,
  tokens: readonly Token[],
  i: number,
  end: number,
): { readonly phrase: NounPhrase } | undefined {
  if (!isWord(tokens[i], ...PREPOSITIONS)) return undefined;
  const isOfEach = isWord(tokens[i - 1], 'each') || (isWord(tokens[i - 1], 'time') && isWord(tokens[i - 2], 'each'));
  const article = isWord(tokens[i + 1], 'a', 'an', 'another', 'its', 'their') ? 1 : 0;
  const isOwn = isWord(tokens[i + 1 + article], 'own');
  const differs = isWord(tokens[i + 1 + article], ...DIFFERING) || isWord(tokens[i + 1], 'another') || isOwn;
  const isCalled = isWord(tokens[i], 'under', 'as') && article === 1;
  if (!differs && !(isOfEach && article === 1) && !isCalled) return undefined;
  const from = i + 1 + article + (differs && !isWord(tokens[i + 1], 'another') ? 1 : 0);
  const phrase = nounPhraseAt(tokens, from, end);
  const words = phrase && singularWords(phrase.words);
  if (!phrase || !words || notes.entityFor(words) !== undefined || isPersonNoun(singular(words.at(-1) ?? '')))
    return undefined;
  const isEnd = phrase.end >= end || tokens[phrase.end]?.kind === 'mark' || isWord(tokens[phrase.end], 'and');
  const hint = fieldHint(camelCase(words)) ?? fieldHint(words.at(-1) ?? '');
  // "at different times" tells when, "in different ways" how.
  return isEnd && hint !== undefined && !isWord(tokens[phrase.end - 1], 'times', 'days', 'ways')
    ? { phrase }
    : undefined;
}

/** "contains | several substances |, each in ...": the things right before it. */
function thingBefore(
  notes: DomainNotes,
  tokens: readonly Token[],
  start: number,
  cue: number,
): { readonly name: string; readonly isOne: boolean } | undefined {
  let end = cue;
  while (end > start && (isWord(tokens[end - 1], 'each', 'time') || isMark(tokens[end - 1], ','))) end--;
  for (let from = start; from < end; from++) {
    const phrase = nounPhraseAt(tokens, from, end);
    const name = phrase?.end === end ? notes.entityFor(phrase.words) : undefined;
    if (phrase && name !== undefined)
      return { name, isOne: !phrase.plural && !isWord(tokens[phrase.start], 'many', 'several') };
  }
  return undefined;
}

const isKnown = (notes: DomainNotes, at: SentenceReading, { start, end }: Range): boolean =>
  notes.fields.some(({ place }) => place.at === at && place.start < end && start < place.end);
