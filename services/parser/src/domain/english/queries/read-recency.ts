import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint } from '../../lexicon/field-lexicon';
import { snakeCase, wordsOf } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { numberOf } from '../grammar/numbers';
import { memberOf, onlyMoment } from './query-fields';
import type { BriefReading, SentenceReading } from '../reading';

const ENDS = ['first', 'top'] as const;
const NEW = ['newest', 'latest', 'recent', 'youngest'] as const;
const OLD = ['oldest', 'earliest', 'soonest'] as const;

/** Superlatives of what has a size: in which direction, and what the field of it is called. */
const MEASURED: Readonly<Record<string, readonly [sign: '' | '-', names: readonly string[]]>> = {
  cheapest: ['', ['price', 'cost', 'fee', 'rate', 'amount', 'fare']],
  expensive: ['-', ['price', 'cost', 'fee', 'rate', 'amount', 'fare']],
  dearest: ['-', ['price', 'cost', 'fee', 'rate', 'amount']],
  priciest: ['-', ['price', 'cost', 'fee', 'rate', 'amount']],
  heaviest: ['-', ['weight', 'mass', 'load']],
  lightest: ['', ['weight', 'mass', 'load']],
  longest: ['-', ['length', 'duration', 'distance']],
  shortest: ['', ['length', 'duration', 'distance', 'height']],
  tallest: ['-', ['height']],
  fastest: ['', ['time', 'duration', 'seconds', 'minutes']],
  best: ['-', ['rating', 'score', 'stars', 'points', 'rank']],
  worst: ['', ['rating', 'score', 'stars', 'points']],
  biggest: ['-', ['size', 'capacity', 'area', 'amount', 'quantity']],
  largest: ['-', ['size', 'capacity', 'area', 'amount', 'quantity']],
  smallest: ['', ['size', 'capacity', 'area', 'amount', 'quantity']],
  highest: ['-', []],
  lowest: ['', []],
  most: ['-', []],
  fewest: ['', []],
};

/** "newest first", "the most recent on top", "cheapest first", "with the highest score first". */
export function readRecency(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  queried: string | undefined,
): void {
  const { tokens } = at.sentence;
  if (!hasSort(reading, at)) readTop(reading, notes, at);
  if (!hasSort(reading, at)) readRanked(reading, notes, at, queried);
  if (!hasSort(reading, at)) readMarked(reading, notes, at, queried);
  if (!hasSort(reading, at)) readAlphabetical(reading, notes, at, queried);
  const end = tokens.findIndex(
    (token, k) => isWord(token, ...ENDS) && tokens.slice(Math.max(0, k - 8), k).some(isSuperlative),
  );
  // "at most 20 a page, newest first": the one that is nearest.
  const i = tokens.findLastIndex((token, k) => k < end && isSuperlative(token));
  if (i < 0 || end < 0 || hasSort(reading, at)) return;
  const phrase = nounPhraseAt(tokens, i + 1, end);
  // "newest rentals first"
  const shown = phrase?.plural === true ? notes.entityFor(phrase.words) : undefined;
  const spoken = shown ?? queried ?? entityBefore(notes, tokens, i);
  const entity = spoken ?? (isOfLists(tokens, i) ? '*' : (notes.queried?.entity ?? notes.current));
  if (entity === undefined) return;
  const named = phrase && !shown ? memberOf(notes, entity, phrase.words) : undefined;
  const [sign, names] = MEASURED[tokens[i]?.lower ?? ''] ?? [];
  const isOfTime = isWord(tokens[i], ...NEW, ...OLD) || isWord(tokens[i + 1], ...NEW);
  const member = named ?? (isOfTime ? momentOf(notes, entity) : measuredMember(notes, entity, names ?? []));
  if (member === undefined) return;
  const direction = isOfTime ? (isWord(tokens[i], ...OLD) ? '' : '-') : (sign ?? '');
  reading.fact(at, i, end + 1, FactKind.QUERY, entity, `sort=${direction}${member}`);
}

/** "The ten most expensive paintings", "the 5 newest posts", "the last 20 orders", "top ten players by score": so many, the greatest first. */
function readTop(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const isFigure = (i: number): boolean => numberOf(tokens[i]) !== undefined;
  const i = tokens.findIndex((token, k) => isSuperlative(token) && isFigure(k - 1));
  const top = tokens.findIndex((token, k) => isWord(token, 'top', 'last') && isFigure(k + 1));
  const start = i < 0 ? top + 2 : isWord(tokens[i], 'most') ? i + 2 : i + 1;
  const phrase = i < 0 && top < 0 ? undefined : nounPhraseAt(tokens, start, tokens.length);
  const entity = phrase?.plural === true ? notes.entityFor(phrase.words) : undefined;
  if (!phrase || entity === undefined) return;
  const by = isWord(tokens[phrase.end], 'by') ? nounPhraseAt(tokens, phrase.end + 1, tokens.length) : undefined;
  const said = tokens[start - 1]?.lower ?? '';
  const [sign = '-', names = []] = MEASURED[said] ?? [];
  const isLast = i < 0 && isWord(tokens[top], 'last');
  const isOfTime = isLast || (i >= 0 && isWord(tokens[start - 1], ...NEW, ...OLD));
  const own = isOfTime ? momentOf(notes, entity) : measuredMember(notes, entity, names);
  const member = by ? memberOf(notes, entity, by.words) : i < 0 && !isLast ? undefined : own;
  const end = by?.end ?? phrase.end;
  const first = i < 0 ? top : i - 1;
  if (member === undefined) at.missed.push({ start: first, end });
  else {
    const direction = isOfTime ? (isWord(tokens[start - 1], ...OLD) ? '' : '-') : sign;
    reading.fact(at, first, end, FactKind.QUERY, entity, `sort=${direction}${member}`);
    at.settled.push({ start: first, end });
  }
}

const isSuperlative = (token: Token): boolean => isWord(token, ...NEW, ...OLD) || MEASURED[token.lower] !== undefined;

/** "The top rated recipes", "best-selling books": by the figure that the deed leaves behind. */
function readRanked(reading: BriefReading, notes: DomainNotes, at: SentenceReading, queried: string | undefined): void {
  const { tokens } = at.sentence;
  const i = tokens.findIndex(
    (token, k) => isWord(token, ...RANKS, ...LOW_RANKS) && RANKED.test(tokens[k + 1]?.lower ?? ''),
  );
  // "most recently started first"
  const deed = isWord(tokens[i + 1], 'recently') ? i + 2 : i + 1;
  const phrase = i < 0 ? undefined : nounPhraseAt(tokens, deed + 1, tokens.length);
  const named = phrase && notes.entityFor(phrase.words);
  const spoken = queried ?? entityBefore(notes, tokens, Math.max(i, 0));
  const entity = named ?? (isWord(tokens[deed + 1], 'first', 'ones') ? spoken : undefined);
  if (i < 0 || entity === undefined) return;
  const end = phrase?.end ?? deed + 2;
  const stem = (tokens[deed]?.lower ?? '').replace(RANKED, '');
  const own = notes.fields.find(
    (note) => note.entity === entity && wordsOf(note.field.name).some((word) => word.startsWith(stem)),
  );
  if (!own) at.missed.push({ start: i, end });
  else
    reading.fact(
      at,
      i,
      end,
      FactKind.QUERY,
      entity,
      `sort=${isWord(tokens[i], ...LOW_RANKS) ? '' : '-'}${own.field.name}`,
    );
}

/** "rated", "selling", "popular", "urgent", "severe": what a figure is called that is built like it. */
const RANKED = /(ed|ing|ular|ive|(?<!rec)ent|ant|ere|ently)$/;

/** "Urgent jobs first", "overdue ones on top": by what is so or not, and by when something was due. */
function readMarked(reading: BriefReading, notes: DomainNotes, at: SentenceReading, queried: string | undefined): void {
  const { tokens } = at.sentence;
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    const phrase = isWord(tokens[i + 1], 'one') ? undefined : nounPhraseAt(tokens, i + 1, tokens.length);
    const named = phrase?.head.start === i + 1 && phrase.plural ? notes.entityFor(phrase.words) : undefined;
    const isOnes = isWord(tokens[i + 1], 'ones');
    const end = isOnes ? i + 2 : named === undefined ? i + 1 : (phrase?.end ?? i + 1);
    const onTop = isWord(tokens[end], 'on', 'at') ? end + (isWord(tokens[end + 1], 'the') ? 2 : 1) : end;
    if (!isWord(tokens[onTop], ...ENDS) || (named === undefined && !isOnes && token.lower !== 'overdue')) continue;
    const entity = named ?? queried ?? notes.queried?.entity ?? notes.current;
    const member = entity === undefined ? undefined : markedMember(notes, entity, token.lower);
    if (entity === undefined || member === undefined) continue;
    reading.fact(at, i, onTop + 1, FactKind.QUERY, entity, `sort=${member}`);
    return;
  }
}

/** The flag of that name, with those that have it first; when something is due, the earliest first. */
function markedMember(notes: DomainNotes, entity: string, word: string): string | undefined {
  const own = notes.fields.flatMap(({ entity: owner, field }) => (owner === entity ? [field] : []));
  const isFlag = ({ type, name }: (typeof own)[number]): boolean => (type ?? fieldHint(name)?.field.type) === 'boolean';
  const flag = own.find((field) => isFlag(field) && [word, `is_${word}`].includes(snakeCase(wordsOf(field.name))));
  if (flag) return `-${flag.name}`;
  const due = word === 'overdue' ? own.find(({ name }) => /^(due|deadline)/i.test(name)) : undefined;
  return due?.name;
}

const RANKS = ['top', 'best', 'highest', 'most'];
const LOW_RANKS = ['worst', 'lowest', 'least'];

/** "in alphabetical order", "sorted alphabetically", "A to Z": by what they are called. */
function readAlphabetical(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  queried: string | undefined,
): void {
  const { tokens } = at.sentence;
  const i = tokens.findIndex((token) => isWord(token, 'alphabetical', 'alphabetically'));
  const entity = i < 0 ? undefined : (entityBefore(notes, tokens, i) ?? queried ?? notes.queried?.entity);
  if (entity === undefined) return;
  const own = notes.fields.flatMap((note) => (note.entity === entity ? [note.field.name] : []));
  const member = ['name', 'title', 'lastName', 'label'].find((name) => own.includes(name));
  if (member === undefined) at.missed.push({ start: i, end: i + 1 });
  else reading.fact(at, i, i + 1, FactKind.QUERY, entity, `sort=${member}`);
}

/** When a row happened: by its own date where it has one, else by when it was entered. */
export function momentOf(notes: DomainNotes, entity: string): string {
  const own = notes.fields.filter((note) => note.entity === entity && !AHEAD.test(note.field.name));
  return onlyMoment(own) ?? 'createdAt';
}

const PAST = /^(original|old|former|previous|purchase|minimum|maximum)/;

/** Dates that lie ahead or far back tell nothing of what is new. */
const AHEAD = /due|deadline|expir|valid|birth|until|start|end|built|best|next/i;

/** "Lists are paginated, newest first", "every list is sorted by the latest first": all of them. */
const isOfLists = (tokens: readonly Token[], end: number): boolean =>
  tokens.some(
    (token, i) =>
      i < end &&
      (['lists', 'listings'].includes(token.lower) ||
        (isWord(token, 'list', 'collection', 'endpoint') && isWord(tokens[i - 1], 'all', 'every', 'each', 'any'))),
  );

/** The only field of the entity that is called as what is measured. */
function measuredMember(notes: DomainNotes, entity: string, names: readonly string[]): string | undefined {
  const own = notes.fields.filter((note) => note.entity === entity);
  for (const name of names) {
    const fitting = own.filter(({ field }) => wordsOf(field.name).includes(name));
    const exact = fitting.find(({ field }) => field.name === name);
    // "cheapest first": by what is asked now, not by what was paid before.
    const current = fitting.find(({ field }) => !PAST.test(field.name));
    const found = exact ?? current ?? fitting[0];
    if (found) return found.field.name;
  }
  return undefined;
}

/** Whether the words from `start` on ask for the greatest first. */
export function descends(tokens: readonly Token[], start: number, limit: number): boolean {
  for (let i = start; i < limit; i++) {
    if (isMark(tokens[i], '.', ';')) return false;
    if (isWord(tokens[i], 'descending', 'desc', 'reverse')) return true;
    const isGreat = isWord(tokens[i], ...NEW) || MEASURED[tokens[i]?.lower ?? '']?.[0] === '-';
    if (isGreat && tokens.slice(i + 1, i + 5).some((token) => isWord(token, ...ENDS))) return true;
  }
  return false;
}

/** Whether words behind `start` say what comes first. */
export const tellsOrder = (tokens: readonly Token[], start: number): boolean =>
  tokens.some(
    (token, i) =>
      i > start &&
      isWord(token, ...ENDS) &&
      tokens.slice(Math.max(start, i - 4), i).some((one) => isWord(one, ...NEW, ...OLD) || MEASURED[one.lower]),
  );

/** "sorted by delivery date with the earliest first" has said by what. */
const hasSort = (reading: BriefReading, at: SentenceReading): boolean =>
  [...at.facts].some(
    (index) => reading.facts[index]?.kind === FactKind.QUERY && reading.facts[index].value.startsWith('sort'),
  );

function entityBefore(notes: DomainNotes, tokens: readonly Token[], end: number): string | undefined {
  for (let i = 0; i < end; i++) {
    const phrase = nounPhraseAt(tokens, i, end);
    const isList =
      phrase && phrase.words.length > 1 && ['list', 'overview', 'catalogue'].includes(phrase.words.at(-1) ?? '');
    const name = phrase && notes.entityFor(isList === true ? phrase.words.slice(0, -1) : phrase.words);
    if (name !== undefined && notes.isDeclared(name)) return name;
  }
  return undefined;
}
