import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase, singularWords, snakeCase, wordsOf } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { FieldNote } from '../notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { askedField } from '../lists/embedded-questions';
import { splitList } from '../lists/split-list';

/** The names behind "by": "customer, status and by delivery date", "site and whether they have water". */
export function namesAfterBy(tokens: readonly Token[], range: Range): string[][] {
  const names: string[][] = [];
  for (const part of splitByOr(tokens, range)) {
    let { start } = part;
    while (
      start < part.end &&
      (tokens[start]?.kind === 'mark' || isWord(tokens[start], 'by', 'either', 'both', 'and', 'or', 'also', 'on'))
    )
      start++;
    if (tokens.slice(start, part.end).some((token) => isWord(token, 'newest', 'latest', 'recent', 'oldest', 'first')))
      break;
    const asked = isWord(tokens[start], 'whether') ? askedField(tokens, { start, end: part.end }) : undefined;
    if (asked) {
      names.push([...asked.words]);
      continue;
    }
    // "by from port and to port"
    const isFromTo = isWord(tokens[start], 'from', 'to') && nounPhraseAt(tokens, start + 1, part.end)?.end === part.end;
    if (isFromTo) {
      names.push(tokens.slice(start, part.end).map(({ lower }) => lower));
      continue;
    }
    const phrase = nounPhraseAt(tokens, start, part.end);
    // "by glaze", whatever else the word may be
    const isBare =
      !phrase && isWord(tokens[start - 1], 'by') && start + 1 === part.end && tokens[start]?.kind === 'word';
    if (isBare) names.push([tokens[start]?.lower ?? '']);
    if (!phrase) continue;
    if (phrase.words.length > 4) break;
    const after = tokens.slice(phrase.end, part.end);
    if (after.some(({ pos, lower }) => pos === 'VERB' && !['descending', 'ascending'].includes(lower))) break;
    const words = withoutDirection(phrase.words);
    if (words.length > 0) names.push(words);
  }
  return names;
}

/** "vintage descending", "date range", "minimum amount": the field without what is done with it. */
function withoutDirection(said: readonly string[]): string[] {
  let words = [...said];
  while (words.length > 0 && DIRECTIONS.has(words.at(-1) ?? '')) words = words.slice(0, -1);
  while (words.length > 1 && LIMITS.has(words[0] ?? '')) words = words.slice(1);
  return words;
}

const DIRECTIONS = new Set(['descending', 'ascending', 'desc', 'asc', 'range', 'order', 'alphabetically']);
const LIMITS = new Set(['minimum', 'maximum', 'min', 'max']);

/** Elements are joined by "or" here as well. */
const splitByOr = (tokens: readonly Token[], range: Range): Range[] =>
  splitList(tokens, range).flatMap(({ start, end }) => {
    const parts: Range[] = [];
    let from = start;
    for (let i = start; i < end; i++)
      if (isWord(tokens[i], 'or') || isMark(tokens[i], '/')) {
        if (i > from) parts.push({ start: from, end: i });
        from = i + 1;
      }
    if (end > from) parts.push({ start: from, end });
    return parts;
  });

/** The member of the entity that the words mean: a field, a state, or a relation; undefined when it has none of that name. */
export function memberOf(notes: DomainNotes, entity: string, words: readonly string[]): string | undefined {
  if (CREATION.has(words.join(' '))) return 'createdAt';
  const own = notes.fields.filter((note) => note.entity === entity);
  const hasStates = notes.lifecycles.some((one) => one.entity === entity);
  const isStatus = ['status', 'state', 'stage'].includes(singularWords(words).join(' '));
  // "by status", of what goes through states: not a "premiere status" that it has besides.
  if (isStatus && hasStates && !own.some(({ field }) => field.name === camelCase(words))) return 'status';
  const field = fieldNamed(own, words);
  const key = wordsOf(field?.field.name ?? camelCase(words));
  // "pilot_id" refers to a pilot, and is no field of its own.
  const known = key.length > 1 && key.at(-1) === 'id' ? notes.entityFor(key.slice(0, -1)) : undefined;
  if (known !== undefined && known !== entity) return camelCase(key.slice(0, -1));
  if (field) return field.field.name;
  const name = singularWords(words);
  if (['date', 'time', 'day', 'week', 'month', 'year'].includes(name.join(' '))) return onlyMoment(own);
  const target = notes.entityFor(words);
  const refers = notes.multiplicities.some(
    ({ from, to }) => (from === entity && to === target) || (to === entity && from === target),
  );
  return target !== undefined && target !== entity && refers ? camelCase(wordsOf(target)) : undefined;
}

/** "by date", where there is one date or time, whatever it is called. */
export function onlyMoment(own: readonly FieldNote[]): string | undefined {
  const [first, second] = own.filter(({ field }) => {
    const type = field.type ?? fieldHint(field.name)?.field.type;
    return type === 'date' || type === 'datetime';
  });
  return second ? undefined : first?.field.name;
}

const CREATION = new Set([
  'creation date',
  'creation time',
  'date of creation',
  'creation',
  'date created',
  'age of entry',
  'recency',
]);

/** By its name, by its beginning ("price" for pricePerUnit) or by the stem of a date ("joining date" for joinedOn). */
function fieldNamed(own: readonly FieldNote[], words: readonly string[]): FieldNote | undefined {
  const spellings = [camelCase(words), camelCase(singularWords(words))];
  const exact = own.find(({ field }) => spellings.includes(field.name));
  if (exact) return exact;
  const asked = singularWords(words).map(stem);
  const fits = own.filter(({ field }) => {
    const parts = wordsOf(field.name)
      .filter((word) => !FILLERS.has(word))
      .map(stem);
    const plain = asked.filter((word) => !DATE_WORDS.has(word));
    const wanted = plain.length > 0 ? plain : asked;
    return wanted.every((word) => parts.includes(word));
  });
  if (fits.length > 0)
    return fits.length === 1 ? fits[0] : fits.find(({ field }) => stem(wordsOf(field.name)[0] ?? '') === asked[0]);
  // "by licence plate", of vehicles that have a plate
  const heads = own.filter(({ field }) => {
    const parts = wordsOf(field.name);
    return parts.length < asked.length && parts.every((word, i) => stem(word) === asked.at(i - parts.length));
  });
  const [head, another] = heads.filter(({ field }) => !DATE_WORDS.has(field.name) && !VAGUE.has(field.name));
  return another ? undefined : head;
}

const FILLERS = new Set(['has', 'is', 'of', 'the']);
const DATE_WORDS = new Set(['date', 'time', 'day', 'timestamp', 'name']);

/** What many things have, each its own: "author name" is none of the book. */
const VAGUE = new Set(['number', 'type', 'kind', 'code', 'status', 'title', 'value', 'amount']);

/** "joining", "joined" and "join" alike. */
const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(ing|ed|es|s|al)$/, '') : word.replace(/s$/, '');

/** Whether one looks for a row by writing a part of the field's text, rather than by choosing one of its values. */
export function isSearched(notes: DomainNotes, entity: string, member: string): boolean {
  const note = notes.fields.find((one) => one.entity === entity && one.field.name === member);
  const type = note?.field.type ?? fieldHint(member)?.field.type ?? 'string';
  if (type !== 'string' && type !== 'text' && type !== 'email') return false;
  const last = snakeCase(wordsOf(member)).split('_').at(-1) ?? '';
  return SEARCHED.has(last);
}

const SEARCHED = new Set([
  'name',
  'title',
  'text',
  'description',
  'content',
  'subject',
  'email',
  'body',
  'note',
  'notes',
  'isbn',
  'number',
  'code',
  'keyword',
  'phrase',
  'word',
  'label',
  'headline',
]);
