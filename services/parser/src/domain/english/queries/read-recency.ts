import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { wordsOf } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { memberOf, onlyMoment } from './query-fields';
import type { BriefReading, SentenceReading } from '../reading';

const ENDS = ['first', 'top'] as const;
const NEW = ['newest', 'latest', 'recent', 'youngest'] as const;
const OLD = ['oldest', 'earliest', 'soonest'] as const;

/** Superlatives of what has a size: in which direction, and what the field of it is called. */
const MEASURED: Readonly<Record<string, readonly [sign: '' | '-', names: readonly string[]]>> = {
  cheapest: ['', ['price', 'cost', 'fee', 'rate', 'amount', 'fare']],
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
  if (!hasSort(reading, at)) readRanked(reading, notes, at, queried);
  if (!hasSort(reading, at)) readAlphabetical(reading, notes, at, queried);
  const isSuperlative = (token: Token): boolean => isWord(token, ...NEW, ...OLD) || MEASURED[token.lower] !== undefined;
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

/** "The top rated recipes", "best-selling books": by the figure that the deed leaves behind. */
function readRanked(reading: BriefReading, notes: DomainNotes, at: SentenceReading, queried: string | undefined): void {
  const { tokens } = at.sentence;
  const i = tokens.findIndex(
    (token, k) => isWord(token, ...RANKS, ...LOW_RANKS) && /(ed|ing|ular|ive)$/.test(tokens[k + 1]?.lower ?? ''),
  );
  const phrase = i < 0 ? undefined : nounPhraseAt(tokens, i + 2, tokens.length);
  const named = phrase && notes.entityFor(phrase.words);
  const entity = named ?? (isWord(tokens[i + 2], 'first', 'ones') ? queried : undefined);
  if (i < 0 || entity === undefined) return;
  const end = phrase?.end ?? i + 3;
  const stem = (tokens[i + 1]?.lower ?? '').replace(/(ed|ing|ular|ive)$/, '');
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
function momentOf(notes: DomainNotes, entity: string): string {
  const own = notes.fields.filter((note) => note.entity === entity && !AHEAD.test(note.field.name));
  return onlyMoment(own) ?? 'createdAt';
}

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
    if (exact ?? fitting[0]) return (exact ?? fitting[0])?.field.name;
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
    const name = phrase && notes.entityFor(phrase.words);
    if (name !== undefined && notes.isDeclared(name)) return name;
  }
  return undefined;
}
