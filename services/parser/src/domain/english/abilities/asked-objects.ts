import { grammar } from '../../lexicon/grammar-lexicon';
import { baseOf } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { recordsTold } from '../things/recorded-deeds';
import type { Target } from './target';

/** "see which rooms exist", "check what appointments are free": the rooms, the appointments; "see who has booked": the bookings. */
export function askedFor(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { verb }: Clause,
): Target | undefined {
  const { tokens } = at.sentence;
  const start = verb.end;
  if (!isWord(tokens[start], 'who', 'which', 'what')) return undefined;
  const phrase = isWord(tokens[start], 'who') ? undefined : nounPhraseAt(tokens, start + 1, tokens.length);
  const record = recordOfDeed(notes, tokens, phrase?.end ?? start + 1);
  if (record !== undefined) {
    // Of "their courses" it is of some only, which is left to be told.
    const stop = tokens.findIndex((token, i) => i > start && isMark(token, '.', ';', ','));
    const end = stop < 0 ? tokens.length : stop;
    const whose = tokens.findIndex((token, i) => i > start && i < end && grammar.possessives.has(token.lower));
    if (whose > 0) at.missed.push({ start: whose, end });
    reading.use(at, start, end);
    return { name: record, place: { start, end: whose > 0 ? whose : end } };
  }
  const name = phrase && (notes.entityFor(phrase.words) ?? notes.entityFor(phrase.words.slice(0, -1)));
  return phrase && name !== undefined ? { name, place: { start, end: phrase.end } } : undefined;
}

/** "has booked", "are enrolled", "signed up": what is kept of it. */
function recordOfDeed(notes: DomainNotes, tokens: readonly Token[], start: number): string | undefined {
  let at = start;
  while (isWord(tokens[at], 'have', 'be', 'do', 'already', 'currently', 'not') && at < start + 3) at++;
  const word = tokens[at];
  if (word?.kind !== 'word') return undefined;
  const lemma = baseOf(word.lower) ?? word.lemma;
  const verb = isWord(tokens[at + 1], 'up') ? `${lemma}Up` : lemma;
  return recordsTold(verb).find((name) => notes.isDeclared(name) || notes.isForeseen(name));
}
