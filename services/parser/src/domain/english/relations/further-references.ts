import { isFieldName } from '../../lexicon/field-lexicon';
import { entityName } from '../../names';
import { isMark, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { isOneThing } from '../grammar/counted-ones';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { readFieldList } from '../lists/read-field-list';
import { splitList } from '../lists/split-list';
import { roleOf } from './role-of';

/** One row of `source` refers to one of `target`. */
export function refer(
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  target: string,
  place: Range,
  /** What the other is called there: "an end station". */
  role?: string,
): void {
  notes.multiplicities.push({ from: source, to: target, count: 'one', verb: 'refers', role, place: { at, ...place } });
}

/** "A rental is of one bike by one customer": every further reference. Behind "belongs to", or as "one", it may be spoken of for the first time. */
export function readFurther(
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  { verbs, object }: Clause,
  start: number,
): void {
  const { tokens } = at.sentence;
  const { end } = object;
  const belongs = verbs[0]?.lemma === 'belong';
  for (let i = start; i < end; i++) {
    const isListed = isMark(tokens[i], ',');
    if (!isListed && !isWord(tokens[i], 'by', 'for', 'and', 'to', 'with', 'in', 'at', 'from', 'of', 'on')) continue;
    const from = isWord(tokens[i], 'and') && isWord(tokens[i + 1], ...FURTHER) ? i + 2 : i + 1;
    if (!isWord(tokens[from], 'one', 'a', 'an', 'exactly', 'the')) continue;
    const phrase = nounPhraseAt(tokens, from, end);
    if (!phrase || phrase.plural || notes.isTaken(at, phrase)) continue;
    const isNew = (belongs || isOneThing(phrase)) && canBeEntity(phrase.words) && !isFieldName(phrase.words);
    const target = notes.entityFor(phrase.words) ?? (isNew ? notes.canonical(entityName(phrase.words)) : undefined);
    if (target === undefined || target === source) continue;
    notes.declare(target, { at, start: phrase.head.start, end: phrase.head.end });
    // "from a start station to an end station"
    const isOther = isWord(tokens[i], 'to') && notes.multiplicities.at(-1)?.role !== undefined;
    const role = isOther ? roleOf(notes, phrase.words, target) : undefined;
    refer(notes, at, source, target, { start: i, end: phrase.end }, role);
    i = phrase.end - 1;
  }
}

/** "A booking is for a court, a date and an hour": parts in a row with what it refers to. */
export function readPartsToo(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  range: Range,
): void {
  const { tokens } = at.sentence;
  if (!isMark(tokens[range.start], ',') && !isWord(tokens[range.start], 'and')) return;
  for (const { start, end } of splitList(tokens, range)) {
    const from = isWord(tokens[start], 'for') ? start + 1 : start;
    const phrase = isWord(tokens[from], 'a', 'an') ? nounPhraseAt(tokens, from, end) : undefined;
    const isPart = phrase && notes.entityFor(phrase.words) === undefined && isFieldName(phrase.words);
    if (!isPart) continue;
    readFieldList(reading, notes, at, source, { start: from, end });
    reading.use(at, start, end);
  }
}

const FURTHER = ['by', 'for', 'to', 'in', 'at', 'from'];
