import { entityName } from '../../names';
import { isWord, type Token } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';

const THINGS = ['thing', 'entity', 'resource', 'object', 'record', 'table', 'model', 'type', 'something'];

/** "its own entity", "a separate resource", "a thing of its own", "something of its own", "separate tables" */
export function isOwnThing(tokens: readonly Token[], start: number): boolean {
  const first = isWord(tokens[start], 'a', 'an') ? start + 1 : start;
  if (isWord(tokens[first], 'its', 'their') && isWord(tokens[first + 1], 'own'))
    return isWord(tokens[first + 2], ...THINGS);
  if (isWord(tokens[first], 'separate', 'distinct', 'proper')) return isWord(tokens[first + 1], ...THINGS);
  return (
    isWord(tokens[first], ...THINGS) &&
    isWord(tokens[first + 1], 'of', 'on') &&
    isWord(tokens[first + 2], 'its', 'their') &&
    isWord(tokens[first + 3], 'own')
  );
}

/** "The composer is a thing of its own": no mere part, whatever was said of it before. */
export function readOwnThings(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const isSaid = clause.verbs[0]?.lemma === 'be' && !clause.negated && !clause.passive;
  if (!isSaid || !clause.subject || !isOwnThing(tokens, clause.object.start)) return false;
  const things = phrasesOf(tokens, clause.subject).filter(({ words }) => canBeEntity(words, true));
  for (const { words, head } of things) {
    const name = notes.entityFor(words) ?? notes.canonical(entityName(words));
    notes.list(name, { at, start: head.start, end: head.end });
    notes.current = name;
  }
  if (things.length === 0) return false;
  reading.use(at, clause.start, clause.end);
  at.settled.push({ start: clause.object.start, end: clause.object.end });
  return true;
}
