import { isWord, type Token } from '../../text/token';
import type { Range } from './phrase-pattern';

/** Verbs that bring something into a condition. */
const MOVING = new Set(['put', 'take', 'bring', 'place', 'set', 'get', 'move', 'switch']);
const INTO = [['out', 'of'], ['up', 'for'], ['into'], ['in'], ['on'], ['under'], ['to']];

/** "out of service", "into maintenance", "on hold", "up for sale", "back into use": how it stands with a thing from then on. */
export function conditionEntered(tokens: readonly Token[], verb: string, { start, end }: Range): string[] {
  const back = isWord(tokens[start], 'back') ? ['back'] : [];
  const from = start + back.length;
  const into = INTO.find((words) => words.every((word, i) => tokens[from + i]?.lower === word));
  const at = from + (into?.length ?? 0);
  const [noun, next] = [tokens[at], tokens[at + 1]];
  const ends = at + 1 >= end || next?.kind !== 'word' || isWord(next, 'and', 'or', 'by', 'when', 'if', 'again');
  const isBare = noun?.kind === 'word' && ['NOUN', 'VERB', 'ADJ'].includes(noun.pos) && noun.lower === noun.lemma;
  // "put to work" and "move to stock" say where; "put back to work" how it was.
  const isWhere = into?.[0] === 'to' && back.length === 0;
  return MOVING.has(verb) && into && ends && isBare && !isWhere ? [...back, ...into, noun.lower] : [];
}
