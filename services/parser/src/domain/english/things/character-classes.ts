import { isMark, isWord, type Token } from '../../text/token';
import { CASES, CLASSES, MARKS } from './shape-phrases';

const OPENINGS = ['only', 'just', 'consist', 'contain', 'use', 'of', 'from'];
const JOINS = ['and', 'or'];

/** "lowercase letters only", "only letters, digits and underscores": the characters that a text is made of, however many. */
export function charactersAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { pattern: string; end: number } | undefined {
  let at = start;
  let isOnly = false;
  for (; at < limit && isWord(tokens[at], ...OPENINGS); at++) isOnly ||= isWord(tokens[at], 'only', 'just', 'consist');
  let classes = '';
  for (;;) {
    const found = at < limit ? classAt(tokens, at) : undefined;
    if (!found) break;
    classes += found.characters;
    at = found.end;
    let next = at;
    while (next < limit && (isMark(tokens[next], ',') || isWord(tokens[next], ...JOINS))) next++;
    if (next === at || next >= limit || !classAt(tokens, next)) break;
    at = next;
  }
  if (classes === '') return undefined;
  const isClosed = isWord(tokens[at], 'only');
  return isOnly || isClosed ? { pattern: `^[${inOrder(classes)}]+$`, end: isClosed ? at + 1 : at } : undefined;
}

/** "lowercase letters", "digits", "underscores" */
function classAt(tokens: readonly Token[], at: number): { characters: string; end: number } | undefined {
  const narrow = CASES[tokens[at]?.lower ?? ''];
  const noun = narrow !== undefined && isWord(tokens[at + 1], 'case') ? at + 2 : narrow === undefined ? at : at + 1;
  const name = tokens[noun]?.lemma ?? '';
  const isPlural = tokens[noun]?.lower.endsWith('s') === true;
  const all = CLASSES[name] ?? (narrow === undefined ? MARKS[name] : undefined);
  return isPlural && all !== undefined ? { characters: narrow ?? all, end: noun + 1 } : undefined;
}

/** A dash stands last, where it makes no range. */
const inOrder = (classes: string): string =>
  /(^|[^A-Za-z0-9])-|-$/.test(classes) ? `${classes.replace(/-(?![A-Za-z0-9])/, '')}-` : classes;
