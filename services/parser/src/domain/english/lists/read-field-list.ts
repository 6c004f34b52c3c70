import { fieldHint, isFieldName, typeFromWords } from '../../lexicon/field-lexicon';
import { grammar, isStopNoun } from '../../lexicon/grammar-lexicon';
import { camelCase, entityName, singular, singularWords } from '../../names';
import { type Sentence, type Token, isMark, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { readClauses } from '../grammar/clauses';
import { constraintAt } from '../things/constraints';
import type { DomainNotes } from '../domain-notes';
import { boundBefore, boundTogether, spokenOfBefore, withOwnRange } from './bounds-of-several';
import { fieldOf } from './item-properties';
import type { SaidField } from './said-field';
import { beginsLinkedElement, noteLinkedItem } from './linked-items';
import { isOwnKey } from '../structure/announced-lists';
import { listItems, verbalName } from './list-items';
import type { ListItem } from './list-item';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { partiesBehind, referToParties } from '../relations/parties';
import { noteRange } from './range-fields';
import { oneEach } from './one-each';
import { withoutSamples } from './sampled-things';
import { kindOfItem, kindOfOthers } from '../relations/read-references';
import type { BriefReading, SentenceReading } from '../reading';

/** A list of short elements, without predicates. */
export function looksLikeFields(tokens: readonly Token[], range: Range): boolean {
  const items = listItems(tokens, range);
  if (items.length === 0) return false;
  const all = readClauses(tokens, range);
  if (
    all.some(
      ({ subject, verb, verbs, relative }) =>
        !relative &&
        subject !== undefined &&
        (subject.start === range.start || isMark(tokens[subject.start - 1], ';')) &&
        // "number, size, has a shed"
        verbalName(tokens, verb.start, range.end) === undefined &&
        (isWord(tokens[verb.start], 'have', 'consist', 'comprise') ||
          // "an ascent records the route"
          (isWord(tokens[subject.start], 'a', 'an', 'each', 'every') && grammar.haveVerbs.has(verbs[0]?.lemma ?? ''))),
    )
  )
    return false;
  const clauses = all.filter(
    ({ verbs, modal, start }) =>
      !['be', 'have'].includes(verbs[0]?.lemma ?? '') &&
      modal === undefined &&
      start < range.end &&
      !beginsLinkedElement(tokens, verbs[0]?.at ?? start, range.end) &&
      // "born (year)"
      !standsForItself(tokens, verbs) &&
      // "starts on, ends on"
      !verbs.every(({ at }) => verbalName(tokens, at, range.end) !== undefined),
  );
  const told = clauses.filter(
    ({ start, verb }) => !items.some((item) => asks(tokens, item) && holds(item, start, verb.start)),
  );
  if (told.length * 3 > items.length || isWord(tokens[range.start], 'i', 'we', 'use', 'no', 'please')) return false;
  return items.filter(({ phrase }) => phrase.words.length <= 4).length >= items.length * 0.7;
}

/** "when it was brewed", "how many bottles it gave": an element, whatever its verb is. */
const asks = (tokens: readonly Token[], { start }: ListItem): boolean =>
  isWord(tokens[start], 'whether', 'when', 'how', 'who', 'where', 'which', 'what');

const holds = (range: Range, ...places: readonly number[]): boolean =>
  places.some((place) => range.start <= place && place < range.end);

/** A single participle between commas, or with brackets behind it, names what happened. */
const standsForItself = (tokens: readonly Token[], [verb, second]: Clause['verbs']): boolean =>
  verb !== undefined &&
  second === undefined &&
  tokens[verb.at]?.lower !== verb.lemma &&
  isMark(tokens[verb.at - 1], ',', ':') &&
  isMark(tokens[verb.at + 1], ',', '(', ':');

/** Whether most elements are called as fields usually are, or as the things that are told of beside them; a list of values is not. */
export function holdsFieldNames(tokens: readonly Token[], range: Range, things: readonly NounPhrase[] = []): boolean {
  const items = listItems(tokens, range);
  // "Match (home team, away team)" beside "Team (name)"
  const isThing = ({ words }: NounPhrase): boolean =>
    things.some((thing) => [words, words.slice(-1)].some((named) => entityName(thing.words) === entityName(named)));
  const known = items.filter(
    ({ phrase, link, type, tail }) =>
      isThing(phrase) ||
      link !== undefined ||
      type !== undefined ||
      isFieldName(phrase.words) ||
      fieldHint(camelCase(phrase.words)) !== undefined ||
      isTyped(tokens, tail),
  );
  return known.length * 2 >= items.length && known.length > 0;
}

/** "(text, nullable)": what is said of one field, not parts of a thing; a type, and limits beside it. */
export const tellsOfField = (tokens: readonly Token[], range: Range): boolean => typesAmongRules(tokens, range) === 1;

/** How many types the rules of a field hold, "unique, 3-40 chars"; undefined where something else stands between them. */
export function typesAmongRules(tokens: readonly Token[], { start, end }: Range): number | undefined {
  let types = 0;
  for (let i = start; i < end; ) {
    const limit = constraintAt(tokens, i, end)?.end;
    const length = limit === undefined ? typeLength(tokens, i, end) : 0;
    if (length > 0) types++;
    if (limit === undefined && length === 0 && tokens[i]?.kind !== 'mark') return undefined;
    i = limit ?? i + Math.max(1, length);
  }
  return types;
}

/** Of the words that name a type where they stand: "long text". */
const typeLength = (tokens: readonly Token[], start: number, end: number): number =>
  [3, 2, 1].find(
    (length) =>
      start + length <= end &&
      typeFromWords(tokens.slice(start, start + length).map(({ lower }) => lower)) !== undefined,
  ) ?? 0;

/** "nickname: string!", "width: int", "home: Player", "away -> Player": what it is called does not matter. */
const isTyped = (tokens: readonly Token[], { start, end }: Range): boolean =>
  (isMark(tokens[start], ':') && typeLength(tokens, start + 1, end) > 0) ||
  (isMark(tokens[start], ':', '->', '→', '=>') &&
    end === start + 2 &&
    /^[A-Z][a-z]/.test(tokens[start + 1]?.text ?? ''));

/** Notes each element as a field of the entity; entities with fields of their own in brackets stand beside it. */
export function readFieldList(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string | undefined,
  range: Range,
): boolean {
  const { tokens } = at.sentence;
  if (entity === undefined) return false;
  const items = listItems(tokens, range);
  if (items.length === 0 || items.every((item) => !isUsableField(tokens, item))) return false;
  noteFields(reading, notes, at, entity, items);
  notes.current = entity;
  return true;
}

/** Notes each element, and what some of them are said to be: "a sender and a recipient, both users". */
export function noteFields(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  listed: readonly ListItem[],
): void {
  const { tokens } = at.sentence;
  const items = withoutSamples(notes, tokens, listed);
  for (const item of listed) if (!items.includes(item)) reading.use(at, item.start - 1, item.end);
  for (const [i, item] of items.entries()) {
    // "id PK, name": every row has one anyway; "unique (hall, date)" is no part.
    const saysUnique = item.phrase.words.join() === 'unique' && item.group !== undefined;
    if (saysUnique || isOwnKey(tokens.slice(item.start, item.end))) {
      reading.use(at, item.start - 1, item.end);
      continue;
    }
    // "with a balance and top it up": what is done with it is no part.
    if (i > 0 && !item.phrase.determined && isWord(tokens[item.phrase.end], 'it', 'them')) {
      at.missed.push({ start: item.start, end: item.end });
      continue;
    }
    const others = i > 0 ? kindOfOthers(notes, tokens, item) : undefined;
    const kind = others === undefined ? kindOfItem(notes, tokens, item) : { target: others, ofBoth: true };
    const spokenOf = others === undefined ? [item] : [];
    // "dependencies, which are other tasks": several are spoken of, and not what stands before them.
    if (kind?.ofBoth && !(others === undefined && item.phrase.plural))
      spokenOf.push(...spokenOfBefore(tokens, items, i, others));
    for (const { phrase, start, end } of kind ? spokenOf : []) {
      if (kind?.target === 'User') notes.declare('User', { at, start: item.start, end: item.end });
      notes.references.push({
        entity,
        role: withoutKey(singularWords(phrase.words)),
        target: kind?.target ?? '',
        place: { at, start, end },
        complete: false,
      });
    }
    notePer(notes, at, entity, item);
    boundBefore(notes, at, entity, item, i);
    boundTogether(notes, at, entity, item);
    const own = withOwnRange(notes, tokens, items, i) ?? item;
    if (others === undefined) noteField(reading, notes, at, entity, own);
    else reading.use(at, item.start, item.end);
  }
}

/** "drone_id FK drones": the drone. */
const withoutKey = (words: readonly string[]): readonly string[] =>
  words.length > 1 && words.at(-1) === 'id' ? words.slice(0, -1) : words;

/** "log harvests with a date per crop": each is of one of them; "members have one vote per meeting": the votes are. */
function notePer(notes: DomainNotes, at: SentenceReading, entity: string, { tail, phrase }: ListItem): void {
  const { tokens } = at.sentence;
  if (!isWord(tokens[tail.start], 'per') || tail.start !== phrase.end) return;
  const { parties } = partiesBehind(notes, tokens, tail.start, tail.end);
  referToParties(notes, at, notes.entityFor(singularWords(phrase.words)) ?? entity, tail.start, parties);
}

const isUsableField = (tokens: readonly Token[], { phrase, tail, type }: ListItem): boolean =>
  // "whether they work" asks, whatever the word is.
  type === 'boolean' || isNameOfField(tokens, phrase, tail);

const WRITTEN = new Set('uppercase lowercase trimmed indexed index autoincrement immutable'.split(' '));

const isNameOfField = (tokens: readonly Token[], phrase: ListItem['phrase'], tail: Range): boolean =>
  // "newest first", "with the highest amount first" says how they are sorted.
  !(
    isWord(tokens[phrase.end], 'first') &&
    tokens.slice(phrase.start, phrase.end).some(({ lower }) => /est$/.test(lower))
  ) &&
  // "string(3), uppercase" says how it is written.
  !(phrase.words.length === 1 && WRITTEN.has(phrase.words[0] ?? '')) &&
  // "the combination of section and row is unique" speaks of both.
  !isWord(tokens[phrase.head.start], 'combination') &&
  // "the total cost per department": a figure of many rows, not a part of each.
  !(phrase.words.includes('per') && grammar.figureWords.has(phrase.words[0] ?? '')) &&
  // "in one room at the same time" tells of two that collide.
  !isWord(tokens[phrase.head.start - 1], 'same') &&
  !(phrase.words.length === 1 && isStopNoun(singular(phrase.words[0] ?? ''), 'strict') && !isFieldName(phrase.words)) &&
  !(isWord(tokens[tail.start], 'be') && phrase.words.length > 3);

/** A regular expression written out: "pattern ^[A-Z]{3}$". */
function patternIn({ tokens, text, start }: Sentence, item: ListItem): string | undefined {
  const from = tokens[item.start]?.start ?? start;
  const to = tokens[item.end - 1]?.end ?? from;
  const raw = text.slice(from - start, to - start);
  return /(\^\S*?\$)(?=[\s,;)/"'`.]|$)/.exec(raw)?.[1];
}

export function noteField(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  said: ListItem,
): void {
  const { tokens } = at.sentence;
  const item = oneEach(tokens, said);
  if (item.link) {
    if (noteLinkedItem(notes, at, entity, item, item.link)) reading.use(at, item.start, item.phrase.end);
    return;
  }
  const field = withoutOwner(tokens, item, fieldOf(tokens, item, patternIn(at.sentence, item)), entity);
  // "a service (bath, haircut or full groom)": whatever has values of its own is a field.
  const hasValues = field.enumValues !== undefined;
  if (field.name === '' || !(hasValues || (isUsableField(tokens, item) && !notes.isTaken(at, item.phrase)))) return;
  // "sun or shade": one of two that have no name together.
  const isEither =
    isWord(tokens[item.tail.start], 'or') && !item.phrase.determined && !hasValues && item.type === undefined;
  if (isEither && item.tail.start === item.phrase.end && !isFieldName(item.phrase.words)) {
    at.missed.push({ start: item.start, end: item.end });
    return;
  }
  const { group } = item;
  const plain = field.enumValues === undefined && field.type === undefined && field.constraints.length === 0;
  const listsParts =
    group && holdsFieldNames(tokens, group) && listItems(tokens, group).length > 1 && !tellsOfField(tokens, group);
  const parts = listsParts ? group : undefined;
  const inBrackets = parts !== undefined && (item.phrase.plural || plain);
  if (inBrackets) {
    const target = notes.canonical(entityName(item.phrase.words));
    const isCollective = grammar.collectiveParts.has(item.phrase.words.at(-1) ?? '');
    if ((item.phrase.plural && !isCollective) || notes.isDeclared(target))
      notes.declare(target, { at, start: item.start, end: item.phrase.end });
    else {
      readFieldList(reading, notes, at, entity, parts);
      reading.use(at, item.start, item.end);
      return;
    }
    readFieldList(reading, notes, at, target, parts);
  }
  if (!inBrackets && noteRange(reading, notes, at, entity, item, field)) return;
  const own = inBrackets ? { ...field, type: undefined, enumValues: undefined, constraints: [] } : field;
  notes.fields.push({
    entity,
    field: own,
    phrase: item.phrase,
    place: { at, start: item.start, end: item.phrase.end },
  });
  reading.use(at, item.start, item.end);
}

/** "whether the book is lost", of a book: lost; "the diver's name and phone", of a diver: the phone. */
function withoutOwner(tokens: readonly Token[], { start, end }: ListItem, field: SaidField, entity: string): SaidField {
  const isLent = !tokens.slice(start, end).some(({ lower }) => lower === field.words[0]);
  // "the purpose of the hamper", of a hamper
  const isOf = tokens
    .slice(start, end)
    .some(
      (token, i, words) =>
        isWord(token, 'of') && isWord(words[i + 1], 'the', 'a') && words[i + 2]?.lower === field.words[0],
    );
  const own =
    (field.type === 'boolean' || isLent || isOf) &&
    field.words.length > 1 &&
    entity.endsWith(entityName(field.words.slice(0, 1)));
  const words = field.words.slice(1);
  return own ? { ...field, words, name: camelCase(words) } : field;
}
