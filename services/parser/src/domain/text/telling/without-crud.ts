import { isMark, isWord, type Token } from '../token';

const CRUD = ['crud', 'create', 'add', 'read', 'view', 'get', 'list', 'update', 'edit', 'delete', 'remove'];
/** So many of the verbs are all of them. */
const ALL = 3;

/** "CRUD (create, read, update, delete) for tasks", "manage (CRUD) the rooms": brackets that say once more that all of it can be done. */
export function withoutCrud(tokens: readonly Token[]): readonly Token[] {
  const open = tokens.findIndex((token) => isMark(token, '('));
  const close = tokens.findIndex((token, i) => i > open && isMark(token, ')'));
  if (open < 1 || close < 0) return tokens;
  const inside = tokens.slice(open + 1, close).filter((token) => token.kind === 'word' && !isWord(token, 'and', 'or'));
  const isPlain = inside.length > 0 && inside.every(({ lower }) => CRUD.includes(lower));
  const isAll = inside.some(({ lower }) => lower === 'crud') || inside.length >= ALL;
  const saysMore = !isWord(tokens[open - 1], 'crud', 'manage', 'operation', 'operations');
  if (!isPlain || !isAll || saysMore) return tokens;
  return [...tokens.slice(0, open), ...withoutCrud(tokens.slice(close + 1))];
}
