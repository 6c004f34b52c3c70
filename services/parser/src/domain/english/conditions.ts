import { isWord, type Token } from '../text/token';
import type { Clause } from './clauses';

const CONDITIONS = [
  'once',
  'when',
  'if',
  'while',
  'until',
  'unless',
  'after',
  'before',
  'as long as',
  'without',
  'whilst',
];

/** Whether what the clause says holds only under a condition, so that it rules nothing out for good. */
export function isConditional(tokens: readonly Token[], clause: Clause): boolean {
  const next = tokens.slice(clause.verb.end, Math.min(tokens.length, clause.end + 2));
  if (next.some((token) => isWord(token, ...CONDITIONS))) return true;
  const { subject } = clause;
  const before = tokens.slice(0, subject?.start ?? clause.verb.start);
  if (before.some((token, i) => i < 3 && isWord(token, 'once', 'after', 'when', 'if', 'while', 'until', 'before')))
    return true;
  return subject !== undefined && tokens.slice(subject.start, subject.end - 1).some((token) => isStateWord(token));
}

/** "approved invoices", "a published post": the subject is one in a certain state. */
const isStateWord = (token: Token): boolean =>
  token.kind === 'word' && /(ed|sent|paid|sold|open|closed|pending|active|drafts?)$/.test(token.lower);
