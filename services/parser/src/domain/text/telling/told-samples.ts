import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../token';

/**
 * "Vendors like florists and photographers with a price" as "vendors with a price": samples of what is named say nothing of it, and what
 * stands behind them is told of all. "Data such as a name" and "fees like" name what is meant, and stay.
 */
export function tellSamples(tokens: readonly Token[]): readonly Token[] {
  for (let i = 1; i < tokens.length - 2; i++) {
    const from = isMark(tokens[i - 1], ',') ? i - 1 : i;
    const noun = tokens[from - 1];
    const cue = cueAt(tokens, i);
    if (cue === 0 || !['NOUN', 'PROPN'].includes(noun?.pos ?? '') || !noun) continue;
    if (!isPlural(noun.lower) && !grammar.massThings.has(noun.lower)) continue;
    if (grammar.dataNouns.has(singular(noun.lower)) || isWord(tokens[from - 2], 'such', 'as')) continue;
    const end = behindSamples(tokens, i + cue);
    if (end !== undefined) return [...tokens.slice(0, from), ...tellSamples(tokens.slice(end))];
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
    isMark(tokens[i], ',') ||
    // "climbing frames"
    (/ing$/.test(tokens[i]?.lower ?? '') && tokens[i + 1]?.pos === 'NOUN')
  )
    i++;
  // "tents and canoes, each with a price"
  const isEach = isWord(tokens[i], 'each', 'all') && isMark(tokens[i - 1], ',');
  const end = isEach ? i - 1 : i;
  const opens = isEach || isWord(tokens[i], 'with', 'have', 'having');
  const isNamed = end > start && ['NOUN', 'PROPN'].includes(tokens[end - 1]?.pos ?? '');
  // "editions, e.g. hardcover or paperback, each with a code"
  const areKinds = isPlural(tokens[end - 1]?.lower ?? '') || isWord(tokens[end - 2], 'or');
  return opens && isNamed && areKinds ? end : undefined;
}
