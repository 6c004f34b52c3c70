import { isWord, type Token } from '../../text/token';
import type { Clause } from './clause';

const LOCKED = 'locked immutable frozen final fixed unchangeable uneditable read-only readonly'.split(' ');

/** "Archived jobs are read-only", "once signed, it is final": nothing of it is changed any more. */
export const saysLocked = (tokens: readonly Token[], { verb, verbs, passive }: Clause): boolean =>
  (verbs.some(({ lemma }) => lemma === 'be') && isWord(tokens[verb.end], ...LOCKED)) ||
  // "Confirmed ones get fixed": what is done to them.
  (passive && isWord(tokens[verb.end - 1], 'locked', 'frozen', 'fixed') && !isWord(tokens[verb.start], 'get')) ||
  isReadOnly(tokens, passive ? verb.end - 1 : verb.end);

/** "read only", but "read only by clerks". */
export const isReadOnly = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'read') &&
  isWord(tokens[i + 1], 'only') &&
  !isWord(tokens[i + 2], 'by', 'for', 'in', 'on', 'at', 'with', 'to');
