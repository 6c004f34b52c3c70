import type { DraftFieldType } from '../../draft-model';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { likeness, type Member } from '../things/members';
import { figureBefore, isFigure } from './figures';

type Sign = '*' | '+' | '-';

/** What stands between two figures, or before a pair of them, "the product of a and b". */
interface Operator extends Range {
  readonly sign: Sign;
}

interface Operand {
  readonly path: string;
  readonly type: DraftFieldType;
}

/** "The total is quantity times unit price", "the balance is the total minus the amount paid": what follows from other figures of the row. */
export function readFormulas(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const operators = tokens.flatMap((_, i) => operatorAt(tokens, i) ?? []);
  const [first] = operators;
  const cue = first && cueBefore(tokens, first.start);
  if (!cue) return false;
  const end = endOf(tokens, operators.at(-1)?.end ?? cue.end);
  const figures = members.filter(isFigure);
  const owners = [...(notes.current === undefined ? [] : [notes.current]), ...figures.map(({ entity }) => entity)];
  for (const entity of new Set(owners)) {
    const ranges = [cue, ...operators].map(({ end: start }, i) => ({ start, end: operators[i]?.start ?? end }));
    const operands = ranges.map((range) => operandIn(tokens, range, entity, members));
    if (!operands.every((operand) => operand !== undefined)) continue;
    const signs = operators.map(({ sign }) => sign);
    const type = typeOf(operands, signs);
    const name = figureBefore(notes, tokens, cue.start, entity, members);
    const known = members.find((member) => member.entity === entity && member.name === name);
    if (type === undefined || name === undefined || (known && known.type !== type)) continue;
    if (operands.some(({ path }) => path === `self.${name}`)) continue;
    if (!known) reading.fact(at, 0, cue.end, FactKind.FIELD, `${entity}.${name}`, type);
    const expression = operands.map(({ path }, i) => (i === 0 ? path : `${signs[i - 1] ?? '+'} ${path}`)).join(' ');
    reading.fact(at, 0, end, FactKind.RULE, `${entity}.${name}`, `computed:${expression}`);
    return true;
  }
  return false;
}

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
  return undefined;
}

/** "is", "=", "equals", "is calculated as": what stands before it is the figure that follows. */
function cueBefore(tokens: readonly Token[], limit: number): Range | undefined {
  const last = tokens.findLastIndex(
    (token, i) =>
      i < limit &&
      (isWord(token, 'be', 'equal') || isMark(token, '=') || (isWord(token, 'as') && isDerived(tokens[i - 1]))),
  );
  if (last < 1) return undefined;
  let start = last;
  while (isWord(tokens[start - 1], 'be', 'automatically', 'always', 'simply') || isDerived(tokens[start - 1])) start--;
  return { start, end: last + 1 };
}

const isDerived = (token: Token | undefined): boolean =>
  isWord(token, 'calculate', 'compute', 'derive', 'define', 'determine');

function endOf(tokens: readonly Token[], start: number): number {
  const stop = tokens.findIndex(
    (token, i) => i >= start && (isMark(token, '.', ',', ';', ')') || isWord(token, 'and', 'so')),
  );
  return stop < 0 ? tokens.length : stop;
}

/** The figure that the words name: one of the row, else one of what it refers to, "the price of the room". */
function operandIn(
  tokens: readonly Token[],
  { start, end }: Range,
  entity: string,
  members: readonly Member[],
): Operand | undefined {
  const said = tokens
    .slice(start, end)
    .filter((token) => token.kind === 'word' && !isWord(token, 'the', 'its', 'their', 'a', 'of', 'by', 'each', "'s"))
    .map(({ lower }) => lower);
  const own = members.find((member) => member.entity === entity && isFigure(member) && likeness(member, said) >= 2);
  if (own?.type) return { path: `self.${own.name}`, type: own.type };
  for (const link of members) {
    if (link.entity !== entity || link.target === undefined) continue;
    const names = new Set([...link.words, link.target.toLowerCase()]);
    const rest = said.filter((word) => !names.has(word));
    const far = members.find(
      (member) => member.entity === link.target && isFigure(member) && rest.length > 0 && likeness(member, rest) >= 2,
    );
    if (far?.type) return { path: `self.${link.name}.${far.name}`, type: far.type };
  }
  return undefined;
}

/** What comes out; undefined for what would have to be rounded. */
function typeOf(operands: readonly Operand[], signs: readonly Sign[]): DraftFieldType | undefined {
  const types = new Set(operands.map(({ type }) => type));
  if (types.has('number') && types.has('decimal')) return undefined;
  const decimals = operands.filter(({ type }) => type === 'decimal').length;
  if (decimals > 1 && signs.includes('*')) return undefined;
  return types.has('decimal') ? 'decimal' : types.has('number') ? 'number' : 'integer';
}
