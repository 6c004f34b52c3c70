import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPersonName, isPersonNoun } from '../../lexicon/account-lexicon';
import { singularWords, wordsOf } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import type { DomainNotes } from '../domain-notes';
import { entitiesSaid, takesPlace } from './filled-places';
import { conditionsOf, stateCondition } from './guard-states';
import { stateClaims } from './claim-limits';
import { accountNamed } from './account-key';
import { deedBefore, periodOf } from './count-periods';
import { type CountedRows, lastingCondition, rowsCounted, saysLasting } from './counted-rows';
import { cueIn } from './uniqueness-cues';
import { highestAt } from './highest';
import { tailOf } from './limit-tail';
import type { Member } from '../things/members';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "A team has at most five players", "no more than 3 open loans per member": how many may refer to one and the same. */
export function readCountLimits(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  for (let i = 0; i < tokens.length; i++) {
    missLeast(notes, at, i);
    const limit = highestAt(tokens, i);
    if (!limit) continue;
    if (isWord(tokens[limit.end], 'per', 'in', 'for')) {
      statePlaces(reading, notes, at, { start: i, end: limit.end }, limit.most, members);
      continue;
    }
    const phrase = countedAt(tokens, limit.end);
    const counted = phrase && notes.entityFor(phrase.words);
    if (phrase && counted === undefined && isPersonNoun(singularWords(phrase.words).at(-1) ?? ''))
      statePlaces(reading, notes, at, { start: i, end: phrase.end }, limit.most, members);
    if (!phrase || counted === undefined) continue;
    if (stateClaims(reading, notes, at, { start: i, phrase, counted, most: limit.most }, members)) continue;
    stateCount(reading, notes, at, { start: i, phrase, counted, ...limit }, members);
  }
}

/** "An order must have at least one line": nothing keeps a row from being there before its parts are. */
function missLeast(notes: DomainNotes, at: SentenceReading, i: number): void {
  const { tokens } = at.sentence;
  const opening = LEAST.find((words) => words.every((word, k) => tokens[i + k]?.lower === word));
  const range = isWord(tokens[i + 1], 'to') && numberOf(tokens[i + 2]) !== undefined ? i : undefined;
  const figure = opening ? i + opening.length : range;
  if (figure === undefined || numberOf(tokens[figure]) === undefined) return;
  const phrase = nounPhraseAt(tokens, opening ? figure + 1 : figure + 3, tokens.length);
  if (phrase && notes.entityFor(phrase.words) !== undefined) at.missed.push({ start: i, end: phrase.end });
}

const LEAST = [
  ['at', 'least'],
  ['no', 'fewer', 'than'],
  ['not', 'fewer', 'than'],
  ['a', 'minimum', 'of'],
];

interface CountLimit {
  readonly start: number;
  readonly phrase: NounPhrase;
  readonly counted: string;
  readonly most: number;
  readonly open: boolean;
}

/** "more than two lessons on the same day": so many that agree in what the words name. */
function stateCount(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { start, phrase, counted, most, open }: CountLimit,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  const tail = tailOf(tokens, phrase.end);
  // "at most one review per book": that pairs are there once is read as such.
  if (!tail || (most === 1 && !open && tail.holders.length > 0 && cueIn(tokens) !== undefined)) return;
  const behind = tail.holders.map(({ words }) => words);
  const holder = tail.holders.length > 1 ? undefined : (tail.holders[0] ?? nounPhraseAt(tokens, 0, start));
  const found =
    rowsCounted(notes, counted, { behind, before: namesBefore(notes, tokens, start) }, members) ??
    rowsOfAccount(reading, at, holder, counted, members);
  const rows = found && ofWhoMakes(reading, notes, at, found, start, members);
  if (!rows) return;
  const period = periodOf(tail, deedBefore(tokens, start), rows.entity, members);
  if (period === 'unknown') return;
  const adjectives = { start: phrase.head.start, end: phrase.head.end - 1 };
  const said = conditionIn(reading, notes, tokens, adjectives, counted, members);
  const isLasting = said === undefined && saysLasting(tokens.slice(adjectives.start, adjectives.end));
  const lasting = isLasting || tail.atOnce ? lastingCondition(reading, notes, rows.entity, members) : undefined;
  const isTimed = members.filter(({ entity, type }) => entity === rows.entity && isMoment(type)).length > 1;
  // What has a beginning and an end is there for a time, and does not count for ever.
  if (tail.atOnce && isTimed && lasting === undefined && !said?.length) {
    const [key] = rows.keys;
    if (most !== 1 || key === undefined) return;
    reading.fact(at, start, tail.end, FactKind.RULE, rows.entity, `no_overlap:${key}`);
    at.settled.push({ start: 0, end: tail.end });
    return;
  }
  if (said === undefined && lasting === undefined) return;
  if (open && lasting === undefined && said?.length === 0) return;
  if (said !== undefined && said.length > 0 && rows.entity !== counted) return;
  const which = said?.length ? said : lasting === undefined ? [] : [`(${lasting})`];
  const same = rows.keys.map((key) => `item.${key}Id == self.${key}Id`);
  const where = [...same, ...period.where, 'item.id != self.id', ...which].join(' and ');
  // What is none of them itself takes no place among them.
  const unless = which.length === 0 ? '' : `not ${which.join(' and ').replaceAll('item.', 'self.')} or `;
  const guard = `guard:${unless}count(${rows.entity} where ${where}) < ${String(most)}`;
  for (const operation of period.ofMaking ? ['create'] : ['create', 'update'])
    reading.fact(at, start, tail.end, FactKind.RULE, `${rows.entity}.${operation}`, guard);
  if (period.assumption !== undefined) reading.assume(at, start, tail.end, ...period.assumption);
  at.settled.push({ start: 0, end: tail.end });
}

/** "Each reader can leave at most 3 reviews per book", where readers are a role: those of the account. Undefined for others unknown. */
function ofWhoMakes(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  rows: CountedRows,
  start: number,
  members: readonly Member[],
): CountedRows | undefined {
  const { tokens } = at.sentence;
  const whose = nounPhraseAt(tokens, 0, start);
  const isRole =
    whose !== undefined &&
    isWord(tokens[whose.start], 'each', 'every', 'a', 'an', 'no') &&
    ['AUX', 'VERB'].includes(tokens[whose.end]?.pos ?? '') &&
    notes.entityFor(whose.words) === undefined &&
    isPersonNoun(singularWords(whose.words).at(-1) ?? '');
  if (!isRole) return rows;
  const account = accountNamed(reading, at, rows.entity, [whose], members);
  return account && { ...rows, keys: [...new Set([account.name, ...rows.keys])] };
}

const isMoment = (type: Member['type']): boolean => type === 'date' || type === 'datetime' || type === 'time';

/** "A member can have at most three books at a time", where members are a role that makes loans of books: those of the account. */
function rowsOfAccount(
  reading: BriefReading,
  at: SentenceReading,
  holder: NounPhrase | undefined,
  counted: string,
  members: readonly Member[],
): CountedRows | undefined {
  const records = members.flatMap(({ entity, target }) => (target === counted ? [entity] : []));
  for (const entity of holder ? [counted, ...records] : []) {
    const account = holder && accountNamed(reading, at, entity, [holder], members);
    if (account) return { entity, keys: [account.name] };
  }
  return undefined;
}

/** "40 pieces fit in": what looks like the head of the phrase is a verb there. */
function countedAt(tokens: readonly Token[], start: number): NounPhrase | undefined {
  const fit = tokens.findIndex(
    (token, i) => i > start && isWord(token, 'fit') && isWord(tokens[i + 1], 'in', 'into', 'on'),
  );
  return nounPhraseAt(tokens, start, fit < 0 ? tokens.length : fit);
}

/** "no more than 20 per workshop", "a workshop takes at most 20 participants": as many records of taking a place in it. */
function statePlaces(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { start, end }: Range,
  most: number,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  const per = isWord(tokens[end], 'per', 'for', 'in') ? nounPhraseAt(tokens, end + 1, tokens.length) : undefined;
  const said = per ? [notes.entityFor(per.words)] : entitiesSaid(notes, tokens.slice(0, start)).reverse();
  // "Each member has at most one guarantor": nobody takes a place in a member.
  const holders = said.filter((holder) => !isPersonName(holder ?? ''));
  const filling = [...new Set(members.map(({ entity }) => entity))].filter(takesPlace);
  for (const holder of holders) {
    const links = members.filter(({ entity, target }) => filling.includes(entity) && target === holder);
    const [link] = links;
    if (!link || links.length > 1 || !endsThere(tokens, per?.end ?? end)) continue;
    const guard = `guard:count(${link.entity} where item.${link.name}Id == self.${link.name}Id and item.id != self.id) < ${String(most)}`;
    for (const operation of ['create', 'update'])
      reading.fact(at, start, per?.end ?? end, FactKind.RULE, `${link.entity}.${operation}`, guard);
    at.settled.push({ start: 0, end: per?.end ?? end });
    return;
  }
}

/** Whether the words behind say no more than "in total" or "at a time". */
function endsThere(tokens: readonly Token[], start: number): boolean {
  const tail = tailOf(tokens, start);
  return tail?.holders.length === 0 && !tail.daily;
}

/** What is named before in the sentence; what was spoken of, for "it" and "each". */
function namesBefore(notes: DomainNotes, tokens: readonly Token[], end: number): (readonly string[])[] {
  const names: (readonly string[])[] = [];
  for (let i = end - 1; i >= 0 && !isMark(tokens[i], '.', ';'); i--) {
    const verb = tokens.findIndex(({ pos }, k) => k > i && pos === 'VERB');
    const phrase = nounPhraseAt(tokens, i, verb < 0 ? end : Math.min(verb, end));
    if (phrase) names.push(phrase.words);
  }
  const isPronoun = tokens.slice(0, end).some((token) => isWord(token, 'it', 'they', 'each'));
  const isNamed = names.some((words) => notes.entityFor(words) !== undefined);
  return !isNamed && isPronoun && notes.current !== undefined ? [wordsOf(notes.current)] : names;
}

/** Nothing where no adjective stands before the noun; undefined where it names nothing that is known of the rows. */
function conditionIn(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  adjectives: Range,
  entity: string,
  members: readonly Member[],
): string[] | undefined {
  if (adjectives.end <= adjectives.start || wordsName(notes, tokens, adjectives, entity)) return [];
  const demand = { bond: 'in', required: true, path: 'item' } as const;
  const condition = stateCondition(tokens, adjectives, conditionsOf(reading, notes, entity, members), demand);
  return condition === undefined ? undefined : [`(${condition})`];
}

/** "order lines": the first word is part of the name. */
const wordsName = (notes: DomainNotes, tokens: readonly Token[], { start, end }: Range, entity: string): boolean => {
  const last = notes.entityFor([tokens[end]?.lower ?? '']);
  return last !== entity && notes.entityFor(tokens.slice(start, end + 1).map(({ lower }) => lower)) === entity;
};
