import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { camelCase, entityName, singularWords } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import type { DomainNotes } from './domain-notes';
import { listItems } from './list-items';
import { isNegated } from './negation';
import type { Range } from './phrase-pattern';
import { phrasesOf } from './subjects';
import type { BriefReading, SentenceReading } from './reading';

type Wish = 'search' | 'filter' | 'sort';

const VERBS: Readonly<Record<string, Wish>> = {
  search: 'search',
  searchable: 'search',
  find: 'search',
  lookup: 'search',
  filter: 'filter',
  filterable: 'filter',
  filtered: 'filter',
  filtering: 'filter',
  filters: 'filter',
  narrow: 'filter',
  sort: 'sort',
  sortable: 'sort',
  sorted: 'sort',
  sorting: 'sort',
  order: 'sort',
  ordered: 'sort',
  ordering: 'sort',
};

/** Wishes for lists: "search books by title", "filter by status and priority", "sorted by price". */
export function readQueries(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (let i = 0; i < tokens.length; i++) {
    const wish = wishAt(tokens, i);
    if (!wish || isNegated(tokens, i)) continue;
    const end = wishEnd(tokens, i + 1);
    const by = byAfter(tokens, i + 1, end);
    const entity = entityOfWish(notes, tokens, i, by ?? end);
    const wishes = coordinated(tokens, i, wish);
    if (by === undefined) {
      if (wishes.includes('search')) reading.fact(at, i, end, FactKind.QUERY, entity, 'search');
      else reading.use(at, i, end);
      continue;
    }
    const fields = fieldsAfter(notes, tokens, { start: by + 1, end }, entity);
    for (const one of wishes) {
      if (one === 'search') reading.fact(at, i, end, FactKind.QUERY, entity, 'search');
      else for (const field of fields) reading.fact(at, i, end, FactKind.QUERY, entity, `${one}=${field}`);
    }
    i = by;
  }
}

function wishAt(tokens: readonly Token[], i: number): Wish | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word') return undefined;
  const wish = VERBS[token.lower] ?? VERBS[token.lemma];
  if (wish === undefined) return tokens[i]?.lemma === 'list' && isVerbList(tokens, i) ? 'filter' : undefined;
  if (token.lemma === 'order')
    return isWord(tokens[i + 1], 'by') ||
      (byAfter(tokens, i + 1, Math.min(tokens.length, i + 4)) !== undefined && token.lower !== 'orders')
      ? 'sort'
      : undefined;
  if (token.lemma === 'find')
    return byAfter(tokens, i + 1, Math.min(tokens.length, i + 6)) === undefined ? undefined : 'search';
  if (token.lemma === 'sort' && isWord(tokens[i + 1], 'of')) return undefined;
  return wish;
}

/** "list plants by room" */
const isVerbList = (tokens: readonly Token[], i: number): boolean =>
  !isWord(tokens[i - 1], 'a', 'the', 'of', 'do', 'todo', 'my') &&
  isWord(tokens[i + 2], 'by') &&
  tokens[i + 1]?.kind === 'word';

/** "search and filter", "filtering and sorting by price" */
function coordinated(tokens: readonly Token[], i: number, wish: Wish): Wish[] {
  const wishes: Wish[] = [wish];
  for (
    let k = i - 1;
    k >= 0 && (isWord(tokens[k], 'and', 'or') || isMark(tokens[k], ',', '/') || wishAt(tokens, k) !== undefined);
    k--
  ) {
    const other = wishAt(tokens, k);
    if (other !== undefined && byAfter(tokens, k + 1, i) === undefined) wishes.push(other);
  }
  return wishes;
}

function wishEnd(tokens: readonly Token[], start: number): number {
  for (let i = start; i < tokens.length; i++) {
    if (isMark(tokens[i], '.', ';', '!', '(', ')')) return i;
    if (wishAt(tokens, i) !== undefined && byAfter(tokens, start, i) !== undefined) return i;
    if (
      isWord(
        tokens[i],
        'with',
        'so',
        'but',
        'because',
        'where',
        'while',
        'then',
        'newest',
        'that',
        'which',
        'when',
        'using',
        'paginate',
        'see',
        'view',
      )
    )
      return i;
  }
  return tokens.length;
}

function byAfter(tokens: readonly Token[], start: number, end: number): number | undefined {
  for (let i = start; i < end; i++)
    if (isWord(tokens[i], 'by', 'on', 'within') && !isWord(tokens[i + 1], 'page')) return i;
  return undefined;
}

/** The entity between the verb and "by", or before the verb; "*" when every list is meant. */
function entityOfWish(notes: DomainNotes, tokens: readonly Token[], at: number, end: number): string {
  for (const range of [
    { start: at + 1, end },
    { start: Math.max(0, at - 14), end: at },
  ]) {
    for (const phrase of phrasesOf(tokens, range)) {
      const known = notes.entityFor(singularWords(phrase.words)) ?? notes.entityFor(phrase.words);
      if (known !== undefined) return known;
    }
  }
  const [only, second] = [...notes.entities.values()].filter(({ strength }) => strength === 'declared');
  const pronoun = tokens.slice(at, end).some((token) => isWord(token, 'it', 'they', 'them'));
  if (pronoun && notes.current !== undefined) return notes.current;
  return only && !second ? only.name : '*';
}

function fieldsAfter(notes: DomainNotes, tokens: readonly Token[], range: Range, entity: string): string[] {
  const names: string[] = [];
  for (const { phrase } of listItems(tokens, range)) {
    const name = camelCase(phrase.words);
    const known = notes.fields.find(
      (note) =>
        (entity === '*' || note.entity === entity) &&
        (note.field.name === name || note.field.name === camelCase(singularWords(phrase.words))),
    );
    const asEntity = notes.entityFor(phrase.words);
    if (known) names.push(known.field.name);
    else if (asEntity !== undefined && asEntity !== entity) names.push(camelCase(singularWords(phrase.words)));
    else if (phrase.words.length <= 3 && entityName(phrase.words) !== entity)
      names.push(camelCase(singularWords(phrase.words)));
  }
  return names;
}
