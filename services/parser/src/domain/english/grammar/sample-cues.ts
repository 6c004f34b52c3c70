import { isWord, type Token } from '../../text/token';

/** How many words at the place open a sample: "e.g.", "such as", "for example", "like"; 0 where none do. */
export function sampleCue(tokens: readonly Token[], i: number): number {
  if (isWord(tokens[i], 'e.g', 'e.g.', 'eg', 'like')) return 1;
  const isPair =
    (isWord(tokens[i], 'such') && isWord(tokens[i + 1], 'as')) ||
    (isWord(tokens[i], 'for') && isWord(tokens[i + 1], 'example', 'instance'));
  return isPair ? 2 : 0;
}
