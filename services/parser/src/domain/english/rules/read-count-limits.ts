import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singularWords } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { numberOf } from '../things/constraints';
import type { DomainNotes } from '../domain-notes';
import { entitiesSaid, takesPlace } from './filled-places';
import { conditionsOf, stateCondition } from './guard-states';
import type { Member } from '../things/members';
import { nounPhraseAt } from '../grammar/noun-phrase';
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
    const limit = limitAt(tokens, i);
    if (limit && isWord(tokens[limit.end], 'per', 'in', 'for')) {
      statePlaces(reading, notes, at, { start: i, end: limit.end }, limit.most, members);
      continue;
    }
    const phrase = limit && nounPhraseAt(tokens, limit.end, tokens.length);
    const counted = phrase && notes.entityFor(phrase.words);
    if (limit && phrase && counted === undefined && isPersonNoun(singularWords(phrase.words).at(-1) ?? ''))
      statePlaces(reading, notes, at, { start: i, end: phrase.end }, limit.most, members);
    if (!limit || !phrase || counted === undefined) continue;
    const holder = holderOf(notes, tokens, { start: i, end: phrase.end }, counted, members);
    const adjectives = { start: phrase.head.start, end: phrase.head.end - 1 };
    const state = conditionIn(reading, notes, tokens, adjectives, counted, members);
    if (holder === undefined || state === undefined || saysMore(notes, tokens, phrase.end)) continue;
    const where = [`item.${holder}Id == self.${holder}Id`, 'item.id != self.id', ...state].join(' and ');
    const guard = `guard:count(${counted} where ${where}) < ${String(limit.most)}`;
    for (const operation of ['create', 'update'])
      reading.fact(at, i, phrase.end, FactKind.RULE, `${counted}.${operation}`, guard);
    at.settled.push({ start: 0, end: phrase.end });
  }
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
  const holders = per ? [notes.entityFor(per.words)] : entitiesSaid(notes, tokens.slice(0, start)).reverse();
  const filling = [...new Set(members.map(({ entity }) => entity))].filter(takesPlace);
  for (const holder of holders) {
    const links = members.filter(({ entity, target }) => filling.includes(entity) && target === holder);
    const [link] = links;
    if (!link || links.length > 1 || saysMore(notes, tokens, per?.end ?? end)) continue;
    const guard = `guard:count(${link.entity} where item.${link.name}Id == self.${link.name}Id and item.id != self.id) < ${String(most)}`;
    for (const operation of ['create', 'update'])
      reading.fact(at, start, per?.end ?? end, FactKind.RULE, `${link.entity}.${operation}`, guard);
    at.settled.push({ start: 0, end: per?.end ?? end });
    return;
  }
}

/** "lessons a day", "results per sample and test", "loans that are open": more than the number is said. */
function saysMore(notes: DomainNotes, tokens: readonly Token[], start: number): boolean {
  const per = isWord(tokens[start], 'per', 'for', 'in') ? nounPhraseAt(tokens, start + 1, tokens.length) : undefined;
  const isHolder = per !== undefined && notes.entityFor(per.words) !== undefined;
  const from = isHolder ? per.end : start;
  const stop = tokens.findIndex((token, i) => i >= from && isMark(token, '.', ',', ';', ':', ')'));
  const rest = tokens.slice(from, stop < 0 ? tokens.length : stop).map(({ lower }) => lower);
  return rest.length > 0 && !IDLE.has(rest.join(' '));
}

const IDLE = new Set([
  'at once',
  'at a time',
  'at the same time',
  'at any time',
  'in total',
  'each',
  'altogether',
  'in all',
]);

const OPENINGS = [
  ['at', 'most'],
  ['up', 'to'],
  ['no', 'more', 'than'],
  ['not', 'more', 'than'],
  ['a', 'maximum', 'of'],
  ['maximum', 'of'],
  ['maximum'],
  ['max'],
];

/** Where a highest number is said, and what it is. */
function limitAt(tokens: readonly Token[], i: number): { end: number; most: number } | undefined {
  const isDenied = tokens.slice(0, i).some((token) => isWord(token, 'not', "n't", 'never', 'cannot', 'nobody', 'no'));
  const openings = isDenied ? [...OPENINGS, ['more', 'than']] : OPENINGS;
  const opening = openings.find((words) => words.every((word, k) => tokens[i + k]?.lower === word));
  const end = i + (opening?.length ?? 0) + 1;
  const most = Number(numberOf(tokens[end - 1]) ?? NaN);
  return opening && Number.isInteger(most) && most > 0 ? { end, most } : undefined;
}

/** The reference of what is counted to what has them: behind "per", or what is named before. */
function holderOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
  counted: string,
  members: readonly Member[],
): string | undefined {
  const per = isWord(tokens[end], 'per', 'for', 'in') ? nounPhraseAt(tokens, end + 1, tokens.length) : undefined;
  const names = [...(per ? [notes.entityFor(per.words)] : []), ...namedBefore(notes, tokens, start)];
  for (const name of names) {
    const link = members.find(({ entity, target }) => entity === counted && target !== undefined && target === name);
    if (link) return link.name;
  }
  return undefined;
}

function namedBefore(notes: DomainNotes, tokens: readonly Token[], end: number): string[] {
  const names: string[] = [];
  for (let i = end - 1; i >= 0 && !isMark(tokens[i], '.', ';'); i--) {
    const phrase = nounPhraseAt(tokens, i, end);
    const known = phrase && notes.entityFor(phrase.words);
    if (known !== undefined) names.push(known);
  }
  const isPronoun = tokens.slice(0, end).some((token) => isWord(token, 'it', 'they', 'each'));
  return names.length === 0 && isPronoun && notes.current !== undefined ? [notes.current] : names;
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
