import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { namedEntities } from '../rules/guard-deeds';
import { onlyMoment } from './query-fields';
import { speaksOfLists } from './query-subjects';

/** "Items that expire soon", "all overdue loans", "visits of the last 30 days": some of the rows, by when. */
export function readDated(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  if (!speaksOfLists(tokens) && !tokens.some((token) => isWord(token, 'see', 'get', 'give'))) return;
  for (let i = 0; i < tokens.length; i++) {
    const cue = cueAt(tokens, i);
    if (!cue) continue;
    i = cue.end - 1;
    const entity = entityOf(notes, tokens, cue);
    if (entity === undefined) continue;
    const member = momentFor(notes, entity, cue.stems);
    if (member === undefined) at.missed.push({ start: cue.start, end: cue.end });
    else reading.fact(at, cue.start, cue.end, FactKind.QUERY, entity, `filter=${member}`);
  }
}

interface Cue extends Range {
  /** With what the name of the field begins; none where any moment will do. */
  readonly stems: readonly string[];
}

const SOON = ['soon', 'shortly', 'today', 'tomorrow', 'within', 'in', 'this', 'next'];
const STEMS: Readonly<Record<string, readonly string[]>> = {
  expire: ['expir', 'expiry', 'valid', 'best'],
  end: ['end', 'finish'],
  start: ['start', 'begin'],
  begin: ['start', 'begin'],
  due: ['due', 'deadline'],
};

/** The words that say when, and of which moment they speak. */
function cueAt(tokens: readonly Token[], i: number): Cue | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word') return undefined;
  if (token.lower === 'overdue') return { start: i, end: i + 1, stems: ['due', 'deadline'] };
  if (token.lower === 'expired') return { start: i, end: i + 1, stems: STEMS['expire'] ?? [] };
  const stems = STEMS[token.lower] ?? STEMS[token.lemma];
  const before = tokens[i - 1];
  const isRelative = isWord(before, 'that', 'which', 'be', 'to') || token.lower.endsWith('ing');
  if (stems && isRelative && isWord(tokens[i + 1], ...SOON)) return { start: i, end: spanEnd(tokens, i + 1), stems };
  if (isWord(token, 'upcoming')) return { start: i, end: i + 1, stems: [] };
  const day = dayNamed(tokens, i);
  if (day) return day;
  const isSpan = isWord(token, 'last', 'past', 'next', 'this', 'previous', 'current') && unitAt(tokens, i + 1) > 0;
  const isOf = isWord(before, 'of', 'from', 'in', 'for', 'within', 'during', 'the', 'over');
  return isSpan && isOf ? { start: i, end: i + 1 + unitAt(tokens, i + 1), stems: [] } : undefined;
}

/** "of today", "today's visits", "of a given week": a day or the like that whoever asks names. */
function dayNamed(tokens: readonly Token[], i: number): Cue | undefined {
  const before = tokens[i - 1];
  const isToday = isWord(tokens[i], 'today', 'tomorrow', 'yesterday');
  if (isToday && isWord(tokens[i + 1], "'s")) return { start: i, end: i + 2, stems: [] };
  if (isToday && isWord(before, ...PREPOSITIONS)) return { start: i, end: i + 1, stems: [] };
  const isGiven = isWord(tokens[i], 'given', 'certain', 'specific', 'particular') && unitAt(tokens, i + 1) === 1;
  return isGiven && isWord(before, 'a', 'any', 'the') && isWord(tokens[i - 2], ...PREPOSITIONS)
    ? { start: i, end: i + 2, stems: [] }
    : undefined;
}

const PREPOSITIONS = ['of', 'for', 'from', 'in', 'on', 'within', 'during'];

/** "30 days", "week": how many words. */
function unitAt(tokens: readonly Token[], i: number): number {
  const isUnit = (token: Token | undefined): boolean => grammar.timeNouns.has(token?.lemma ?? '');
  if (isUnit(tokens[i])) return 1;
  return ['NUM'].includes(tokens[i]?.pos ?? '') && isUnit(tokens[i + 1]) ? 2 : 0;
}

function spanEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  while (end < start + 5 && tokens[end]?.kind === 'word' && !isWord(tokens[end], 'and', 'or', 'by', 'with')) end++;
  return end;
}

/** "overdue loans", "items that expire": what is named right behind, else last before. */
function entityOf(notes: DomainNotes, tokens: readonly Token[], { start, end }: Cue): string | undefined {
  const stop = tokens.findIndex((token, i) => i >= end && (token.kind === 'mark' || isWord(token, 'and', 'or')));
  const behind = namedEntities(notes, tokens, { start: end, end: Math.min(stop < 0 ? tokens.length : stop, end + 3) });
  const from = tokens.findLastIndex((token, i) => i < start && isMark(token, '.', ';')) + 1;
  const before = namedEntities(notes, tokens, { start: from, end: start });
  const [next] = behind.filter(({ phrase }) => phrase.plural);
  return next?.name ?? before.findLast(({ phrase }) => phrase.plural || isWord(tokens[phrase.start], 'all'))?.name;
}

function momentFor(notes: DomainNotes, entity: string, stems: readonly string[]): string | undefined {
  const own = notes.fields.filter((note) => note.entity === entity);
  const moments = own.filter(({ field }) =>
    ['date', 'datetime'].includes(field.type ?? fieldHint(field.name)?.field.type ?? ''),
  );
  if (stems.length > 0)
    return moments.find(({ field }) => wordsOf(field.name).some((word) => stems.some((stem) => word.startsWith(stem))))
      ?.field.name;
  return onlyMoment(own) ?? moments.find(({ field }) => /^(date|start|begin|scheduled)/i.test(field.name))?.field.name;
}
