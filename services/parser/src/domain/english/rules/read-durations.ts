import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import type { DomainNotes } from '../domain-notes';
import type { Member } from '../things/members';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { entityBefore, spanFrom, TIME_UNITS } from './time-spans';

/** "A loan can't last longer than 14 days", "bookings of at most three hours": how far the end may be from the start. */
export function readDurations(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  for (let i = 0; i < tokens.length; i++) {
    const bound = boundAt(tokens, i);
    if (!bound) continue;
    const span = spanOf(notes, tokens, bound, members);
    if (!span) continue;
    const isDay = span.start.type === 'date';
    if (isDay && !bound.span.startsWith('days')) continue;
    const value = `invariant:self.${span.end.name} ${bound.symbol} self.${span.start.name} + ${bound.span}`;
    reading.fact(at, bound.start, bound.end, FactKind.RULE, span.start.entity, value);
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

/** A bound of time with its figure; "longer than" limits only where it is denied. */
function boundAt(tokens: readonly Token[], start: number): Bound | undefined {
  for (const [words, symbol] of OPENINGS) {
    const parts = words.split(' ');
    if (!parts.every((word, k) => tokens[start + k]?.lower === word || tokens[start + k]?.lemma === word)) continue;
    const figure = start + parts.length;
    const count = Number(numberOf(tokens[figure]));
    const unit = TIME_UNITS[tokens[figure + 1]?.lemma ?? ''];
    const end = figure + 2;
    const isMoment = isWord(tokens[end], 'before', 'after', 'in', 'prior', 'from', 'ahead', 'of', 'per', 'ago', 'old');
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
    .slice(Math.max(0, start - 8), end + 2)
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
    const first = times.find(({ name }) =>
      /^(start|from|begin|check_?in|arriv|pick_?up|borrowed|lent|rented|handed)/i.test(name),
    );
    const last = times.find(({ name }) => /^(end|to|until|finish|check_?out|depart|due|return)/i.test(name));
    if (first && last && first.type === last.type) return { start: first, end: last };
  }
  return undefined;
}
