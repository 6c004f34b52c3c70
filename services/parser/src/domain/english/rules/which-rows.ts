import { doneOfUndone } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { readClauses } from '../grammar/clauses';
import type { Range } from '../grammar/phrase-pattern';
import type { Deed } from './guard-deeds';

/** "Customers may cancel jobs that have not been started": only such ones, though they may see or change others. */
export const isOfThose = (tokens: readonly Token[], clause: Clause, deed: Deed): boolean => {
  if (clause.modal === undefined) return false;
  // "Undelivered parcels can be changed": others cannot.
  const { start, end } = deed.named;
  if (tokens.slice(start, end).some(({ lower }) => doneOfUndone(lower) !== undefined)) return true;
  const which = clause.passive ? undefined : whichOnes(tokens, clause, deed);
  if (!which) return false;
  return !tokens.slice(clause.verb.start, which.start).some((token) => isWord(token, 'too', 'also', 'even', 'still'));
};

/** "that is ready" of "an order that is ready can be sent", and of "clerks can send an order that is ready". */
export function whichOnes(tokens: readonly Token[], clause: Clause, { named }: Deed): Range | undefined {
  const isBehind = !clause.passive && named.start >= clause.verb.end;
  const end = isBehind ? whichEnd(tokens, named.end) : Math.max(named.end, clause.verb.start);
  return end === undefined ? undefined : relativeIn(tokens, { start: named.start, end });
}

/** "that is ready or picked up" of "an order that is ready or picked up". */
export function relativeIn(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const which = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'that', 'which'));
  return which < 0 || !isWord(tokens[which + 1], 'be', 'have', 'is', 'are') ? undefined : { start: which, end };
}

/** "in repair" of "cars in repair", "under review" of "papers under review". */
export function stateWithin(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const at = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'in', 'under', 'on', 'out'));
  return at < 0 ? undefined : { start: at, end };
}

/** "a machine that is faulty": where the clause ends that tells which. */
export const whichEnd = (tokens: readonly Token[], start: number): number | undefined =>
  readClauses(tokens, { start: 0, end: tokens.length }).find(({ relative, start: from }) => relative && from === start)
    ?.end;
