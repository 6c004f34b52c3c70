import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';

export interface SweepingVerb {
  readonly name: string;
  /** "full access to invoices" */
  readonly of?: Range | undefined;
  /** Said of nothing but what is named. */
  readonly isNamed?: boolean;
}

/** "has full access", "have read access only", "gets unrestricted access to orders", "has all permissions" */
export function accessVerb(tokens: readonly Token[], clause: Clause): SweepingVerb | undefined {
  if (!clause.verbs.some(({ lemma }) => ['have', 'get', 'read', 'be', 'need', 'give', 'grant'].includes(lemma)))
    return undefined;
  const from = clause.verb.start;
  const stop = tokens.findIndex((token, i) => i > from && isMark(token, '.', ';', ':'));
  const limit = Math.min(stop < 0 ? tokens.length : stop, clause.verb.end + 6);
  if (isReadOnly(tokens, clause)) return { name: 'read' };
  const noun = tokens.findIndex(
    (token, i) => i > from && i < limit && isWord(token, 'access', 'control', 'permission', 'right', 'privilege'),
  );
  if (noun < 0) return undefined;
  const before = tokens.slice(isWord(tokens[from], 'read') ? from : from + 1, noun).map(({ lower }) => lower);
  // "read leaflets but have no access to memos"
  if (before.some((word) => ['no', 'but'].includes(word))) return undefined;
  const to = isWord(tokens[noun + 1], 'only', 'exclusively', 'solely', 'just') ? noun + 2 : noun + 1;
  const of = isWord(tokens[to], 'to', 'over', 'on', 'for') ? { start: to + 1, end: tokens.length } : undefined;
  const readsOnly =
    before.includes('read') ||
    before.includes('readonly') ||
    before.includes('view') ||
    before.includes('viewing') ||
    isForReading(tokens, to);
  if (readsOnly && !before.includes('write')) return { name: 'read', of };
  if (
    (isWord(tokens[noun], 'access') && isWord(tokens[to], 'to') && isWholeAt(tokens, to + 1)) ||
    ['full', 'all', 'complete', 'unrestricted', 'unlimited', 'total', 'every', 'write'].some((word) =>
      before.includes(word),
    )
  )
    return { name: '*', of: isWholeAt(tokens, to + 1) ? undefined : of };
  // "have access to cases": to see them, no more is said.
  const isPlain = isWord(tokens[noun], 'access') && before.length === 0;
  if (isPlain && of === undefined) return { name: 'read' };
  return isPlain && !grammar.possessives.has(tokens[to + 1]?.lower ?? '')
    ? { name: 'read', of, isNamed: true }
    : undefined;
}

/** "Interns are read-only", "the API is read-only for visitors" */
const isReadOnly = (tokens: readonly Token[], { verbs, object: { start } }: Clause): boolean =>
  verbs.some(({ lemma }) => lemma === 'be' || lemma === 'have') &&
  (/^read-?only$/.test(tokens[start]?.lower ?? '') ||
    (isWord(tokens[start], 'read') && isWord(tokens[start + 1], 'only'))) &&
  !isWord(
    tokens[start + (isWord(tokens[start + 1], 'only') ? 2 : 1)],
    'access',
    'permission',
    'right',
    'role',
    'account',
  );

/** "access to everything, but read only", "..., but only for reading", "... for viewing only" */
const isForReading = (tokens: readonly Token[], start: number): boolean =>
  tokens.some(
    (token, i) =>
      i > start &&
      isWord(token, 'read', 'reading', 'view', 'viewing', 'looking') &&
      (isWord(tokens[i + 1], 'only') ||
        tokens.slice(Math.max(start, i - 2), i).some((one) => isWord(one, 'only', 'just'))),
  );

/** "access to all functions", "access to everything" */
const isWholeAt = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'everything') ||
  (isWord(tokens[i], 'all', 'every', 'the') &&
    isWord(
      tokens[i + 1],
      'function',
      'functionality',
      'data',
      'area',
      'feature',
      'whole',
      'endpoint',
      'resource',
      'record',
    ));
