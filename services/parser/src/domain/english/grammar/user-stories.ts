import { isWord, type Token } from '../../text/token';
import type { Range } from './phrase-pattern';

/** "As a librarian, I want ... so that ...": the role, and the wish without its reason. */
export function storyOf(tokens: readonly Token[]): { role: Range | undefined; range: Range } {
  const so = tokens.findIndex(
    (token, i) => isWord(token, 'so') && (isWord(tokens[i + 1], 'that', 'i', 'we', 'it', 'they') || i > 8),
  );
  const end = so > 0 ? so : tokens.length;
  const as = tokens.findIndex((token, i) => isWord(token, 'as') && isWord(tokens[i + 1], 'a', 'an', 'the') && i < 4);
  if (as < 0) return { role: undefined, range: { start: 0, end } };
  const speaker = tokens.findIndex((token, i) => i > as && isWord(token, 'i', 'we'));
  if (speaker < 0 || speaker > as + 7) return { role: undefined, range: { start: 0, end } };
  return { role: { start: as + 1, end: speaker }, range: { start: speaker, end } };
}
