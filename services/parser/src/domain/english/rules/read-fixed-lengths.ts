import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DomainNotes } from '../domain-notes';
import { numberOf } from '../grammar/numbers';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import type { Member } from '../things/members';
import { isMark, isWord, type Token } from '../../text/token';
import { entityBefore, spanFrom, TIME_UNITS } from './time-spans';

/** "Appointments last 30 minutes", "each lesson is 45 minutes long": the end follows from the start, where no field tells it. */
export function readFixedLength(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  for (let i = 1; i < tokens.length; i++) {
    const length = lengthAt(tokens, i);
    if (!length) continue;
    const start = entityBefore(notes, tokens, length.start, isPronoun(tokens[i - 1]))
      .map((entity) =>
        startOf(
          members.filter((member) => member.entity === entity),
          length.span,
        ),
      )
      .find((found) => found !== undefined);
    if (!start) {
      at.missed.push({ start: length.start, end: length.end });
      continue;
    }
    const field = `${start.entity}.${endCalled(start.name)}`;
    reading.fact(at, length.start, length.end, FactKind.FIELD, field, start.type ?? 'datetime');
    const value = `computed:self.${start.name} + ${length.span}`;
    reading.fact(at, length.start, length.end, FactKind.RULE, field, value);
  }
}

const isPronoun = (token: Token | undefined): boolean => isWord(token, 'it', 'they', 'each', 'always');

interface Length extends Range {
  /** `minutes(30)` */
  readonly span: string;
}

/** "last 30 minutes", "always take one hour", "is 45 minutes long": no bound, and nothing that happens so often or so far ahead. */
function lengthAt(tokens: readonly Token[], verb: number): Length | undefined {
  const isLasting = isWord(tokens[verb], 'last', 'take', 'run') && tokens[verb]?.pos === 'VERB';
  if (!isLasting && !isWord(tokens[verb], 'be')) return undefined;
  const figure = verb + (isWord(tokens[verb + 1], 'for', 'exactly', 'always') ? 2 : 1);
  const count = Number(numberOf(tokens[figure]) ?? NaN);
  const unit = TIME_UNITS[tokens[figure + 1]?.lemma ?? ''];
  if (!Number.isInteger(count) || !unit) return undefined;
  const end = isWord(tokens[figure + 2], 'long', 'each') ? figure + 3 : figure + 2;
  const next = tokens[end];
  const isComplete = next === undefined || isMark(next, '.', ',', ';') || isWord(next, 'and');
  const isSaid = isLasting || end === figure + 3;
  return isComplete && isSaid ? { start: verb, end, span: spanFrom(unit, count) } : undefined;
}

/** The only moment that is told, or the one called a start; undefined where a length or an end has a field of its own. */
function startOf(members: readonly Member[], span: string): Member | undefined {
  if (members.some(({ name }) => /^(end|finish|duration|length|until|due)/i.test(name))) return undefined;
  const type = span.startsWith('days') ? ['date', 'datetime'] : ['datetime'];
  const moments = members.filter((member) => type.includes(member.type ?? ''));
  return moments.find(({ name }) => /^start/i.test(name)) ?? (moments.length === 1 ? moments[0] : undefined);
}

/** `startsAt` -> endsAt, `startTime` -> endTime, `loanDate` -> endDate */
function endCalled(start: string): string {
  if (/^start/.test(start)) return start.replace(/^start/, 'end');
  return /time$/i.test(start) ? 'endTime' : /(date|day)$/i.test(start) ? 'endDate' : 'endsAt';
}
