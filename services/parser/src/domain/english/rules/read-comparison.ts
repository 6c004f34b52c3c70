import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftFieldType } from '../../draft-model';
import { isMark, isWord, type Token } from '../../text/token';
import { type Comparator, comparatorAt, type Symbol } from './comparators';
import { outcomeOf, saysOnlyThat } from './conditioned-comparisons';
import { compareAcross } from './compare-across';
import { type ComparedPair, standingPair } from './compared-pair';
import type { DomainNotes } from '../domain-notes';
import { bracketDepths } from '../grammar/brackets';
import { likeness, type Member } from '../things/members';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "the end must be after the start", "the minimum must not exceed the maximum", "source and target must differ". */
export function readComparisons(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  let found = false;
  for (let i = 0; i < tokens.length; i++) {
    const comparator = comparatorAt(tokens, i);
    if (!comparator) continue;
    const outcome = outcomeOf(tokens, comparator.start);
    const pair = operandsOf(notes, tokens, comparator, members) ?? standing(tokens, comparator, members);
    i = comparator.end - 1;
    if (outcome === 'other') continue;
    if (!pair) {
      found = stateAcross(reading, at, comparator, members) || found;
      continue;
    }
    const { left, right, place } = pair;
    const isDeniedThere = isDenied(tokens, verbalStart(tokens, place.start), comparator);
    const symbol = isDeniedThere === (outcome === 'refused') ? comparator.symbol : OPPOSITE[comparator.symbol];
    const value = `invariant:self.${left.name} ${symbol} self.${right.name}`;
    reading.fact(at, place.start, place.end, FactKind.RULE, left.entity, value);
    for (const { start, end } of saysOnlyThat(tokens, comparator.start)) reading.use(at, start, end);
    found = true;
  }
  return found || readDifference(reading, notes, at, members);
}

/** What a row must not exceed of one that it refers to holds when it is made or changed. */
function stateAcross(
  reading: BriefReading,
  at: SentenceReading,
  comparator: Comparator,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const from = Math.max(0, comparator.start - 16);
  const parts = tokens.findLastIndex((token, i) => i < comparator.start && isMark(token, '.', ';'));
  const stop = tokens.findIndex((token, i) => i >= comparator.end && isMark(token, '.', ';', ',', ')'));
  const after = { start: comparator.end, end: stop < 0 ? tokens.length : stop };
  const compared = compareAcross(tokens, { start: Math.max(from, parts + 1), end: comparator.start }, after, members);
  const outcome = outcomeOf(tokens, comparator.start);
  if (!compared || (outcome === undefined && !isObliged(tokens, compared.start, comparator))) return false;
  const { entity, left, right, start, end } = compared;
  const isDeniedThere = isDenied(tokens, start, comparator);
  const symbol = isDeniedThere === (outcome === 'refused') ? comparator.symbol : OPPOSITE[comparator.symbol];
  for (const said of saysOnlyThat(tokens, comparator.start)) reading.use(at, said.start, said.end);
  for (const operation of ['create', 'update'])
    reading.fact(at, start, end, FactKind.RULE, `${entity}.${operation}`, `guard:${left} ${symbol} ${right}`);
  return true;
}

const isObliged = (tokens: readonly Token[], start: number, { end }: Comparator): boolean =>
  tokens
    .slice(start, end)
    .some((token) =>
      isWord(token, 'must', 'should', 'shall', 'may', 'can', 'cannot', 'not', 'never', 'has', 'have', 'exceed'),
    );

/** "cannot arrive before it departs": where the field is named by its verb, what denies it stands before. */
const verbalStart = (tokens: readonly Token[], start: number): number =>
  tokens[start]?.pos === 'VERB' ? Math.max(0, start - 3) : start;

/** Fields that pronouns stand for. */
const standing = (
  tokens: readonly Token[],
  comparator: Comparator,
  members: readonly Member[],
): ComparedPair | undefined =>
  standingPair(
    tokens,
    comparator,
    members.filter(({ type }) => classOf(type) !== 'other'),
    (one, other) => one.entity === other.entity && classOf(one.type) === classOf(other.type),
  );

const OPPOSITE: Readonly<Record<Symbol, Symbol>> = {
  '>': '<=',
  '<': '>=',
  '>=': '<',
  '<=': '>',
  '==': '!=',
  '!=': '==',
};

type Class = 'time' | 'number' | 'other';

const classOf = (type: DraftFieldType | undefined): Class =>
  type === 'date' || type === 'datetime' || type === 'time'
    ? 'time'
    : type === 'integer' || type === 'number' || type === 'decimal'
      ? 'number'
      : 'other';

interface Operands {
  readonly left: Member;
  readonly right: Member;
  readonly place: Range;
}

/** The nearest words on both sides that name fields of one entity which can be compared. */
function operandsOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  comparator: Comparator,
  members: readonly Member[],
): Operands | undefined {
  const fields = members.filter(({ type }) => classOf(type) !== 'other');
  const after = namedAfter(tokens, comparator.end, fields);
  const before = namedBefore(tokens, comparator.start, fields);
  let best: (Operands & { rating: number }) | undefined;
  for (const right of after)
    for (const left of before) {
      if (left.member.entity !== right.member.entity || left.member.name === right.member.name) continue;
      if (classOf(left.member.type) !== classOf(right.member.type)) continue;
      const current = left.member.entity === notes.current ? 3 : 0;
      const rating = left.rating + right.rating + current;
      const place = { start: left.start, end: right.end };
      if (rating > (best?.rating ?? 0)) best = { left: left.member, right: right.member, place, rating };
    }
  return best;
}

interface Named extends Range {
  readonly member: Member;
  readonly rating: number;
}

/** What the words behind the comparison name, without what belongs to the next clause. */
function namedAfter(tokens: readonly Token[], start: number, members: readonly Member[]): Named[] {
  let end = start;
  while (end < tokens.length && end < start + 8 && !isMark(tokens[end], '.', ';', ',', '(', ')')) end++;
  return namedIn(tokens, { start, end }, members, (range) => range.start - start).filter(({ start: from }) =>
    tokens
      .slice(start, from)
      .every(({ pos, lower }) => pos === 'DET' || ['of', 'its', 'it', 'their', 'that'].includes(lower)),
  );
}

/** What the words before it name; a relative clause may stand in between. */
function namedBefore(tokens: readonly Token[], end: number, members: readonly Member[]): Named[] {
  const depths = bracketDepths(tokens);
  // "end date (optional; not before the start date)": a semicolon in brackets ends nothing.
  const stops = (i: number): boolean => isMark(tokens[i], '.') || (isMark(tokens[i], ';') && depths[i] === 0);
  let start = end;
  while (start > 0 && end - start < 16 && !stops(start - 1)) start--;
  return namedIn(tokens, { start, end }, members, (range) => end - range.end);
}

function namedIn(
  tokens: readonly Token[],
  { start, end }: Range,
  members: readonly Member[],
  distance: (range: Range) => number,
): Named[] {
  const named: Named[] = [];
  for (let from = start; from < end; from++) {
    for (let to = from + 1; to <= Math.min(end, from + 5); to++) {
      const words = tokens.slice(from, to).flatMap(({ lower, kind }) => (kind === 'word' ? [lower] : []));
      if (words.length !== to - from) break;
      for (const member of members) {
        const rating = likeness(member, words);
        if (rating > 0)
          named.push({ member, start: from, end: to, rating: rating * 4 - distance({ start: from, end: to }) });
      }
    }
  }
  return named;
}

/** "not", "never" or "no" between the left side and the comparison. */
const isDenied = (tokens: readonly Token[], start: number, comparator: Comparator): boolean =>
  tokens
    .slice(start, comparator.start)
    .some((token) => isWord(token, 'not', "n't", 'never', 'cannot', 'no', 'neither'));

/** "a source and a target language, which must differ", "home and away team cannot be the same". */
function readDifference(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const cue = tokens.findIndex(
    (token, i) =>
      (isWord(token, 'differ', 'different') &&
        // "a number that is different for each one": from those of others.
        !isWord(tokens[i + 1], 'for', 'in', 'per') &&
        tokens.slice(Math.max(0, i - 4), i).some((one) => isWord(one, 'must', 'should', 'be', 'shall', 'have'))) ||
      (isWord(token, 'same', 'equal', 'identical') &&
        tokens.slice(Math.max(0, i - 5), i).some((one) => isWord(one, 'not', "n't", 'never', 'cannot')) &&
        (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark')),
  );
  if (cue < 1) return false;
  const named = namedBefore(
    tokens,
    cue,
    members.filter(({ type }) => type !== 'boolean' && type !== 'text'),
  );
  const exact = named.filter(
    ({ member, start, end }) =>
      likeness(
        member,
        tokens.slice(start, end).map(({ lower }) => lower),
      ) >= 2,
  );
  const entity =
    exact.find(({ member }) => member.entity === notes.current)?.member.entity ?? exact.at(-1)?.member.entity;
  const pair = [
    ...new Map(
      exact.filter(({ member }) => member.entity === entity).map(({ member }) => [member.name, member]),
    ).values(),
  ];
  const [left, right] = pair.slice(-2);
  if (!left || !right || left.type !== right.type) return false;
  const name = ({ name: own, type }: Member): string => (type === undefined ? `${own}Id` : own);
  reading.fact(at, 0, cue + 1, FactKind.RULE, left.entity, `invariant:self.${name(left)} != self.${name(right)}`);
  return true;
}
