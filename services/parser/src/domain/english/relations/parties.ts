import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';

/** An entity that is named behind a preposition as having to do with what stands before: "for a family", "per game". */
export interface Party extends Range {
  readonly name: string;
}

const PREPOSITIONS = ['for', 'on', 'about', 'against', 'of', 'per', 'with', 'to', 'in', 'at', 'from', 'by', 'into'];

/** "a loan | for a family and a toy", "one review | per game": the entities named one after the other from `start`. */
export function partiesBehind(
  notes: DomainNotes,
  tokens: readonly Token[],
  start: number,
  end: number,
): { parties: Party[]; end: number } {
  const parties: Party[] = [];
  let i = start;
  while (i < end) {
    const joins = parties.length > 0 && (isWord(tokens[i], 'and') || isMark(tokens[i], ','));
    if (!joins && !isWord(tokens[i], ...PREPOSITIONS)) break;
    const from = joins && isWord(tokens[i + 1], ...PREPOSITIONS) ? i + 2 : i + 1;
    const phrase = nounPhraseAt(tokens, from, end);
    const name = phrase && notes.entityFor(phrase.words);
    if (!phrase || name === undefined) break;
    parties.push({ name, start: phrase.start, end: phrase.end });
    i = phrase.end;
  }
  return { parties, end: i };
}

/** "After a visit the sitter leaves a report", "for each task, workers write a note": what it has to do with, told before. */
export function occasionBefore(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): Party | undefined {
  for (let i = start; i < end; i++) {
    const ties = isWord(tokens[i], 'after', 'during', 'at', 'on', 'for', 'of', 'before', 'per');
    if (!ties || !isWord(tokens[i + 1], 'a', 'an', 'each', 'every', 'the', 'any')) continue;
    const phrase = nounPhraseAt(tokens, i + 1, end);
    const name = phrase && notes.entityFor(phrase.words);
    if (phrase && name !== undefined && !phrase.plural) return { name, start: i, end: phrase.end };
  }
  return undefined;
}

/** One row of `source` is of one of each. */
export function referToParties(
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  start: number,
  parties: readonly Party[],
): void {
  for (const { name, end } of parties)
    if (name !== source)
      notes.multiplicities.push({ from: source, to: name, count: 'one', verb: 'refers', place: { at, start, end } });
}

/** Whether something was said already of how rows of the two are tied. */
export const isTied = (notes: DomainNotes, one: string, other: string): boolean =>
  notes.multiplicities.some(({ from, to }) => (from === one && to === other) || (from === other && to === one));
