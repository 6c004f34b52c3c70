import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftFieldType } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase, singularWords, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { likeness, type Member } from '../things/members';
import { figureBefore, isFigure } from './figures';
import { type Figures, type Operand, operandIn } from './formula-operands';
import { entitiesSaid } from './filled-places';

/** "The total of a report is the sum of its line items", "an order's total is calculated from the price and quantity of its lines". */
export function readTotals(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const cue = cueIn(tokens);
  if (!cue || tokens.some((token) => isWord(token, ...OTHER))) return false;
  const whole = wholeOf(notes, tokens, cue, members);
  const name = whole && figureBefore(notes, tokens, cue.start, whole.entity, members);
  if (!whole || name === undefined) return false;
  const added = addedTo({ notes, tokens, entity: whole.entity, members }, cue.end, name);
  const summing = tokens.slice(0, added?.start);
  const told = figureTold(notes, summing, cue.end, whole.part);
  const summed =
    reckonedIn(reading, summing, cue.end, whole.part) ??
    pricedPair(notes, summing, cue.end, whole.part, members) ??
    summedIn(summing, cue.end, whole.part, members, told?.type) ??
    told;
  if (!summed || (added && !joins(added.operand, summed.type))) return false;
  const known = members.find((member) => member.entity === whole.entity && member.name === name);
  if (known && known.type !== summed.type) return false;
  const { entity, part, link } = whole;
  if (!known) reading.fact(at, 0, cue.end, FactKind.FIELD, `${entity}.${name}`, summed.type);
  if (told && summed === told) reading.fact(at, cue.end, told.end, FactKind.FIELD, `${part}.${told.name}`, told.type);
  const expression = `sum(${summed.expression} for ${part} where item.${link}Id == self.id)`;
  const rest = added?.operand === undefined ? '' : ` + ${orNothing(added.operand)}`;
  reading.fact(at, 0, tokens.length, FactKind.RULE, `${entity}.${name}`, `computed:${expression}${rest}`);
  return true;
}

/** What is calculated, but is no sum. */
const OTHER = 'average mean median percentage percent share minus discount tax vat maximum minimum'.split(' ');

interface Added {
  readonly start: number;
  /** Undefined where the words name nothing known. */
  readonly operand: Operand | undefined;
}

/** "... plus the labour cost", "... and the delivery fee": a figure of the whole itself that comes to those of its parts. */
function addedTo(figures: Figures, start: number, name: string): Added | undefined {
  const { tokens } = figures;
  const joint = tokens.findLastIndex(
    (token, i) => i > start && (isWord(token, 'plus', 'and') || isMark(token, '+') || isWord(token, 'together')),
  );
  if (joint < 0) return undefined;
  const stop = tokens.findIndex((token, i) => i > joint && isMark(token, '.', ',', ';', ')'));
  const operand = operandIn(figures, {
    start: isWord(tokens[joint + 1], 'with') ? joint + 2 : joint + 1,
    end: stop < 0 ? tokens.length : stop,
  });
  const isOwn = operand !== undefined && operand.expression !== `self.${name}`;
  // "the price and quantity of its lines"
  if (isWord(tokens[joint], 'and') && !(isOwn && operand.expression.startsWith('self.'))) return undefined;
  return { start: joint, operand: isOwn ? operand : undefined };
}

/** A figure that is not given adds nothing. */
const orNothing = ({ expression, isLiteral }: Operand): string =>
  isLiteral === true ? expression : `coalesce(${expression}, 0)`;

const joins = (operand: Operand | undefined, type: DraftFieldType): boolean =>
  operand !== undefined && (operand.type === type || (operand.isLiteral === true && type === 'decimal'));

interface Cue {
  readonly start: number;
  readonly end: number;
}

/** "is the sum of", "= sum of", "is calculated from", "adds up" */
function cueIn(tokens: readonly Token[]): Cue | undefined {
  for (const [i, token] of tokens.entries()) {
    if (isWord(token, 'sum') && isWord(tokens[i + 1], 'of')) {
      let start = i;
      while (isWord(tokens[start - 1], 'the', 'be', 'as', 'equal', 'to', 'calculate', 'compute', 'derive')) start--;
      return { start, end: i + 2 };
    }
    const isTotal = tokens.slice(0, i).some((one) => isWord(one, 'total', 'subtotal', 'sum'));
    const from = isWord(tokens[i + 1], 'automatically') ? i + 2 : i + 1;
    if (isTotal && isWord(token, 'calculate', 'compute', 'derive') && isWord(tokens[from], 'from')) {
      let start = i;
      while (isWord(tokens[start - 1], 'be', 'automatically')) start--;
      return { start, end: from + 1 };
    }
    if (isWord(token, 'add') && isWord(tokens[i + 1], 'up')) return { start: i, end: i + 2 };
  }
  return undefined;
}

/** What consists of the parts that the words behind name: each of them refers to it. */
function wholeOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  cue: Cue,
  members: readonly Member[],
): { entity: string; part: string; link: string } | undefined {
  const parts = entitiesSaid(notes, tokens.slice(cue.end));
  const before = entitiesSaid(notes, tokens.slice(0, cue.start));
  const owners = [...before, ...parts, ...(notes.current === undefined ? [] : [notes.current])];
  for (const part of parts) {
    const targets = members.flatMap(({ entity, target }) => (entity === part && target !== undefined ? [target] : []));
    for (const entity of [...owners, ...(targets.length === 1 ? targets : [])]) {
      const links = members.filter((member) => member.entity === part && member.target === entity);
      const [link] = links;
      if (link && links.length === 1 && entity !== part) return { entity, part, link: link.name };
    }
  }
  return pairWith(notes, parts, owners, members);
}

/** "the prices of its products", where order items say which products an order has. */
function pairWith(
  { pairs }: DomainNotes,
  parts: readonly string[],
  owners: readonly string[],
  members: readonly Member[],
): { entity: string; part: string; link: string } | undefined {
  for (const pair of pairs) {
    const links = members.filter(({ entity, target }) => entity === pair && target !== undefined);
    const whole = links.find(({ target = '' }) => owners.includes(target) && !parts.includes(target));
    const isMeant = links.some(({ target = '' }) => target !== whole?.target && parts.includes(target));
    if (whole?.target !== undefined && isMeant) return { entity: whole.target, part: pair, link: whole.name };
  }
  return undefined;
}

const multiplies = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'times', 'multiply') || isMark(token, '*', '×'));

/** "the prices of its products": of each as many as the pair of order and product tells. */
function pricedPair(
  { pairs }: DomainNotes,
  tokens: readonly Token[],
  start: number,
  part: string,
  members: readonly Member[],
): { expression: string; type: DraftFieldType } | undefined {
  const counts = members.filter(({ entity, type }) => entity === part && type === 'integer');
  const [count, another] = counts;
  if (!pairs.has(part) || !count || another) return undefined;
  const isPrice = (member: Member): boolean => member.entity !== part && isSaid(member.words, tokens, start, part);
  return timesFarPrice(count, members.filter(isPrice), members);
}

/** "quantity times unit price" of lines that have the quantity alone: the price is one of what they refer to. */
function timesFarPrice(
  count: Member,
  named: readonly Member[],
  members: readonly Member[],
): { expression: string; type: DraftFieldType } | undefined {
  const paths = named.flatMap(({ entity, name, type }) =>
    members.flatMap((link) =>
      link.entity === count.entity && link.target === entity && type === 'decimal' ? [`item.${link.name}.${name}`] : [],
    ),
  );
  const [price, another] = paths;
  if (count.type !== 'integer' || price === undefined || another !== undefined) return undefined;
  return { expression: `item.${count.name} * ${price}`, type: 'decimal' };
}

/** "The line totals of its items", where another sentence says how one is reckoned. */
function reckonedIn(
  { facts }: BriefReading,
  tokens: readonly Token[],
  start: number,
  part: string,
): { expression: string; type: DraftFieldType } | undefined {
  for (const { kind, subject, value } of facts) {
    const [entity, name = ''] = subject.split('.');
    const formula = /^computed:((?!.*\b(?:sum|count|min|max|exists)\().*)$/.exec(value)?.[1];
    if (kind !== FactKind.RULE || entity !== part || formula === undefined) continue;
    if (!isSaid(wordsOf(name), tokens, start, part)) continue;
    const held = facts.find((fact) => fact.kind === FactKind.FIELD && fact.subject === subject)?.value;
    const type = (['decimal', 'integer', 'number'] as const).find((each) => each === held);
    if (type) return { expression: formula.replaceAll('self.', 'item.'), type };
  }
  return undefined;
}

/** Whether the words from the start on name a figure of the part. */
function isSaid(words: readonly string[], tokens: readonly Token[], start: number, part: string): boolean {
  const own = new Set(wordsOf(part));
  return tokens.some((_, from) =>
    [1, 2, 3].some((length) => {
      const said = tokens.slice(from, from + length).map(({ lower }) => lower);
      const isName = from >= start && said.length === length && !said.every((word) => own.has(word));
      return isName && likeness({ words }, said) >= 2;
    }),
  );
}

/** "The prices of its containers", of which nothing else tells: a figure that each of the parts has. */
function figureTold(
  notes: DomainNotes,
  tokens: readonly Token[],
  start: number,
  part: string,
): { name: string; type: DraftFieldType; expression: string; end: number } | undefined {
  const phrase = nounPhraseAt(tokens, start, tokens.length);
  const words = phrase?.words ?? [];
  const behind = words.findIndex((_, i) => i > 0 && notes.entityFor(words.slice(0, i)) === part);
  if (!phrase || behind < 0) return undefined;
  const name = camelCase(singularWords(words.slice(behind)));
  const type = fieldHint(name)?.field.type;
  const isFigureName = type === 'decimal' || type === 'number' || type === 'integer';
  return isFigureName ? { name, type, expression: `item.${name}`, end: phrase.end } : undefined;
}

/** The figures of a part that are summed: those named, else the only one there is, or quantity times price. */
function summedIn(
  tokens: readonly Token[],
  start: number,
  part: string,
  members: readonly Member[],
  told: DraftFieldType | undefined,
): { expression: string; type: DraftFieldType } | undefined {
  const figures = members.filter(({ entity, type }) => entity === part && isFigure({ type }));
  const isNamed = (member: Member): boolean => isSaid(member.words, tokens, start, part);
  const named = figures.filter(isNamed);
  // "the prices of its containers": not their weights.
  if (told && named.length === 0 && !figures.some(({ type }) => type === told)) return undefined;
  const [only, more] = named;
  if (only && !more && multiplies(tokens.slice(start))) return timesFarPrice(only, members.filter(isNamed), members);
  const prices = figures.filter(({ type }) => type === 'decimal');
  const counts = figures.filter(
    ({ name, type }) => type === 'integer' && /^(quantity|qty|count|units|hours|days|nights)$/i.test(name),
  );
  const chosen = named.length > 0 ? named : prices.length === 1 ? [...counts, ...prices] : figures;
  const [first, second] = chosen;
  if (!first || chosen.length > 2) return undefined;
  const isPrice = chosen.some(({ name }) => /price|rate|cost|fee/i.test(name));
  // A line's own amount holds its quantity already.
  if (second && named.length === 0 && !isPrice)
    return prices[0] && { expression: `item.${prices[0].name}`, type: 'decimal' };
  const type = chosen.find((one) => one.type === 'decimal')?.type ?? chosen.find((one) => one.type === 'number')?.type;
  const isMixed = chosen.some((one) => one.type === 'number') && type === 'decimal';
  const isProduct = second !== undefined && chosen.some((one) => one.type === 'integer');
  if (isMixed || (second && !isProduct)) return undefined;
  return { expression: chosen.map(({ name }) => `item.${name}`).join(' * '), type: type ?? 'integer' };
}
