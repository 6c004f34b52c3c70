import { isWord, type Token } from '../../text/token';
import { bracketDepths } from './brackets';
import type { Range } from './phrase-pattern';

/** "As a librarian, I want ... so that ...": the role, and the wish without its reason. */
export function storyOf(tokens: readonly Token[]): { role: Range | undefined; range: Range } {
  const depths = bracketDepths(tokens);
  const so = tokens.findIndex((token, i) => isWord(token, 'so') && depths[i] === 0 && givesReason(tokens[i + 1], i));
  const end = so > 0 ? so : tokens.length;
  const as = tokens.findIndex((token, i) => isWord(token, 'as') && isWord(tokens[i + 1], 'a', 'an', 'the') && i < 4);
  if (as < 0) return { role: undefined, range: { start: 0, end } };
  const speaker = tokens.findIndex((token, i) => i > as && isWord(token, 'i', 'we'));
  if (speaker < 0 || speaker > as + 7) return { role: undefined, range: { start: 0, end } };
  return { role: { start: as + 1, end: speaker }, range: { start: speaker, end } };
}

/** Not "the amount paid so far", "and so on". */
const givesReason = (next: Token | undefined, at: number): boolean =>
  isWord(next, 'that', 'i', 'we', 'it', 'they') ||
  (at > 8 && next?.kind === 'word' && !isWord(next, 'far', 'many', 'much', 'on', 'called'));
