import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import type { Member } from '../things/members';
import { conditionsOf, stateCondition } from './guard-states';

const DELETING = ['delete', 'deleting', 'deleted', 'remove', 'removing', 'removed', 'deletion', 'removal'];
const DENYING = [
  'not',
  "n't",
  'never',
  'cannot',
  'no',
  'nobody',
  'impossible',
  'forbidden',
  'refuse',
  'reject',
  'prevent',
];
/** Words behind which stands what still hangs on the row. */
const HOLDING = 'have has with having contain contains while if when until long there'.split(' ');

/**
 * "Deleting a customer who still has orders must not be possible": what others refer to stays. A reference that must be there
 * keeps it anyway; only some of them, "open orders", or one that may be missing, take a condition.
 */
export function readKeptParents(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const deed = tokens.findIndex((token) => isWord(token, ...DELETING));
  if (deed < 0 || !tokens.some((token) => isWord(token, ...DENYING))) return false;
  const named = phrasesNaming(notes, tokens);
  const holding = tokens.findIndex((token, i) => isWord(token, ...HOLDING) && !isMark(tokens[i + 1], '.'));
  for (const part of named.filter(({ phrase }) => phrase.start > holding && holding >= 0)) {
    const link = members.find(
      ({ entity, target }) =>
        entity === part.name && target !== undefined && named.some(({ name }) => name === target && name !== part.name),
    );
    if (link?.target === undefined) continue;
    const adjectives = { start: part.phrase.start, end: Math.max(part.phrase.start, part.phrase.head.end - 1) };
    const demand = { bond: 'in', required: true, path: 'item' } as const;
    const known = conditionsOf(reading, notes, part.name, members);
    const said = stateCondition(tokens, adjectives, known, demand);
    const own = said ?? stateCondition(tokens, predicateBehind(tokens, part.phrase.end), known, demand);
    const relation = reading.facts.find(
      ({ kind, subject, value }) =>
        kind === FactKind.RELATION &&
        subject === `${part.name}-${link.target ?? ''}` &&
        value.startsWith('many_to_one'),
    );
    if (!relation) continue;
    if (own === undefined && !isOptional(reading, part.name, link.name))
      reading.fact(at, 0, tokens.length, FactKind.RELATION, relation.subject, relation.value);
    else {
      const where = [`item.${link.name}Id == self.id`, ...(own === undefined ? [] : [`(${own})`])].join(' and ');
      const guard = `guard:not exists(${part.name} where ${where})`;
      reading.fact(at, 0, tokens.length, FactKind.RULE, `${link.target}.delete`, guard);
    }
    at.settled.push({ start: 0, end: tokens.length });
    return true;
  }
  return false;
}

/** "a repair is still open": what is said of the part behind it. */
function predicateBehind(tokens: readonly Token[], start: number): { start: number; end: number } {
  if (!isWord(tokens[start], 'be')) return { start, end: start };
  const stop = tokens.findIndex((token, i) => i > start && token.kind === 'mark');
  return { start, end: stop < 0 ? tokens.length : stop };
}

const isOptional = (reading: BriefReading, entity: string, reference: string): boolean =>
  reading.facts.some(
    ({ kind, subject, value }) =>
      kind === FactKind.CONSTRAINT && subject === `${entity}.${reference}` && value === 'optional',
  );

/** Things that the words name, in their order; no name goes on over one of the `stops`. */
export function phrasesNaming(
  notes: DomainNotes,
  tokens: readonly Token[],
  stops: readonly number[] = [],
): { phrase: NounPhrase; name: string }[] {
  const found: { phrase: NounPhrase; name: string }[] = [];
  for (let i = 0; i < tokens.length; ) {
    // "on deletion of an album": the album
    const isStop = stops.includes(i);
    const phrase = isStop ? undefined : nounPhraseAt(tokens, i, stops.find((stop) => stop > i) ?? tokens.length);
    const name = phrase && notes.entityFor(singularWords(phrase.words));
    if (phrase && name !== undefined) found.push({ phrase, name });
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return found;
}
