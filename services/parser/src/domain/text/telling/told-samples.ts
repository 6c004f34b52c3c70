import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../token';

/**
 * "Vendors like florists and photographers with a price" as "vendors with a price": samples of what is named say nothing of it, and what
 * stands behind them is told of all. "Data such as a name" and "fees like" name what is meant, and stay.
 */
export function tellSamples(tokens: readonly Token[]): readonly Token[] {
  for (let i = 1; i < tokens.length - 2; i++) {
    const noun = tokens[i - 1];
    const cue = cueAt(tokens, i);
    if (cue === 0 || !['NOUN', 'PROPN'].includes(noun?.pos ?? '') || !noun || !isPlural(noun.lower)) continue;
    if (grammar.dataNouns.has(singular(noun.lower)) || isWord(tokens[i - 2], 'such', 'as')) continue;
    const end = behindSamples(tokens, i + cue);
    if (end !== undefined) return [...tokens.slice(0, i), ...tellSamples(tokens.slice(end))];
  }
  return tokens;
}

const cueAt = (tokens: readonly Token[], i: number): number => {
  if (isWord(tokens[i], 'like', 'e.g', 'e.g.')) return 1;
  return isWord(tokens[i], 'such') && isWord(tokens[i + 1], 'as') ? 2 : 0;
};

/** Behind "florists, cooks and photographers", where "with" or "have" tells the parts of all. */
function behindSamples(tokens: readonly Token[], start: number): number | undefined {
  let i = start;
  while (
    (['NOUN', 'PROPN', 'ADJ', 'CCONJ'].includes(tokens[i]?.pos ?? '') && tokens[i]?.kind === 'word') ||
    isMark(tokens[i], ',')
  )
    i++;
  const opens = isWord(tokens[i], 'with', 'have', 'having') || isWord(tokens[i], 'each');
  const isNamed = i > start && ['NOUN', 'PROPN'].includes(tokens[i - 1]?.pos ?? '');
  return opens && isNamed && isPlural(tokens[i - 1]?.lower ?? '') ? i : undefined;
}
