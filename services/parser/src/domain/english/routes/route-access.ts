import { isPersonNoun } from '../../lexicon/account-lexicon';
import { routeWords } from '../../lexicon/route-lexicon';
import { singular, singularWords, snakeCase } from '../../names';
import { isMark, isWord, type Sentence, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { cellsOf } from '../structure/table-cells';

/** Whom a remark lets use a route. */
export interface Access {
  readonly subject: string;
  readonly isRole: boolean;
  readonly at: SentenceReading;
  readonly range: Range;
}

/** "(admin only)", "| staff |" under "Access", "auth required", or such a heading over the routes. */
export function accessOf(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Access[] {
  const own = remarksIn(at.sentence, headsAbove(reading, at)).flatMap((remark) => accessIn(notes, at, remark));
  if (own.length > 0) return own;
  const doer = doerTold(at.sentence);
  const told = doer ? accessIn(notes, at, { ...doer, said: true }) : [];
  if (told.length > 0) return told;
  const below = reading.sentences
    .filter(({ sentence }) => sentence.parent === at.sentence && sentence.routes === undefined)
    .flatMap((one) => remarksIn(one.sentence, []).flatMap((remark) => accessIn(notes, one, remark)));
  if (below.length > 0) return below;
  for (let parent = at.sentence.parent; parent; parent = parent.parent) {
    const above = reading.sentences.find(({ sentence }) => sentence === parent);
    const whole = { start: 0, end: parent.tokens.length, said: true };
    const access = above ? accessIn(notes, above, whole) : [];
    if (access.length > 0) return access;
  }
  return [];
}

/** "confirm a booking (manager)", which is told as "manager can confirm a booking". */
function doerTold({ tokens, kind }: Sentence): Range | undefined {
  const can = kind === 'row' ? -1 : tokens.findIndex((token) => isWord(token, 'can', 'may'));
  const isPlain = tokens.slice(0, Math.max(0, can)).every((token) => token.kind === 'word' && token.pos !== 'DET');
  return can > 0 && can < 8 && isPlain ? { start: 0, end: can } : undefined;
}

export interface Remark extends Range {
  /** Stands where nothing but who may use the route is to be expected. */
  readonly said: boolean;
}

function headsAbove(reading: BriefReading, { sentence }: SentenceReading): readonly string[] {
  if (sentence.kind !== 'row') return [];
  const first = reading.sentences.find((one) => one.sentence.kind === 'row' && one.sentence.parent === sentence.parent);
  const tokens = first?.sentence.tokens ?? [];
  return cellsOf(tokens).map(({ start, end }) => singular(tokens[Math.max(start, end - 1)]?.lower ?? ''));
}

/** What stands between the marks of a line with a route, or in the cells of a row. */
export function remarksIn({ tokens, kind }: Sentence, heads: readonly string[]): Remark[] {
  if (kind === 'row')
    return cellsOf(tokens).map((cell, i) => ({ ...cell, said: routeWords.accessHeads.has(heads[i] ?? '') }));
  const remarks: Remark[] = [];
  let start = 0;
  for (let i = 0; i <= tokens.length; i++) {
    if (i < tokens.length && !isMark(tokens[i], ...PARTS) && !pointsAtPeople(tokens, i)) continue;
    const said = isMark(tokens[start - 1], '(', '[') || pointsAtPeople(tokens, start - 1);
    if (i > start) remarks.push({ start, end: i, said });
    start = i + 1;
  }
  return remarks;
}

/** "POST /matches {field, day} -> referee": behind the route or its body; "draft -> sold" tells a move. */
const pointsAtPeople = (tokens: readonly Token[], i: number): boolean =>
  isMark(tokens[i], '->', '→', '=>') && (i === 0 || tokens[i - 1]?.kind === 'mark');

const PARTS = ['(', ')', '[', ']', '{', '}', '-', '–', '—', ',', ';', '.', ':', '/'];

export function accessIn(notes: DomainNotes, at: SentenceReading, { start, end, said }: Remark): Access[] {
  const { tokens, kind, routes } = at.sentence;
  const words = tokens.slice(start, end).filter((token) => token.kind === 'word' && !ROUTES.has(token.lower));
  const text = words.map(({ lower }) => lower).join(' ');
  const range = { start, end };
  if (text === '') return [];
  const answer = said && kind === 'row' ? routeWords.closedTo.get(text) : undefined;
  if (answer !== undefined) return [{ subject: answer, isRole: false, at, range }];
  // "GET /shows - public" says nothing else.
  const isPlain = said || words.length > 1 || (routes !== undefined && OPEN_OR_CLOSED.has(text));
  if (routeWords.everyone.has(text.replace(/ (?:required|needed)$/, '')) && isPlain)
    return [{ subject: 'anyone', isRole: false, at, range }];
  if (routeWords.authenticated.has(text) && isPlain) return [{ subject: 'authenticated', isRole: false, at, range }];
  const isLimit = said || words.some((token) => isWord(token, 'only', 'role'));
  return isLimit ? rolesIn(notes, words).map((subject) => ({ subject, isRole: subject !== 'owner', at, range })) : [];
}

const OPEN_OR_CLOSED = new Set(['public', 'anyone', 'everyone', 'authenticated', 'protected']);

/** "admin or manager only", "requires the editor role": nothing but people and who may. */
function rolesIn(notes: DomainNotes, words: readonly Token[]): string[] {
  const kept = words.flatMap(({ lower }) => (LIMITING.has(lower) ? [] : JOINING.has(lower) ? ['|'] : [lower]));
  const names = kept
    .join(' ')
    .split('|')
    .map((name) => snakeCase(singularWords(name.trim().split(' '))));
  const isOfPeople = (one: string): boolean => notes.roles.has(one) || isPersonNoun(one.split('_').at(-1) ?? '');
  if (names.length === 1 && OWNERS.has(names[0] ?? '') && !notes.roles.has(names[0] ?? '')) return ['owner'];
  return names.every((one) => one.split('_').length < 3 && isOfPeople(one)) ? names : [];
}

/** Whoever made the row, where the brief has no such role. */
const OWNERS = new Set(['author', 'owner', 'creator']);
const JOINING = new Set(['or', 'and', 'plus']);
const LIMITING = new Set(
  'only just for by the a an require requires required needs need role roles access users can do this may use call it endpoint'.split(
    ' ',
  ),
);
const ROUTES = new Set(['endpoint', 'endpoints', 'route', 'routes', 'api']);
