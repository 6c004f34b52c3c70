import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { numberOf } from '../grammar/numbers';
import { refuses } from '../grammar/refusals';
import type { BriefReading, SentenceReading } from '../reading';
import { oppositeBound, readConstraints } from '../things/constraints';
import type { Member } from '../things/members';
import { entitiesSaid } from './filled-places';

const DAYS_A_YEAR = 365.2425;

/**
 * "Donors must be at least 18 years old", "nobody under 16 may become a member": a bound of the age, where the row holds one, or of the
 * day of birth. Who is too old was young enough before, so that a highest age holds of new rows only.
 */
export function readAgeLimits(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const bounds = agesIn(tokens);
  if (bounds.length === 0) return false;
  for (const entity of entitiesSaid(notes, tokens)) {
    const own = members.filter((member) => member.entity === entity);
    const birth = own.find(
      ({ type, words }) => type === 'date' && words.some((word) => /^(birth|birthday|born|dob)/.test(word)),
    );
    const age = own.find(({ name, type }) => name === 'age' && type === 'integer');
    if (!birth && !age) continue;
    // "A guest must be 16 or older" bounded the age already.
    if (at.stated.some(({ kind, subject }) => kind === FactKind.CONSTRAINT && subject === `${entity}.age`)) return true;
    for (const [kind, years] of bounds)
      if (age) reading.fact(at, 0, tokens.length, FactKind.CONSTRAINT, `${entity}.age`, `${kind}=${String(years)}`);
      else if (birth) stateBirth(reading, at, birth, kind, years);
    at.settled.push({ start: 0, end: tokens.length });
    return true;
  }
  return false;
}

type Bound = readonly [kind: string, years: number];

const SIGNS: Readonly<Record<string, string>> = {
  minimum: '<=',
  exclusive_minimum: '<',
  maximum: '>',
  exclusive_maximum: '>',
};

function stateBirth(
  reading: BriefReading,
  at: SentenceReading,
  { entity, name }: Member,
  kind: string,
  years: number,
): void {
  const { length } = at.sentence.tokens;
  // Who is 12 at most is not yet 13.
  const full = kind === 'maximum' ? years + 1 : years;
  const days = String(Math.round(full * DAYS_A_YEAR));
  const condition = `self.${name} ${SIGNS[kind] ?? '<='} today() - days(${days})`;
  if (kind.endsWith('minimum')) reading.fact(at, 0, length, FactKind.RULE, entity, `invariant:${condition}`);
  else reading.fact(at, 0, length, FactKind.RULE, `${entity}.create`, `guard:${condition}`);
  reading.assume(
    at,
    0,
    length,
    `${String(full)} years of age are counted as ${days} days.`,
    'Keep the age itself, for example "a member has an age".',
  );
}

/** The ages that the words bound; those that are refused bound them to the opposite. */
function agesIn(tokens: readonly Token[]): Bound[] {
  const isAge = tokens.some((token, i) => saysAge(tokens, token, i));
  if (!isAge || tokens.some((token) => isWord(token, 'if', 'when', 'unless', 'only'))) return [];
  const isRefused =
    refuses(tokens) ||
    isWord(tokens[0], 'nobody', 'no') ||
    tokens.some((token) => isWord(token, 'not', "n't", 'cannot'));
  const said = [
    ...readConstraints(tokens, { start: 0, end: tokens.length }).map(({ value }) => value),
    ...olderIn(tokens),
  ];
  return said.flatMap((value): Bound[] => {
    const [kind = '', years = ''] = (isRefused && value.startsWith('exclusive_') ? oppositeBound(value) : value).split(
      '=',
    );
    return SIGNS[kind] === undefined || !Number.isInteger(Number(years)) ? [] : [[kind, Number(years)]];
  });
}

/** "18 years old", "years of age", "younger than 16", "under 16 may": no length of time, and no figure of anything else. */
const saysAge = (tokens: readonly Token[], token: Token, i: number): boolean =>
  (isWord(token, 'year') &&
    (isWord(tokens[i + 1], 'old') || (isWord(tokens[i + 1], 'of') && isWord(tokens[i + 2], 'age')))) ||
  (['older', 'younger'].includes(token.lower) &&
    tokens.slice(Math.max(0, i - 2), i + 3).some((one) => numberOf(one) !== undefined)) ||
  (isWord(token, 'aged') && numberOf(tokens[i + 1]) !== undefined) ||
  (isWord(token, 'under', 'below') &&
    numberOf(tokens[i + 1]) !== undefined &&
    (isWord(tokens[i + 2], 'be', 'may', 'can') || isMark(tokens[i + 2], '.')));

/** "16 or older", "older than 18", "younger than 16" */
const olderIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token, i) => {
    const before = isWord(tokens[i - 1], 'or') ? numberOf(tokens[i - 2]) : undefined;
    const than = isWord(tokens[i + 1], 'than') ? numberOf(tokens[i + 2]) : undefined;
    if (token.lower === 'older') return before ? [`minimum=${before}`] : than ? [`exclusive_minimum=${than}`] : [];
    if (token.lower === 'younger') return before ? [`maximum=${before}`] : than ? [`exclusive_maximum=${than}`] : [];
    return [];
  });
