import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isMark, isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import type { DomainNotes } from '../domain-notes';
import type { Member } from '../things/members';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { begins, ends, entityBefore, spanFrom, TIME_UNITS } from './time-spans';

/** "A loan can't last longer than 14 days", "bookings of at most three hours": how far the end may be from the start. */
export function readDurations(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  for (let i = 0; i < tokens.length; i++) {
    const [first, ...more] = boundsAt(tokens, i);
    const span = first && spanOf(notes, tokens, first, members);
    if (!span) continue;
    const isDay = span.start.type === 'date';
    for (const bound of [first, ...more]) {
      if (isDay && !bound.span.startsWith('days')) continue;
      const value = `invariant:self.${span.end.name} ${bound.symbol} self.${span.start.name} + ${bound.span}`;
      reading.fact(at, bound.start, bound.end, FactKind.RULE, span.start.entity, value);
      i = bound.end - 1;
    }
  }
}

interface Bound extends Range {
  readonly symbol: '<=' | '>=';
  readonly span: string;
}

const OPENINGS: readonly (readonly [words: string, symbol: '<=' | '>='])[] = [
  ['longer than', '<='],
  ['more than', '<='],
  ['exceed', '<='],
  ['at most', '<='],
  ['up to', '<='],
  ['maximum of', '<='],
  ['max', '<='],
  ['at least', '>='],
  ['minimum of', '>='],
  ['shorter than', '>='],
  ['less than', '>='],
];

/** "between 30 minutes and 4 hours", "1 to 3 days", "at most 2 weeks" */
function boundsAt(tokens: readonly Token[], start: number): Bound[] {
  const from = isWord(tokens[start], 'between', 'from') ? start + 1 : start;
  const own = TIME_UNITS[tokens[from + 1]?.lemma ?? ''];
  const to = own ? from + 2 : from + 1;
  const isRange = isWord(tokens[to], 'to', 'and') || isMark(tokens[to], '-', '–');
  const [low, high] = [numberOf(tokens[from]), numberOf(tokens[to + 1])].map(Number);
  const unit = isRange && !isWord(tokens[from - 1], 'per') ? TIME_UNITS[tokens[to + 2]?.lemma ?? ''] : undefined;
  const end = to + 3;
  if (
    unit &&
    Number.isInteger(low) &&
    Number.isInteger(high) &&
    lasts(tokens, start, end) &&
    !isWord(tokens[end], ...MOMENTS)
  )
    return [
      { start, end, symbol: '>=', span: spanFrom(own ?? unit, low ?? 0) },
      { start, end, symbol: '<=', span: spanFrom(unit, high ?? 0) },
    ];
  const bound = boundAt(tokens, start);
  return bound ? [bound] : [];
}

/** Behind a length: how far ahead or how old something is. */
const MOMENTS = ['before', 'after', 'in', 'prior', 'from', 'ahead', 'of', 'per', 'ago', 'old'];

/** A bound of time with its figure; "longer than" limits only where it is denied. */
function boundAt(tokens: readonly Token[], start: number): Bound | undefined {
  for (const [words, symbol] of OPENINGS) {
    const parts = words.split(' ');
    if (!parts.every((word, k) => tokens[start + k]?.lower === word || tokens[start + k]?.lemma === word)) continue;
    const figure = start + parts.length;
    const count = Number(numberOf(tokens[figure]));
    const unit = TIME_UNITS[tokens[figure + 1]?.lemma ?? ''];
    const end = figure + 2;
    const isMoment = isWord(tokens[end], ...MOMENTS);
    const denied = tokens
      .slice(Math.max(0, start - 8), start)
      .some((token) => isWord(token, 'not', "n't", 'never', 'no', 'cannot'));
    const compares = /than|exceed/.test(words);
    if (!Number.isInteger(count) || !unit || isMoment || compares !== denied) continue;
    if (!lasts(tokens, start, end)) continue;
    return { start, end, symbol, span: spanFrom(unit, count) };
  }
  return undefined;
}

/** Whether the words speak of how long something is. */
const lasts = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens
    .slice(Math.max(0, start - 8), clauseEnd(tokens, end))
    .some((token) =>
      isWord(
        token,
        'last',
        'long',
        'longer',
        'shorter',
        'take',
        'duration',
        'period',
        'run',
        'stay',
        'each',
        'for',
        'span',
      ),
    );

/** "at least 30 minutes and at most 4 hours long": the word may stand behind the second bound. */
function clauseEnd(tokens: readonly Token[], end: number): number {
  const stop = tokens.findIndex((token, i) => i >= end && isMark(token, '.', ';', ','));
  return Math.min(end + 8, stop < 0 ? tokens.length : stop);
}

/** Start and end of what the bound is said of. */
function spanOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start }: Range,
  members: readonly Member[],
): { start: Member; end: Member } | undefined {
  for (const entity of entityBefore(notes, tokens, start)) {
    const times = members.filter(
      (member) => member.entity === entity && (member.type === 'date' || member.type === 'datetime'),
    );
    const first = times.find(({ name }) => begins(name));
    const last = times.find(({ name }) => ends(name));
    if (first && last && first.type === last.type) return { start: first, end: last };
  }
  return undefined;
}
