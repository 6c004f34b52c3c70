import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import type { ListItem } from '../lists/list-item';
import type { SentenceReading } from '../reading';
import { isAuthored } from '../things/recorded-deeds';
import { partiesBehind, referToParties } from './parties';

/** "leave a review with a comment on a course": behind its parts, what somebody makes is tied to what it is on. */
export function tieBehindParts(
  notes: DomainNotes,
  at: SentenceReading,
  { host }: Clause,
  owner: string,
  last: ListItem | undefined,
): void {
  const { tokens } = at.sentence;
  const isMade = host?.verbs.some(({ lemma }) => crudVerb(lemma) === 'create' || isAuthored(lemma)) === true;
  if (!isMade || !last || last.group) return;
  if (!isWord(tokens[last.phrase.end], 'on', 'about', 'for', 'against', 'to')) return;
  const { parties } = partiesBehind(notes, tokens, last.phrase.end, last.end);
  referToParties(notes, at, owner, last.phrase.end, parties);
}
