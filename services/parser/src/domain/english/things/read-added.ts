import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { isSpeaker } from '../grammar/speakers';
import { listItems } from '../lists/list-items';
import { noteFields } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

const ADDING = new Set(['add', 'attach', 'append', 'put']);

/** "Add a nickname to each player", "also add a colour and a size to tags": parts that whoever gives the order wants things to have. */
export function readAdded(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens, kind } = at.sentence;
  // Under "Members can:", adding is what they do.
  if (kind !== 'prose' || clause.negated || clause.passive || !ADDING.has(clause.verbs[0]?.lemma ?? '')) return false;
  if (clause.subject !== undefined && !isSpeaker(at, clause.subject)) return false;
  const to = tokens.findIndex(
    (token, i) => i > clause.object.start && i < clause.object.end && isWord(token, 'to', 'on'),
  );
  const owner = to < 0 ? undefined : ownerBehind(notes, tokens, to + 1, clause.object.end);
  const items = owner === undefined ? [] : listItems(tokens, { start: clause.object.start, end: to });
  if (owner === undefined || items.length === 0 || items.some(({ phrase }) => phrase.plural && !phrase.determined))
    return false;
  notes.declare(owner, { at, start: to + 1, end: clause.end });
  noteFields(reading, notes, at, owner, items);
  notes.current = owner;
  reading.use(at, clause.start, clause.end);
  return true;
}

/** Each or all of a kind, not some one of them. */
function ownerBehind(notes: DomainNotes, tokens: readonly Token[], start: number, end: number): string | undefined {
  const phrase = nounPhraseAt(tokens, start, end);
  const isOfAll = phrase?.plural === true || isWord(tokens[start], 'each', 'every', 'the', 'all', 'any');
  return phrase && isOfAll ? notes.entityFor(phrase.words) : undefined;
}
