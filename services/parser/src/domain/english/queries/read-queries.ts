import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, singularWords } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { isNegated } from '../grammar/negation';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { isSearched, memberOf, namesAfterBy } from './query-fields';
import { readChosen } from './read-chosen';
import { readDated } from './read-dated';
import { listedSubjects } from './query-subjects';
import { answeredWish, isInOrderOf, type QueryWish, queryWishes } from './query-wishes';
import { descends, momentOf, readRecency, tellsOrder } from './read-recency';
import type { BriefReading, SentenceReading } from '../reading';

/** How many sentences later "and search by name" still speaks of the same list. */
const REACH = 2;

/** Wishes for lists: "search books by title", "filter by status and priority", "sorted by price". */
export function readQueries(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens, kind } = at.sentence;
  // "Lists and searches" stands over the wishes.
  if (kind === 'heading' && tokens.length <= 3 && reading.childrenOf(at.sentence).length > 0) return;
  const index = reading.sentences.indexOf(at);
  let last: string | undefined;
  let told = 0;
  const answered = answeredWish(tokens, reading.sentences.slice(Math.max(0, index - REACH), index));
  for (const wish of answered ? [answered] : queryWishes(tokens, listedSubjects(notes, at.sentence))) {
    if (isNegated(tokens, wish.at) || isSoughtAfter(notes, tokens, wish)) continue;
    const names = namesAfterBy(tokens, wish.fields);
    const earlier = notes.queried && index - notes.queried.sentence <= REACH ? notes.queried.entity : undefined;
    const entity = entityOfWish(notes, at, { ...wish, told }, names, last, earlier);
    told = wish.fields.end;
    // "User stories, in order of importance" lists no rows.
    if (isInOrderOf(tokens, wish.at) && !hasAll(notes, entity, names) && !names.every(isFieldName)) continue;
    const members = membersOf(notes, entity, names);
    stateWish(reading, notes, at, wish, entity, members);
    // What is searched for is text: other parts are told.
    if (entity !== '*' && wish.kinds.some((kind) => kind !== 'search'))
      for (const words of names) if (memberOf(notes, entity, words) !== undefined) settleWords(at, wish.fields, words);
    if (wish.kinds.includes('sort')) readNewest(reading, notes, at, wish, entity);
    if (entity === '*') continue;
    last = entity;
    notes.queried = { entity, sentence: index };
  }
  readChosen(reading, notes, at);
  readDated(reading, notes, at);
  readRecency(reading, notes, at, last);
}

/** "by licence plate", "by month": whatever the field is called, these words mean it. */
function settleWords(at: SentenceReading, { start, end }: Range, words: readonly string[]): void {
  const { tokens } = at.sentence;
  for (let i = start; i + words.length <= end; i++)
    if (words.every((word, k) => tokens[i + k]?.lower === word)) at.settled.push({ start: i, end: i + words.length });
}

/** Names that the entity does not know count only where it knows none, or where fields are called so. */
function membersOf(notes: DomainNotes, entity: string, names: readonly (readonly string[])[]): string[] {
  const known = names.map((words) => (entity === '*' ? undefined : memberOf(notes, entity, words)));
  const some = known.some((member) => member !== undefined);
  return names.flatMap((words, i) => {
    const member = known[i];
    if (member !== undefined) return [member];
    return some && !isFieldName(words) && notes.entityFor(words) === undefined ? [] : [camelCase(singularWords(words))];
  });
}

function stateWish(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { start, end, at: verb, kinds }: QueryWish,
  entity: string,
  members: readonly string[],
): void {
  const { tokens } = at.sentence;
  // "List visits by date": in that order.
  const inOrder =
    isWord(tokens[verb], 'list', 'show', 'see', 'browse', 'display', 'get') &&
    (members.length === 1 || tellsOrder(tokens, verb));
  const hasDirection = tokens.slice(verb, end).some((token) => isWord(token, ...DIRECTIONS));
  const sign = descends(tokens, verb, Math.min(tokens.length, end + 8)) ? '-' : '';
  const state = (value: string): void => reading.fact(at, start, end, FactKind.QUERY, entity, value);
  for (const kind of kinds) {
    if (kind === 'search') state('search');
    else if (members.length === 0) reading.use(at, start, end);
    for (const member of members) {
      if (kind === 'find') state(isSearched(notes, entity, member) ? 'search' : `filter=${member}`);
      else if (kind === 'sort' || (kind === 'filter' && inOrder && (hasDirection || isOrdered(notes, entity, member))))
        state(`sort=${sign}${member}`);
      else if (kind !== 'search') state(`${kind}=${member}`);
    }
  }
}

/** "sort by price and by newest": by when they came, the last first. */
function readNewest(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { at: verb, end }: QueryWish,
  entity: string,
): void {
  const { tokens } = at.sentence;
  const i = tokens.findIndex(
    (token, k) =>
      k > verb && k < end && isWord(token, 'newest', 'latest') && isWord(tokens[k - 1], 'by', 'and', 'or', ','),
  );
  if (i < 0 || entity === '*' || isWord(tokens[i + 1], 'first')) return;
  reading.fact(at, i, i + 1, FactKind.QUERY, entity, `sort=-${momentOf(notes, entity)}`);
}

const DIRECTIONS = ['descending', 'ascending', 'desc', 'asc'];

/** Dates and figures, by which one lists things rather than choosing some of them. */
function isOrdered(notes: DomainNotes, entity: string, member: string): boolean {
  const note = notes.fields.find((one) => one.entity === entity && one.field.name === member);
  const type = note?.field.type ?? (note || member === 'createdAt' ? fieldHint(member)?.field.type : undefined);
  return member === 'createdAt' || ['date', 'datetime', 'time', 'decimal', 'number'].includes(type ?? '');
}

/** Whose list is meant; "*" when nothing tells. */
function entityOfWish(
  notes: DomainNotes,
  at: SentenceReading,
  wish: ToldWish,
  names: readonly (readonly string[])[],
  last: string | undefined,
  earlier: string | undefined,
): string {
  const { tokens } = at.sentence;
  const [object] = entitiesIn(notes, tokens, wish.object);
  if (object !== undefined) return object;
  if (
    wish.kinds.includes('search') &&
    names.length > 0 &&
    isWord(tokens[wish.fields.start - 1], 'in', 'across', 'over', 'on', 'within')
  ) {
    const searched = entitiesIn(notes, tokens, wish.fields)[0] ?? holderOfParts(notes, names);
    if (searched !== undefined) return searched;
  }
  // "a filter by section on articles"
  const on = tokens.findIndex(
    (token, i) => i > wish.fields.start && i < wish.fields.end && isWord(token, 'on', 'for', 'of'),
  );
  const [of] =
    on < 0 || wish.kinds.includes('search') ? [] : entitiesIn(notes, tokens, { start: on + 1, end: wish.fields.end });
  if (of !== undefined && hasAll(notes, of, names)) return of;
  if (tokens.slice(0, wish.start).some((token) => isWord(token, 'everything', 'lists', 'collections')))
    return ownerOf(notes, names) ?? '*';
  const before = subjectBefore(notes, tokens, wish, names);
  if (before !== undefined) return before;
  if (last !== undefined) return last;
  const sentence = entitiesIn(notes, tokens, { start: 0, end: wish.start }).at(-1);
  const above = entityAbove(notes, at);
  const pronoun = tokens
    .slice(Math.max(0, wish.start - 4), wish.object.end)
    .some((token) => isWord(token, 'it', 'they', 'them', 'these', 'which'));
  const candidates = [above, sentence, earlier, ...(pronoun ? [notes.current] : [])].filter(
    (name) => name !== undefined,
  );
  const fitting = candidates.find((name) => names.length > 0 && hasAll(notes, name, names));
  return (
    fitting ??
    above ??
    ownerOf(notes, names) ??
    sentence ??
    earlier ??
    (pronoun ? notes.current : undefined) ??
    onlyEntity(notes) ??
    '*'
  );
}

/** "I search a program with an API": what whoever writes is after, and nothing that is kept. */
const isSoughtAfter = (notes: DomainNotes, tokens: readonly Token[], { at, object, fields }: QueryWish): boolean =>
  isWord(tokens[at], 'search') &&
  isWord(tokens[at - 1], 'i', 'we') &&
  fields.start >= fields.end &&
  object.start < object.end &&
  entitiesIn(notes, tokens, object).length === 0;

/** "over report summaries": the reports, which have a summary. */
const holderOfParts = (notes: DomainNotes, names: readonly (readonly string[])[]): string | undefined =>
  names
    .filter((words) => words.length > 1)
    .map((words) => ({ entity: notes.entityFor(words.slice(0, -1)), part: words.slice(-1) }))
    .find(({ entity, part }) => entity !== undefined && memberOf(notes, entity, part) !== undefined)?.entity;

/** A wish, and where what the wish before it names ends: "filtered by shelf and sorted by price" sorts no shelves. */
type ToldWish = QueryWish & { readonly told: number };

/** Between whose list is meant and the verb. */
const BEFORE_VERBS = 'be can should must shall are is to able also and then list lists need'.split(' ');

const hasAll = (notes: DomainNotes, entity: string, names: readonly (readonly string[])[]): boolean =>
  names.every((words) => memberOf(notes, entity, words) !== undefined);

/** "boats searched by name", "orders should be filterable": what stands right before the verb, auxiliaries aside. */
function subjectBefore(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, told }: ToldWish,
  names: readonly (readonly string[])[],
): string | undefined {
  let i = start;
  while (i > told && (tokens[i - 1]?.pos === 'AUX' || isWord(tokens[i - 1], ...BEFORE_VERBS))) i--;
  const phrase = phraseEnding(tokens, i, told);
  const own = phrase && notes.entityFor(phrase.words);
  if (!phrase || own === undefined) return undefined;
  // "the berths of a harbour sorted by length": the berths, unless only a harbour has a length.
  const whole = outerNoun(tokens, phrase.head.start, told);
  const outer = whole && notes.entityFor(whole.words);
  return outer === undefined || (!hasAll(notes, outer, names) && hasAll(notes, own, names)) ? own : outer;
}

function phraseEnding(tokens: readonly Token[], end: number, told: number): NounPhrase | undefined {
  for (let from = Math.max(told, end - 3); from < end; from++) {
    const phrase = nounPhraseAt(tokens, from, end);
    if (phrase?.end === end) return phrase;
  }
  return undefined;
}

/** "berths" before "of a harbour". */
function outerNoun(tokens: readonly Token[], inner: number, told: number): NounPhrase | undefined {
  const of = isWord(tokens[inner - 1], 'a', 'an', 'the', 'each', 'every', 'one') ? inner - 2 : inner - 1;
  return of > told && isWord(tokens[of], 'of', 'in', 'for', 'at', 'on') ? phraseEnding(tokens, of, told) : undefined;
}

function entitiesIn(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): string[] {
  const found: string[] = [];
  for (let i = start; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    const name = phrase && notes.entityFor(phrase.words);
    if (name !== undefined && (notes.isDeclared(name) || notes.isForeseen(name))) found.push(name);
    i = phrase ? Math.max(phrase.end, i + 1) : i + 1;
  }
  return found;
}

/** "Machines: filter by ...", or the line that the wish stands under. */
function entityAbove(notes: DomainNotes, { sentence }: SentenceReading): string | undefined {
  const label = nounPhraseAt(sentence.tokens, 0, sentence.tokens.length);
  if (label && isMark(sentence.tokens[label.end], ':')) {
    const own = notes.entityFor(label.words);
    if (own !== undefined) return own;
  }
  for (let parent = sentence.parent; parent; parent = parent.parent) {
    const [entity] = entitiesIn(notes, parent.tokens, { start: 0, end: parent.tokens.length });
    if (entity !== undefined) return entity;
  }
  return undefined;
}

/** The only entity that has all of the fields. */
function ownerOf(notes: DomainNotes, names: readonly (readonly string[])[]): string | undefined {
  if (names.length === 0) return undefined;
  const owners = [...notes.entities.keys()].filter((name) => notes.isDeclared(name) && hasAll(notes, name, names));
  return owners.length === 1 ? owners[0] : undefined;
}

function onlyEntity(notes: DomainNotes): string | undefined {
  const [only, second] = [...notes.entities.values()].filter(({ strength }) => strength === 'declared');
  return second ? undefined : only?.name;
}
