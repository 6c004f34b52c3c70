import type { DraftFieldType } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase, isPlural, singular, singularWords, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { numberOf } from '../grammar/numbers';
import type { Range } from '../grammar/phrase-pattern';
import { likeness, type Member } from '../things/members';
import { isFigure } from './figures';

/** One of the figures from which another follows. */
export interface Operand {
  readonly expression: string;
  readonly type: DraftFieldType;
  /** A number that the brief gives, which takes the type of what it meets. */
  readonly isLiteral?: boolean;
  /** A field of another entity that only the formula names: "the hourly rate of the artist". */
  readonly added?: { readonly entity: string; readonly name: string };
}

/** Where figures are looked for: those of one entity, and of what it refers to. */
export interface Figures {
  readonly notes: DomainNotes;
  readonly tokens: readonly Token[];
  readonly entity: string;
  readonly members: readonly Member[];
}

/** The figure that the words name: a field, "4 euros per kg", a number alone, or how many there are of something. */
export function operandIn(figures: Figures, range: Range): Operand | undefined {
  return (
    rateIn(figures, range) ??
    numberAlone(figures, range) ??
    fieldIn(figures, range) ??
    sumIn(figures, range) ??
    sumOver(figures, range) ??
    countIn(figures, range) ??
    farRate(figures, range)
  );
}

const EMPTY = ['the', 'its', 'their', 'a', 'an', 'of', 'by', 'each', "'s", 'flat', 'fixed', 'base'];

const wordsIn = (tokens: readonly Token[], { start, end }: Range): string[] =>
  tokens
    .slice(start, end)
    .filter((token) => token.kind === 'word' && !isWord(token, ...EMPTY))
    .map(({ lower }) => lower);

/** One of the row, else one of what it refers to, "the price of the room". */
function fieldIn({ tokens, entity, members }: Figures, range: Range): Operand | undefined {
  const isSquare = isWord(tokens[range.end - 1], 'squared');
  const said = wordsIn(tokens, isSquare ? { ...range, end: range.end - 1 } : range);
  if (tokens.slice(range.start, range.end).some((token) => numberOf(token) !== undefined)) return undefined;
  const operand = (path: string, type: DraftFieldType): Operand => ({
    expression: isSquare ? `(${path} * ${path})` : path,
    type,
  });
  const own = members.filter((member) => member.entity === entity && isFigure(member));
  const named = own.find((member) => isCalled(member, said)) ?? only(own.filter((one) => likeness(one, said) > 0));
  if (named?.type) return operand(`self.${named.name}`, named.type);
  for (const { link, rest } of linksNamed(entity, said, members)) {
    const far = members.find(
      (member) => member.entity === link.target && isFigure(member) && rest.length > 0 && isCalled(member, rest),
    );
    if (far?.type) return operand(`self.${link.name}.${far.name}`, far.type);
  }
  return undefined;
}

/** By its name, or by what it is the number of: "days". */
const isCalled = (member: Member, said: readonly string[]): boolean =>
  likeness(member, said) >= 2 || counted(member.words) === counted(said);

/** "the number of days", "days" */
const counted = (words: readonly string[]): string =>
  singularWords(words.filter((word) => !['number', 'of'].includes(word))).join(' ');

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** What the entity refers to, each with the words that do not name it. */
const linksNamed = (
  entity: string,
  said: readonly string[],
  members: readonly Member[],
): { link: Member; rest: readonly string[] }[] =>
  members.flatMap((link) => {
    if (link.entity !== entity || link.target === undefined) return [];
    const names = new Set([...link.words, link.target.toLowerCase()]);
    return [{ link, rest: said.filter((word) => !names.has(word)) }];
  });

/** "the hourly rate of the artist", of which nothing else tells: a sum of money that the artist has. */
function farRate({ notes, tokens, entity, members }: Figures, range: Range): Operand | undefined {
  const of = tokens.findIndex((token, i) => i > range.start && i < range.end && isWord(token, 'of'));
  if (of < 0) return undefined;
  const words = singularWords(wordsIn(tokens, { start: range.start, end: of }));
  const target = notes.entityFor(singularWords(wordsIn(tokens, { start: of + 1, end: range.end })));
  const link = only(members.filter((member) => member.entity === entity && member.target === target));
  const name = camelCase(words);
  if (target === undefined || !link || words.length === 0 || fieldHint(name)?.field.type !== 'decimal')
    return undefined;
  return { expression: `self.${link.name}.${name}`, type: 'decimal', added: { entity: target, name } };
}

/** "35 per cubic metre", "4 euros per kg", "€30 an hour": so much for each of what a field counts. */
function rateIn(figures: Figures, range: Range): Operand | undefined {
  const { tokens } = figures;
  const amount = amountAt(tokens, range.start);
  if (!amount || !isWord(tokens[amount.end], 'per', 'a', 'an', 'each', 'for')) return undefined;
  const measure = measureIn(figures, wordsIn(tokens, { start: amount.end + 1, end: range.end }));
  if (!measure?.type) return undefined;
  const isWhole = !amount.value.includes('.');
  if (measure.type === 'decimal' && !isWhole) return undefined;
  return { expression: `${amount.value} * self.${measure.name}`, type: isWhole ? measure.type : 'number' };
}

/** "10 euros", "a base fee of 10" */
function numberAlone({ tokens }: Figures, { start, end }: Range): Operand | undefined {
  const of = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'of'));
  const amount = amountAt(tokens, of < 0 ? start : of + 1);
  if (!amount || amount.end !== end) return undefined;
  return { expression: amount.value, type: amount.value.includes('.') ? 'number' : 'integer', isLiteral: true };
}

/** "the sum of its repayments", "the total of its payments": the one figure of what refers to it, added up. */
function sumIn({ notes, tokens, entity, members }: Figures, range: Range): Operand | undefined {
  const [first = '', ...parts] = wordsIn(tokens, range);
  if (!SUMS.includes(first)) return undefined;
  const links = members.filter(
    ({ entity: part, target }) => target === entity && parts.some((word) => notes.entityFor([word]) === part),
  );
  const link = only(links);
  const own = members.filter(
    (member) => member.entity === link?.entity && isFigure(member) && member.type !== undefined,
  );
  const figure = only(own.filter((one) => likeness(one, singularWords(parts)) > 0)) ?? only(own);
  if (!link || !figure?.type) return undefined;
  return summed(`item.${figure.name}`, link.entity, link.name, figure.type);
}

const SUMS = ['sum', 'total'];

/** "the price of its parts": that of each, as many times as a record of both tells, where one does. */
function sumOver({ notes, tokens, entity, members }: Figures, range: Range): Operand | undefined {
  const of = tokens.findIndex((token, i) => i > range.start && i < range.end && isWord(token, 'of'));
  const said = of < 0 ? [] : wordsIn(tokens, { start: of + 1, end: range.end });
  const part = said.length > 0 && isPlural(said.at(-1) ?? '') ? notes.entityFor(singularWords(said)) : undefined;
  const words = singularWords(wordsIn(tokens, { start: range.start, end: of })).filter((word) => !SUMS.includes(word));
  const figure = only(members.filter((one) => one.entity === part && isFigure(one) && isCalled(one, words)));
  if (part === undefined || !figure?.type) return undefined;
  const linkOf = (from: string, to: string): Member | undefined =>
    only(members.filter((one) => one.entity === from && one.target === to));
  const own = linkOf(part, entity);
  if (own) return summed(`item.${figure.name}`, part, own.name, figure.type);
  for (const pair of notes.pairs) {
    const [whole, each] = [linkOf(pair, entity), linkOf(pair, part)];
    const count = only(members.filter((one) => one.entity === pair && one.type === 'integer'));
    if (whole && each && count)
      return summed(`item.${count.name} * item.${each.name}.${figure.name}`, pair, whole.name, figure.type);
  }
  return undefined;
}

const summed = (figure: string, over: string, link: string, type: DraftFieldType): Operand => ({
  expression: `sum(${figure} for ${over} where item.${link}Id == self.id)`,
  type,
});

/** "the number of bookings" of a course: the bookings that refer to it. */
function countIn({ notes, tokens, entity, members }: Figures, range: Range): Operand | undefined {
  const all = wordsIn(tokens, range);
  if (SUMS.includes(all[0] ?? '')) return undefined;
  const said = all.filter((word) => !['number', 'count'].includes(word));
  const known = said.length === 0 ? undefined : notes.entityFor(said);
  // "the price of its parts" counts no parts.
  const isName = singularWords(said).every((word) => wordsOf(known ?? '').includes(word));
  const counted = isName ? known : undefined;
  const link = only(members.filter((member) => member.entity === counted && member.target === entity));
  return link && { expression: `count(${link.entity} where item.${link.name}Id == self.id)`, type: 'integer' };
}

const MONEY = ['euro', 'eur', 'dollar', 'usd', 'pound', 'gbp', 'chf', 'franc', 'cent', 'buck', 'credit'];

function amountAt(tokens: readonly Token[], start: number): { value: string; end: number } | undefined {
  let i = start;
  while (isWord(tokens[i], ...EMPTY)) i++;
  const isSigned = isMark(tokens[i], '€', '$', '£');
  const value = numberOf(tokens[isSigned ? i + 1 : i]);
  const end = isSigned ? i + 2 : i + 1;
  const hasUnit = isWord(tokens[end], ...MONEY) || isMark(tokens[end], '€', '$', '£');
  return value === undefined ? undefined : { value, end: hasUnit ? end + 1 : end };
}

/** What is counted in the unit: "a number of days", or "a distance in km". */
function measureIn({ notes, entity, members }: Figures, said: readonly string[]): Member | undefined {
  const unit = singularWords(said);
  const own = members.filter((member) => member.entity === entity && isFigure(member));
  const named = own.filter((member) => unit.length > 0 && isCalled(member, unit));
  return only(named) ?? only(own.filter(({ name }) => unitOf(notes, entity, name).join(' ') === unit.join(' ')));
}

/** "cubic metre" of "a volume in cubic metres". */
function unitOf(notes: DomainNotes, entity: string, name: string): readonly string[] {
  const note = notes.fields.find((one) => one.entity === entity && one.field.name === name);
  const tokens = note?.place.at.sentence.tokens ?? [];
  const last = note?.field.words.at(-1);
  const at = tokens.findIndex(
    (token, i) => singular(token.lower) === last && (isWord(tokens[i + 1], 'in') || isMark(tokens[i + 1], '(')),
  );
  if (at < 0) return [];
  const from = isWord(tokens[at + 2], 'in') ? at + 3 : at + 2;
  const end = tokens.findIndex((token, i) => i > from && (token.kind === 'mark' || isWord(token, 'and', 'or', 'with')));
  return singularWords(tokens.slice(from, end < 0 ? tokens.length : end).map(({ lower }) => lower));
}
