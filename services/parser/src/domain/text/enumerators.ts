import { isMark, type Token } from './token';

const ENUMERATOR = /^(?:\d{1,3}|[a-z]|[ivx]{2,4})$/;

/** "(2) Towns have a name", "b) Admins see everything" in running text: the number of a requirement is no part of it. */
export function withoutEnumerator(tokens: readonly Token[]): readonly Token[] {
  const at = isMark(tokens[0], '(') ? 1 : 0;
  const next = tokens[at + 2];
  const isNumbered = ENUMERATOR.test(tokens[at]?.text ?? '') && isMark(tokens[at + 1], ')');
  return isNumbered && next !== undefined && /^[A-Z]/.test(next.text) ? tokens.slice(at + 2) : tokens;
}
