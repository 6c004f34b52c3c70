import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import type { LifecycleNote } from '../notes';
import type { SentenceReading } from '../reading';

const MOVERS = ['move', 'take', 'bring', 'push', 'drag', 'shift', 'pull'] as const;

/** "Developers move issues from open to done": the states told of in the clause, through which they bring what they move. */
export const movedThrough = (
  { lifecycles }: DomainNotes,
  at: SentenceReading,
  { verb, verbs, end, passive }: Clause,
): LifecycleNote | undefined =>
  !passive && verbs.every(({ lemma }) => isWord({ lower: lemma, lemma } as Token, ...MOVERS))
    ? lifecycles.find(({ place }) => place.at === at && place.start >= verb.end && place.start < end)
    : undefined;

/** "take tickets and move them from open to done": where "move" stands of which "them" is the object; what they are stands before. */
export function moverOfThem(tokens: readonly Token[], start: number): number | undefined {
  const at = start - (isWord(tokens[start - 1], 'from', 'through', 'along') ? 3 : 2);
  return isWord(tokens[at], ...MOVERS) && isWord(tokens[at + 1], 'them', 'it') && at > 1 ? at : undefined;
}
