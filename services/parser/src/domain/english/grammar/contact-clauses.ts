import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt } from './noun-phrase';

const PERSONAL = ['i', 'we', 'you', 'they', 'he', 'she', 'it'];

/** The verb before, and the next one, between which a verb may only say more of a noun. */
interface Neighbours {
  /** Where the words begin that no verb before has taken. */
  readonly from: number;
  readonly isFirst: boolean;
  readonly next: number | undefined;
}

/** Where a clause begins that says more of the noun right before it without a relative word: "the orders they work on". */
export function contactAt(
  tokens: readonly Token[],
  verb: number,
  { from, isFirst, next }: Neighbours,
): number | undefined {
  let i = verb - 1;
  while (i > from && grammar.adverbs.has(tokens[i]?.lower ?? '')) i--;
  const noun = tokens[i - 1];
  // "entered by whoever works there"
  if (isWord(tokens[i], 'whoever') && tokens[i - 1]?.pos === 'ADP') return i;
  if (i <= from || !isWord(tokens[i], ...PERSONAL) || !noun) return undefined;
  if (!['NOUN', 'PROPN'].includes(noun.pos)) return undefined;
  if (grammar.timeNouns.has(noun.lemma)) return undefined;
  if (isFirst)
    return opensSubject(tokens, from, i) && next !== undefined && isBare(tokens, verb + 1, next) ? i : undefined;
  let start = i;
  while (start > from && !isBoundary(tokens[start - 1])) start--;
  if (start === from) return i;
  const joint = tokens[start - 1];
  const isListed = isMark(joint, ',', ':') || isWord(joint, 'and', 'or');
  return isListed && nounPhraseAt(tokens, start, i)?.end === i ? i : undefined;
}

const opensSubject = (tokens: readonly Token[], from: number, end: number): boolean =>
  nounPhraseAt(tokens, from, end)?.end === end;

/** "The date they joined is shown": the verb of the noun follows without more ado. */
const isBare = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens.slice(start, end).every((token) => token.kind === 'word' && !grammar.boundaries.has(token.lower));

const isBoundary = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'mark' || grammar.boundaries.has(token.lower));
