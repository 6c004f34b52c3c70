import type { DraftFieldType } from '../../draft-model';
import { singular, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import { likeness, type Member } from '../things/members';
import type { Range } from '../grammar/phrase-pattern';

/** "up to 24 hours before it starts": so long before or after a moment, which the words name. */
export interface Moment extends Range {
  readonly span: string;
  readonly side: 'before' | 'after' | 'of';
  /** "may be withdrawn within 14 days": of when it was made, as nothing else is named. */
  readonly bare?: boolean;
  /** The words before the figure: "up to", "less than". */
  readonly opening: readonly string[];
}

const UNITS: Readonly<Record<string, string>> = {
  minute: 'minutes',
  hour: 'hours',
  day: 'days',
  week: 'days',
  month: 'days',
};
const DAYS: Readonly<Record<string, number>> = { week: 7, month: 30 };

/** The span of time that a condition names, from "up to" or "within" on. */
export function momentAt(tokens: readonly Token[], start: number): Moment | undefined {
  let figure = start;
  while (figure < start + 5 && figureAt(tokens, figure) === undefined) figure++;
  const amount = Number(figureAt(tokens, figure) ?? NaN);
  const unit = tokens[figure + 1]?.lemma ?? '';
  const call = UNITS[unit];
  const last = figure + 2;
  const side = isWord(tokens[last], 'before', 'prior')
    ? 'before'
    : isWord(tokens[last], 'after', 'from', 'since')
      ? 'after'
      : isWord(tokens[last], 'of')
        ? 'of'
        : undefined;
  if (!Number.isInteger(amount) || call === undefined) return undefined;
  const opening = tokens.slice(start, figure).map(({ lower }) => lower);
  const span = `${call}(${String(amount * (DAYS[unit] ?? 1))})`;
  const isLast = tokens[last] === undefined || isMark(tokens[last], '.', ',', ';', ')');
  if (side === undefined && opening.join(' ') === 'within' && isLast)
    return { start, end: last, span, side: 'after', opening, bare: true };
  return side && { start, end: last + 1, span, side, opening };
}

/** "24", "two", the "a" of "a week", and the "the" of "the day before". */
const figureAt = (tokens: readonly Token[], i: number): string | undefined =>
  (isWord(tokens[i], 'a', 'an') || (isWord(tokens[i], 'the') && isWord(tokens[i + 2], 'before'))) &&
  UNITS[tokens[i + 1]?.lower ?? ''] !== undefined
    ? '1'
    : numberOf(tokens[i]);

const CREATED = [
  'create',
  'creation',
  'place',
  'post',
  'submit',
  'submission',
  'make',
  'add',
  'record',
  'book',
  'send',
];

/** The moment that words behind "before" name, as a path and its type: "it starts", "the class begins", "being placed". */
export function namedMoment(
  tokens: readonly Token[],
  { start, end }: Range,
  members: readonly { readonly path: string; readonly member: Member }[],
): { path: string; type: DraftFieldType } | undefined {
  const words = tokens.slice(start, end).filter(({ kind }) => kind === 'word');
  const times = members.filter(({ member }) => ['date', 'datetime'].includes(member.type ?? ''));
  let best: { path: string; member: Member; rating: number } | undefined;
  for (const { path, member } of times)
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= Math.min(words.length, from + 3); to++) {
        const said = words.slice(from, to).map(({ lower }) => lower);
        const rating = telling(said) ? likeness(member, said) : 0;
        if (rating > (best?.rating ?? 0)) best = { path, member, rating };
      }
  if (best) return { path: `${best.path}.${best.member.name}`, type: best.member.type ?? 'datetime' };
  // "before the exam", which has one date
  const [when, another] = times.filter(({ member }) =>
    words.some(({ lower }) => singular(lower) === wordsOf(member.entity).at(-1)),
  );
  if (when && !another) return { path: `${when.path}.${when.member.name}`, type: when.member.type ?? 'datetime' };
  const isOnset = ({ name }: Member): boolean => /^(start|begin|from)|^(date|time|day)$/i.test(name);
  const onset = times.filter(({ member }) => isOnset(member));
  // The row's own, before that of what it refers to.
  const first = onset.find(({ path }) => path === 'self') ?? onset[0];
  // "until two days before": before the row itself begins, or whatever its one moment is.
  const [own, others] = times.filter(({ path }) => path === 'self');
  const meant = words.length > 0 || first ? first : others ? undefined : own;
  const begins = words.length === 0 || words.some((token) => isWord(token, 'start', 'begin', 'beginning', 'take'));
  if (begins && meant) return { path: `${meant.path}.${meant.member.name}`, type: meant.member.type ?? 'datetime' };
  return words.some((token) => isWord(token, ...CREATED)) ? { path: 'self.createdAt', type: 'datetime' } : undefined;
}

const telling = (said: readonly string[]): boolean => said.some((word) => word.length > 3);

/** What must hold of now for what is allowed, or denied, at the moment. */
export function momentCondition(
  { span: length, side: said, opening }: Moment,
  { path, type }: { path: string; type: DraftFieldType },
  denied: boolean,
  /** "only 90 days after": from then on. */
  isOnly = false,
): string | undefined {
  const isDay = type === 'date';
  const span = isDay ? wholeDays(length) : length;
  if (span === undefined) return undefined;
  const side = said === 'of' ? (denied && path !== 'self.createdAt' ? 'before' : 'after') : said;
  const has = (...words: string[]): boolean => words.some((word) => opening.includes(word));
  const opens = denied
    ? has('until', 'till', 'earlier') || (side === 'after' && has('less', 'within'))
    : has('earlier', 'from') ||
      (side === 'before' ? has('within') : has('least', 'once', 'after') || (isOnly && opening.length === 0));
  const limit = `${path} ${side === 'before' ? '-' : '+'} ${span}`;
  return `${isDay ? 'today()' : 'now()'} ${opens ? '>=' : '<='} ${limit}`;
}

/** "24 hours" before a day are a day before it. */
function wholeDays(span: string): string | undefined {
  const hours = Number(/^hours\((\d+)\)$/.exec(span)?.[1] ?? NaN);
  if (span.startsWith('days')) return span;
  return hours % 24 === 0 ? `days(${String(hours / 24)})` : undefined;
}
