import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isPlural, singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { furtherDeed } from '../grammar/verb-continuations';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';
import type { ListedSubject } from './query-subjects';

export type QueryKind = 'search' | 'filter' | 'sort' | 'find';

/** "filter orders by customer and status": the verb, what stands around it, and what follows "by". */
export interface QueryWish extends Range {
  readonly kinds: readonly QueryKind[];
  /** Where the verb stands. */
  readonly at: number;
  /** Between the verb and "by". */
  readonly object: Range;
  /** Behind "by"; empty when nothing is named. */
  readonly fields: Range;
}

const VERBS: Readonly<Record<string, QueryKind>> = {
  search: 'search',
  searchable: 'search',
  find: 'find',
  findable: 'find',
  lookup: 'find',
  locate: 'find',
  filter: 'filter',
  filterable: 'filter',
  filtering: 'filter',
  narrow: 'filter',
  restrict: 'filter',
  group: 'filter',
  list: 'filter',
  show: 'filter',
  see: 'filter',
  browse: 'filter',
  sort: 'sort',
  sortable: 'sort',
  sorting: 'sort',
  order: 'sort',
  orderable: 'sort',
  listable: 'filter',
  rank: 'sort',
};
/** These wish for a filter only with "by" right behind what they show. */
const WEAK = new Set(['list', 'show', 'see', 'browse', 'group', 'restrict', 'narrow', 'rank', 'locate']);
const STOPS = [
  'so',
  'but',
  'because',
  'where',
  'while',
  'then',
  'that',
  'which',
  'when',
  'using',
  'who',
  'if',
  'with',
  'without',
  'please',
  'via',
  'let',
] as const;

/** The wishes of a sentence from left to right; `subjects` are things of which lists are wished for without a verb of their own. */
export function queryWishes(tokens: readonly Token[], subjects: readonly ListedSubject[] = []): QueryWish[] {
  const said = wishesOfVerbs(tokens, subjects);
  const own = subjects.filter(({ by }) => !said.some(({ fields, at }) => fields.start === by + 1 || at === by - 1));
  const listed = own.map(({ start, by }): QueryWish => {
    const verb = said.findLast((wish) => wish.at < start);
    // "sort pipettes by lab, runs by date" goes on; "shifts sorted by start; items by assignee" does not.
    const goesOn = verb !== undefined && verb.object.end > verb.object.start && !hasSemicolon(tokens, verb.at, start);
    const kind = goesOn ? (verb.kinds.at(-1) ?? 'filter') : 'filter';
    const next = [...said.map(({ at }) => at), ...subjects.map((subject) => subject.start)].filter((i) => i > by);
    const stop = stopAfter(tokens, by + 1, Math.min(tokens.length, ...next));
    const end = furtherDeed(tokens, { start: by + 1, end: stop });
    return { start, end, at: start, kinds: [kind], object: { start, end: by }, fields: { start: by + 1, end } };
  });
  return [...said, ...listed].sort((one, other) => one.at - other.at);
}

/** "How do people find them? By kiln and by date.": what the sentences before ask for is answered. */
export function answeredWish(tokens: readonly Token[], before: readonly SentenceReading[]): QueryWish | undefined {
  if (!isWord(tokens[0], 'by') || tokens.some(({ pos }) => pos === 'AUX')) return undefined;
  const asking = before.findLast(({ sentence }) => sentence.tokens.some((_, i) => isAsked(sentence.tokens, i)));
  const asked = asking?.sentence.tokens ?? [];
  const verb = asked.findLastIndex((_, i) => isAsked(asked, i));
  const kind = kindAt(asked, verb);
  const fields = { start: 1, end: stopAfter(tokens, 1, tokens.length) };
  return kind && { start: 0, end: fields.end, at: 0, kinds: [kind], object: { start: 0, end: 0 }, fields };
}

const isAsked = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'find', 'filter', 'search', 'sort', 'list', 'look') && kindAt(tokens, i) !== undefined;

const hasSemicolon = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens.slice(start, end).some((token) => isMark(token, ';', '.'));

function wishesOfVerbs(tokens: readonly Token[], subjects: readonly ListedSubject[]): QueryWish[] {
  const verbs = tokens.flatMap((_, i) => (kindAt(tokens, i) === undefined ? [] : [i]));
  const wishes: QueryWish[] = [];
  for (const [k, at] of verbs.entries()) {
    const kind = kindAt(tokens, at);
    if (!kind) continue;
    if (isLabel(tokens, at) && verbs.length > k + 1) continue;
    const next = verbs[k + 1];
    const clause = stopAfter(tokens, at + 1, next === undefined ? tokens.length : subjectStart(tokens, at, next));
    const by = byAfter(tokens, at + 1, clause, kind);
    const limit = subjects.find(({ start }) => start > (by ?? clause) && start < clause)?.start ?? clause;
    const previous = wishes.at(-1);
    const together =
      previous !== undefined && previous.fields.start === previous.fields.end && isJoined(tokens, previous.at, at);
    const fields =
      by === undefined
        ? { start: limit, end: limit }
        : { start: by + 1, end: furtherDeed(tokens, { start: by + 1, end: limit }) };
    const wish: QueryWish = {
      start: together ? previous.start : at,
      end: fields.end,
      at,
      kinds: together ? [...previous.kinds, kind] : [kind],
      object: { start: at + 1, end: by ?? limit },
      fields,
    };
    if (together) wishes[wishes.length - 1] = wish;
    else wishes.push(wish);
  }
  return wishes.filter((wish) => isWish(tokens, wish));
}

/** "Search: I want to ..." */
const isLabel = (tokens: readonly Token[], at: number): boolean =>
  at === 0 && isMark(tokens[1], ':') && isWord(tokens[2], 'i', 'we', 'it', 'the', 'users', 'search', 'filter', 'sort');

/** In "filtered by year, members sorted by name" the next verb brings its own subject. */
function subjectStart(tokens: readonly Token[], at: number, next: number): number {
  let from = next;
  while (from > at + 1 && !isMark(tokens[from - 1], ',', ';') && !isWord(tokens[from - 1], 'and', 'or', 'by')) from--;
  const hasSubject = tokens
    .slice(from, next)
    .some(({ pos, kind }) => kind === 'word' && ['NOUN', 'PROPN', 'ADJ'].includes(pos));
  return hasSubject && !isWord(tokens[from - 1], 'by') ? from - 1 : next;
}

function kindAt(tokens: readonly Token[], i: number): QueryKind | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word' || token.quoted) return undefined;
  const kind = VERBS[token.lower] ?? VERBS[token.lemma];
  if (kind === undefined) {
    const up = isWord(tokens[i + 1], 'for') || tokens.slice(i + 1, i + 5).some((one) => isWord(one, 'up'));
    return token.lower === 'look' && up ? 'find' : undefined;
  }
  // "A group is led by a trainer", "each find was made by somebody": a thing.
  if (token.pos === 'NOUN' && isWord(tokens[i - 1], 'a', 'an', 'each', 'every') && isWord(tokens[i + 1], 'be', 'have'))
    return undefined;
  // "can be found by name"; "a pot was found at a site" tells what happened.
  if (token.lower === 'found')
    return isWord(tokens[i - 1], 'be') && !['was', 'were'].includes(tokens[i - 1]?.lower ?? '') ? kind : undefined;
  if (token.lemma === 'order' && !isSorting(tokens, i) && !isInOrderOf(tokens, i)) return undefined;
  if (token.lemma === 'sort' && isWord(tokens[i + 1], 'of')) return undefined;
  if (token.lemma === 'list' && isWord(tokens[i - 1], 'a', 'the', 'of', 'do', 'todo', 'my', 'all', 'wish'))
    return undefined;
  return kind;
}

/** "in the order of their start" */
export const isInOrderOf = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.lower === 'order' &&
  isWord(tokens[i + 1], 'of') &&
  isWord(isWord(tokens[i - 1], 'the') ? tokens[i - 2] : tokens[i - 1], 'in');

/** "ordered by date", "order them by name", not "orders by customer" or "in order to". */
const isSorting = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.lower !== 'orders' &&
  !isWord(tokens[i - 1], 'in', 'an', 'the', 'each', 'every', 'per') &&
  !isDoneBySomebody(tokens, i) &&
  (isWord(tokens[i + 1], 'by') ||
    (isWord(tokens[i + 2], 'by') && (tokens[i]?.pos === 'VERB' || isWord(tokens[i + 1], 'it', 'they', 'them'))));

/** "A pickup is then ordered by the dispatcher": nobody puts it in an order. */
const isDoneBySomebody = (tokens: readonly Token[], i: number): boolean => {
  const isPassive =
    tokens[i]?.lower === 'ordered' && tokens.slice(Math.max(0, i - 3), i).some((token) => isWord(token, 'be'));
  const isOne = isWord(tokens[i + 1], 'by') && isWord(tokens[i + 2], 'the', 'a', 'an');
  return isPassive && isOne && isPersonNoun(singular(tokens[i + 3]?.lower ?? ''));
};

/** "search and filter", "filtered or sorted": nothing but conjunctions, or an object, stands between. */
function isJoined(tokens: readonly Token[], first: number, second: number): boolean {
  const between = tokens.slice(first + 1, second);
  return (
    between.length > 0 &&
    between.every((token) => isWord(token, 'and', 'or', 'be', 'also', 'to') || isMark(token, ',', '/', '&'))
  );
}

function stopAfter(tokens: readonly Token[], start: number, limit: number): number {
  for (let i = start; i < limit; i++) {
    if (isMark(tokens[i], '.', ';', '!', '?', '–', '—')) return i;
    if (isMark(tokens[i], '(', ')') && i > start) return i;
    if (isWord(tokens[i], ...STOPS)) return i;
    // "search over the pages": of a newspaper.
    const areKept = isWord(tokens[i - 1], 'the') && isWord(tokens[i - 2], 'over', 'in', 'across', 'through');
    if (isWord(tokens[i], 'page', 'paging', 'pagination') && i > start && !areKept) return i;
  }
  return limit;
}

function byAfter(tokens: readonly Token[], start: number, end: number, kind: QueryKind): number | undefined {
  for (let i = start; i < end; i++) {
    if (isWord(tokens[i], 'by') && !isWord(tokens[i + 1], 'page', 'default')) return i;
    if (kind === 'sort' && i === start && isInOrderOf(tokens, i - 1)) return i;
    if (kind === 'search' && isWord(tokens[i], 'on', 'within', 'over', 'in', 'across')) return i;
    if ((kind === 'sort' || kind === 'filter') && isWord(tokens[i], 'on') && i <= start + 2) return i;
    if (kind === 'filter' && isWord(tokens[i], 'for') && i === start && tokens[start - 1]?.pos === 'NOUN') return i;
    if ((kind === 'sort' || kind === 'filter') && isMark(tokens[i], ':') && i === start) return i;
  }
  return undefined;
}

/** Verbs with other meanings wish for something only where "by" follows. */
function isWish(tokens: readonly Token[], { at, kinds, object, fields }: QueryWish): boolean {
  const named = fields.end > fields.start;
  const lemma = tokens[at]?.lemma ?? '';
  if (WEAK.has(lemma))
    return (
      named &&
      !isSeenBy(tokens, at, fields) &&
      isWord(tokens[fields.start - 1], 'by') &&
      object.end - object.start <= 3 &&
      // "can be narrowed by species", "I'd like the runs listed by plough"
      (object.end > object.start || isWord(tokens[at - 1], 'be') || isWantedSo(tokens, at))
    );
  return named || !kinds.includes('find');
}

/** "the runs | listed": several of what is kept, and how they are wanted. */
const isWantedSo = (tokens: readonly Token[], at: number): boolean =>
  /(ed|n)$/.test(tokens[at]?.lower ?? '') &&
  isPlural(tokens[at - 1]?.lower ?? '') &&
  tokens.slice(0, at).some((token) => isWord(token, 'want', 'need', 'like', 'see', 'get', 'have'));

/** "can be listed by clerks": who sees them; "by clerk" sorts out whose they are. */
function isSeenBy(tokens: readonly Token[], at: number, { start, end }: Range): boolean {
  const who = tokens.slice(start, end).find(({ pos }) => pos === 'NOUN' || pos === 'PROPN')?.lower ?? '';
  const areNamed = isPlural(who) || isWord(tokens[start], 'the', 'a', 'an', 'any', 'every');
  // "seen only by the party that uploaded it": whatever it is, it sees.
  const isOnlyOne = isWord(tokens[at + 1], 'only') && isWord(tokens[end], 'that', 'who', 'which');
  return (
    isWord(tokens[at - 1], 'be') &&
    isWord(tokens[at], 'seen', 'listed', 'shown', 'browsed') &&
    areNamed &&
    (isOnlyOne || isPersonNoun(singular(who)))
  );
}
