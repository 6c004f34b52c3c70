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
  const behind = from + (into?.length ?? 0);
  // "puts a car into the workshop", "into dry dock": where it is then tells how it stands with it.
  const isPlace = verb === 'put' && into?.[0] === 'into';
  const article = isPlace && isWord(tokens[behind], 'the') ? 1 : 0;
  const kind =
    isPlace && tokens[behind + article]?.pos === 'ADJ' && tokens[behind + article + 1]?.pos === 'NOUN' ? 1 : 0;
  const at = behind + article + kind;
  const [noun, next] = [tokens[at], tokens[at + 1]];
  const ends = at + 1 >= end || next?.kind !== 'word' || isWord(next, 'and', 'or', 'by', 'when', 'if', 'again');
  const isBare = noun?.kind === 'word' && ['NOUN', 'VERB', 'ADJ'].includes(noun.pos) && noun.lower === noun.lemma;
  // "put to work" and "move to stock" say where; "put back to work" how it was.
  const isWhere = into?.[0] === 'to' && back.length === 0;
  const words = tokens.slice(at - kind, at + 1).map(({ lower }) => lower);
  return MOVING.has(verb) && into && ends && isBare && !isWhere ? [...back, ...into, ...words] : [];
}
