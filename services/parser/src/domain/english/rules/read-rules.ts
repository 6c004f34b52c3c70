import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { statementReadings, statementsOf, withoutWords } from '../grammar/statements';
import type { Member } from '../things/members';
import { readAgeLimits } from './age-limits';
import { readBeatenRows } from './beaten-rows';
import { readAggregates } from './read-aggregates';
import { readComparisons } from './read-comparison';
import { readDurations } from './read-durations';
import { readFixedLength } from './read-fixed-lengths';
import { overlaps } from './limit-kinds';
import { readLimits } from './read-limits';
import { isOfOneRow, readFormulas } from './read-formulas';
import { readTenses } from './read-tenses';
import { readTotals } from './read-totals';
import { cueIn } from './uniqueness-cues';
import { readUniqueness } from './read-uniqueness';
import type { BriefReading, SentenceReading } from '../reading';

/** Rules that span rows or fields: an order of dates, no overlaps, a capacity, a stock, "one vote per person". */
export function readRules(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const reckoned = statementReadings(at).filter((statement) => readFigures(reading, notes, statement, members));
  if (reckoned.length > 0) return;
  if (readAggregates(reading, notes, at, members)) return;
  if (readAgeLimits(reading, notes, at, members)) return;
  const beaten = readBeatenRows(reading, notes, at, members);
  const compared = readComparisons(reading, notes, beaten ? withoutWords(at, beaten) : at, members);
  readDurations(reading, notes, at, members);
  readFixedLength(reading, notes, at, members);
  readTenses(reading, notes, at, members);
  const isFull = at.sentence.tokens.some((token) => isWord(token, 'full'));
  const isOverlap = limitsOverlap(at) && !isOfDays(at.sentence.tokens, members);
  // "only one open order at a time": one that is open, whenever it is.
  if (isOverlap && limitsOpen(at)) return;
  if (isOverlap || !readUniqueness(reading, notes, at, members) || isFull)
    readLimits(reading, notes, at, members, compared);
}

/** "The amount is quantity times price, and the total is the sum of the amounts": each in its own statement. */
function readFigures(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const figures = isOfOneRow(notes, at.sentence.tokens) ? [readFormulas, readTotals] : [readTotals, readFormulas];
  return figures.some((read) => read(reading, notes, at, members));
}

const limitsOverlap = ({ sentence: { tokens } }: SentenceReading): boolean =>
  statementsOf(tokens).some(({ start, end }) => overlaps(tokens.slice(start, end)));

const limitsOpen = ({ stated }: SentenceReading): boolean =>
  stated.some(
    ({ kind, value }) =>
      kind === FactKind.RULE &&
      (value.startsWith('no_overlap') ||
        (value.startsWith('guard:not (') && value.includes('count(')) ||
        (value.startsWith('guard:count(') && value.includes('== caller.id'))),
  );

/** "The same pupil cannot have two entries for the same book on the same day": what has no time of the day overlaps nothing. */
function isOfDays(tokens: readonly Token[], members: readonly Member[]): boolean {
  const entity = cueIn(tokens)?.of;
  const moments = members.filter((member) => member.entity === entity && MOMENTS.includes(member.type));
  const isOfMore = tokens.filter((token) => isWord(token, 'same')).length > 1;
  return isOfMore && moments.length === 1 && moments[0]?.type === 'date';
}

const MOMENTS: readonly Member['type'][] = ['date', 'datetime', 'time'];
