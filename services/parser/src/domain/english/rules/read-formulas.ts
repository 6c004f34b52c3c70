import type { DraftFieldType } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { camelCase, isPlural, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import type { Member } from '../things/members';
import { entitiesSaid } from './filled-places';
import { type Operand, operandIn } from './formula-operands';
import { figureBefore, isFigure } from './figures';

type Sign = '*' | '+' | '-' | '/';

/** What stands between two figures, or before a pair of them, "the product of a and b". */
interface Operator extends Range {
  readonly sign: Sign;
}

/** "The total is quantity times unit price", "the balance is the total minus the amount paid": what follows from other figures of the row. */
export function readFormulas(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const signed = tokens.flatMap((_, i) => operatorAt(tokens, i) ?? []);
  const pair = signed.length === 0 ? pairFrom(tokens) : undefined;
  const operators = pair ? [pair] : signed;
  const cue = cueBefore(tokens, operators[0]?.start ?? rateStart(tokens));
  if (!cue) return false;
  const end = endOf(tokens, operators.at(-1)?.end ?? cue.end);
  const figures = members.filter(isFigure);
  const named = entitiesSaid(notes, tokens.slice(0, cue.start));
  const current = notes.current === undefined ? [] : [notes.current];
  const owners = [...named, ...current, ...figures.map(({ entity }) => entity)];
  for (const entity of new Set(owners)) {
    const ranges = [cue, ...operators].map(({ end: start }, i) => ({ start, end: operators[i]?.start ?? end }));
    const operands = ranges.map((range) => operandIn({ notes, tokens, entity, members }, range));
    if (!operands.every((operand) => operand !== undefined) || (pair && !arePriced(operands))) continue;
    const signs = operators.map(({ sign }) => sign);
    const type = typeOf(operands, signs);
    const said = figureBefore(notes, tokens, cue.start, entity, members);
    const name = costs(tokens[cue.end - 1]) ? priceOf(said, entity, members) : said;
    const known = members.find((member) => member.entity === entity && member.name === name);
    if (type === undefined || name === undefined || (known && !holds(known.type, type))) continue;
    if (operands.some(({ expression }) => expression.includes(`self.${name}`))) continue;
    for (const { added } of operands)
      if (added) reading.fact(at, 0, end, FactKind.FIELD, `${added.entity}.${added.name}`, 'decimal');
    if (!known) reading.fact(at, 0, cue.end, FactKind.FIELD, `${entity}.${name}`, typeCalled(name, type));
    const expression = joined(operands, signs);
    reading.fact(at, 0, end, FactKind.RULE, `${entity}.${name}`, `computed:${expression}`);
    return true;
  }
  return false;
}

/** Whole numbers are amounts of money as well, and so is what is paid for a part of a unit, though no cents are rounded. */
const holds = (field: DraftFieldType | undefined, type: DraftFieldType): boolean =>
  field === type || (type !== 'decimal' && (field === 'decimal' || (type === 'integer' && field === 'number')));

/** "The fee is 4 euros per day": the fee is money, whatever it is reckoned from. */
const typeCalled = (name: string, type: DraftFieldType): DraftFieldType =>
  type === 'integer' && fieldHint(name)?.field.type === 'decimal' ? 'decimal' : type;

/** Whole numbers are divided as numbers. */
function joined(operands: readonly Operand[], signs: readonly Sign[]): string {
  const isWhole = signs.includes('/') && operands[0]?.type === 'integer';
  return operands
    .map(({ expression }, i) => (i === 0 ? expression : `${signs[i - 1] ?? '+'} ${expression}`))
    .join(' ')
    .replace(isWhole ? /^(\S+)/ : /^$/, '$1 * 1.0');
}

/** "is 4 euros per kg": where a figure for each of something stands, which needs no operator. */
const rateStart = (tokens: readonly Token[]): number =>
  tokens.findIndex(
    (token, i) => i > 1 && token.lower === 'per' && tokens.slice(i - 2, i).some(({ kind }) => kind === 'number'),
  );

function operatorAt(tokens: readonly Token[], i: number): Operator | undefined {
  const said = (sign: Sign, length = 1): Operator => ({ sign, start: i, end: i + length });
  const token = tokens[i];
  // "three times a week"
  if (token?.lower === 'times' && tokens[i - 1]?.pos !== 'NUM') return said('*');
  if (isMark(token, '*', '×') || (token?.text === 'x' && i > 1)) return said('*');
  if (isWord(token, 'multiply') && isWord(tokens[i + 1], 'by', 'with')) return said('*', 2);
  if (isWord(token, 'minus') || (isWord(token, 'less') && !isWord(tokens[i + 1], 'than'))) return said('-');
  if (isMark(token, '-', '−') && tokens[i - 1]?.kind === 'word' && tokens[i + 1]?.kind === 'word') return said('-');
  if (isWord(token, 'plus') || isMark(token, '+')) return said('+');
  if (isWord(token, 'divide') && isWord(tokens[i + 1], 'by')) return said('/', 2);
  if (isMark(token, '/', '÷') && token?.glued === false && isEquation(tokens, i)) return said('/');
  return undefined;
}

/** "is calculated from the hours and the hourly rate": what joins the two. */
function pairFrom(tokens: readonly Token[]): Operator | undefined {
  const from = tokens.findIndex((_, i) => isSource(tokens, i));
  const and = tokens.findIndex((token, i) => i > from && isWord(token, 'and'));
  if (from < 0 || and < 0 || tokens.slice(from, and).some((token) => isMark(token, ',', ';'))) return undefined;
  return { sign: '*', start: and, end: and + 1 };
}

/** "is calculated from the days and the price of the tool", and from nothing of which a row has several. */
export function isOfOneRow(notes: DomainNotes, tokens: readonly Token[]): boolean {
  const pair = pairFrom(tokens);
  const from = tokens.findIndex((_, i) => isSource(tokens, i));
  const isPart = ({ lower }: Token): boolean => isPlural(lower) && notes.entityFor([lower]) !== undefined;
  return pair !== undefined && !tokens.slice(from).some(isPart);
}

/** "is calculated from", "is computed automatically based on" */
function isSource(tokens: readonly Token[], i: number): boolean {
  if (!isWord(tokens[i], 'from', 'on', 'using')) return false;
  let verb = i - 1;
  while (isWord(tokens[verb], 'base', 'automatically')) verb--;
  return isDerived(tokens[verb]);
}

/** So many of something, and what one of them costs: the two are multiplied. */
const arePriced = (operands: readonly Operand[]): boolean =>
  operands.length === 2 &&
  operands.filter(({ expression }) => /(rate|price|fee|fare|wage|tariff|cost|perhour|perday)\w*$/i.test(expression))
    .length === 1 &&
  operands.filter(({ type }) => type === 'decimal').length === 1;

const isEquation = (tokens: readonly Token[], limit: number): boolean =>
  tokens.slice(1, limit).some((token) => isMark(token, '='));

/** "Free places = capacity - bookings": nothing but what follows from what. */
export const isFormula = (tokens: readonly Token[]): boolean =>
  tokens.some((_, i) => operatorAt(tokens, i) !== undefined && isEquation(tokens, i)) && !listsParts(tokens);

/** "Lesson = learner + start + end + kind": three or more, one of which is no figure, are parts that no sum could be made of. */
function listsParts(tokens: readonly Token[]): boolean {
  const parts = tokens.flatMap((token, i) => (isMark(token, '+') ? [tokens[i + 1]] : []));
  const isFigure = ['integer', 'number', 'decimal', undefined];
  return parts.length > 1 && parts.some((part) => !isFigure.includes(fieldHint(part?.lower ?? '')?.field.type));
}

/** "The total of a trip is the fare plus the prices of its extras": told of figures, whether they are known or not. */
export function reckons(tokens: readonly Token[]): boolean {
  const operator = tokens.findIndex((_, i) => operatorAt(tokens, i) !== undefined);
  const cue = operator < 0 ? undefined : cueBefore(tokens, operator);
  return tokens
    .slice(0, cue?.start ?? 0)
    .some(({ lower }) => grammar.figureWords.has(lower) || fieldHint(lower)?.field.type === 'decimal');
}

/** "is", "=", "equals", "is calculated as": what stands before it is the figure that follows. */
function cueBefore(tokens: readonly Token[], limit: number): Range | undefined {
  const last = tokens.findLastIndex(
    (token, i) =>
      i < limit &&
      (isWord(token, 'be', 'equal') ||
        costs(token) ||
        isMark(token, '=') ||
        (isWord(token, 'as') && isDerived(tokens[i - 1])) ||
        isSource(tokens, i) ||
        rateOpening(tokens, i) !== undefined),
  );
  if (last < 1) return undefined;
  let start = rateOpening(tokens, last) ?? last;
  while (isWord(tokens[start - 1], ...BEFORE_FIGURES) || isDerived(tokens[start - 1])) start--;
  return { start, end: last + 1 };
}

const BEFORE_FIGURES = ['be', 'automatically', 'always', 'simply', 'base', 'charge'];

/** "A ride costs 2 euros per km" */
const costs = (token: Token | undefined): boolean => token?.pos === 'VERB' && token.lemma === 'cost';

/** What something costs: the price that it has, or one that it gets; "shipping costs" name what they are for. */
const priceOf = (said: string | undefined, entity: string, members: readonly Member[]): string =>
  said === undefined
    ? (members.find((member) => member.entity === entity && /^(price|cost|fee)$/.test(member.name))?.name ?? 'price')
    : camelCase([...wordsOf(said), 'cost']);

/** "is computed at 2.50 per hour", "is charged at a rate of 3 euros per day": where the words before the figure begin. */
function rateOpening(tokens: readonly Token[], i: number): number | undefined {
  if (isWord(tokens[i + 1], ...RATE)) return undefined;
  let at = i;
  while (isWord(tokens[at], ...RATE)) at--;
  const isSaid = isDerived(tokens[at - 1]) || isWord(tokens[at - 1], 'charge');
  return isWord(tokens[at], 'at') && isSaid ? at : undefined;
}

const RATE = ['a', 'flat', 'fixed', 'rate', 'price', 'of'];

const isDerived = (token: Token | undefined): boolean =>
  isWord(token, 'calculate', 'compute', 'derive', 'define', 'determine');

function endOf(tokens: readonly Token[], start: number): number {
  const stop = tokens.findIndex(
    (token, i) => i >= start && (isMark(token, '.', ',', ';', ')') || isWord(token, 'and', 'so')),
  );
  return stop < 0 ? tokens.length : stop;
}

/** What comes out; undefined for what would have to be rounded. */
function typeOf(operands: readonly Operand[], signs: readonly Sign[]): DraftFieldType | undefined {
  const isSum = !signs.includes('*');
  const decimals = operands.filter(({ type }) => type === 'decimal').length;
  const types = new Set(operands.flatMap(({ type, isLiteral }) => (isLiteral && isSum && decimals > 0 ? [] : [type])));
  if (types.has('number') && types.has('decimal')) return undefined;
  if (signs.includes('/')) return decimals > 0 || signs.length > 1 ? undefined : 'number';
  if (decimals > 1 && signs.includes('*')) return undefined;
  return types.has('decimal') ? 'decimal' : types.has('number') ? 'number' : 'integer';
}
