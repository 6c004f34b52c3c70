import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import lexicon from '../../../../data/lexicons/verbs.json';
import { singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { referToParties } from '../relations/parties';
import type { BriefReading, SentenceReading } from '../reading';
import { makerOf, noteRight } from './deed-parties';
import { stateOnce } from './personal-deeds';

const lists: Readonly<Record<string, string>> = lexicon.personalLists;
const PUTTING = new Set(['save', 'add', 'put', 'mark', 'keep', 'store', 'collect']);

/** "Users can save recipes to their favourites", "mark films as favourites": a record of who likes what, and no new recipe. */
export function readPersonalList(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  const [verb, second] = clause.verbs;
  if (!verb || second || !PUTTING.has(verb.lemma) || clause.passive || clause.negated || clause.relative) return false;
  const list = listIn(notes, tokens, { start: clause.object.start, end: Math.max(clause.object.end, clause.end) });
  const thing = list && nounPhraseAt(tokens, clause.object.start, list.start);
  const entity = thing && notes.entityFor(thing.words);
  const frame = frameOf(tokens, clause);
  if (!list || !thing || entity === undefined || thing.end !== list.start || !frame.agent) return false;
  const doer = makerOf(notes, at, { clause, frame, agent: frame.agent, verb: verb.lemma }, true);
  if (!doer) return false;
  const { name } = list;
  notes.declare(name, { at, start: list.start, end: list.end });
  notes.deeds.add(name);
  referToParties(notes, at, name, clause.start, [doer, { name: entity, start: thing.start, end: thing.end }]);
  // Up to the thing: "as favourites" is no mark of it.
  noteRight(notes, at, { clause: { ...clause, end: thing.end }, agent: frame.agent, verb: verb.lemma }, name);
  reading.fact(at, clause.start, list.end, FactKind.OWNERSHIP, name, 'private');
  stateOnce(reading, at, { start: clause.start, end: list.end }, name, doer.name, entity);
  notes.current = entity;
  return true;
}

/** "to their favourites", "as a bookmark", "on the wish list", unless such lists are things of their own. */
function listIn(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
): (Range & { readonly name: string }) | undefined {
  const before = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'to', 'in', 'on', 'as', 'into'));
  if (before < 0) return undefined;
  const isWhose = isWord(tokens[before + 1], 'their', 'his', 'her', 'my', 'a', 'the', 'personal');
  const first = isWhose ? before + 2 : before + 1;
  for (const length of [2, 1]) {
    const words = tokens.slice(first, first + length).map(({ lower }) => lower);
    const name = lists[[...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ')];
    if (name !== undefined && first + length <= end)
      return notes.entityFor(words.map((word) => singular(word))) === undefined || notes.deeds.has(name)
        ? { name, start: before, end: first + length }
        : undefined;
  }
  return undefined;
}
