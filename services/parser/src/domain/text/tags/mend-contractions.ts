import { isFieldName } from '../../lexicon/field-lexicon';
import { isWord, type Token } from '../token';

/**
 * "it's taken", "a job's new", "the fitter's got a van": a verb that is written as a possessive is given as the verb that it is,
 * so that no reader has to tell the two apart again.
 */
export function mendContractions(tokens: readonly Token[]): Token[] {
  return joinFuture(joinOwn(tokens)).map((token, i, tokens) => {
    if (token.lower === "'m") return { ...token, lemma: 'be', pos: 'AUX' };
    if (isPossessedPart(tokens, i)) return { ...token, lemma: token.lower, pos: 'NOUN' };
    if (isPossessedPart(tokens, i + 1)) return { ...token, lemma: token.lower, pos: 'PART' };
    if (token.kind !== 'word' || !["'s", '’s'].includes(token.lower)) return token;
    // "each other's flocks"
    if (isWord(tokens[i - 1], 'other', 'another') && !isWord(tokens[i - 2], 'the'))
      return { ...token, lemma: token.lower, pos: 'PART' };
    if (token.pos !== 'AUX' && !standsForVerb(tokens, i)) return token;
    const has =
      isWord(tokens[i + 1], 'got', 'been', 'had') || (isWord(tokens[i + 1], 'get') && tokens[i + 1]?.lower === 'got');
    return { ...token, lower: has ? 'has' : 'is', lemma: has ? 'have' : 'be', pos: 'AUX' };
  });
}

/** "the decoder's address", "each sender's contact": what has a part is not what does it, though the part is called like a deed. */
const isPossessedPart = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  tokens[i].lower === tokens[i].lemma &&
  isWritten(tokens[i - 1]) &&
  ['NOUN', 'PROPN'].includes(tokens[i - 2]?.pos ?? '') &&
  isFieldName([tokens[i].lower]);

/** "a thing of it's own": its own. */
const joinOwn = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token, i) => {
    const isHead = isWord(token, 'it') && isWritten(tokens[i + 1]) && isWord(tokens[i + 2], 'own');
    if (isHead) return [{ ...token, lower: 'its', lemma: 'its', end: tokens[i + 1]?.end ?? token.end }];
    return isWord(tokens[i - 1], 'it') && isWritten(token) && isWord(tokens[i + 1], 'own') ? [] : [token];
  });

/** "are going to be collected": will be. */
const joinFuture = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token, i) => {
    const start = [i, i - 1, i - 2].find((at) => opensFuture(tokens, at));
    if (start === undefined) return [token];
    return start === i
      ? [{ ...token, lower: 'will', lemma: 'will', pos: 'AUX', end: tokens[i + 2]?.end ?? token.end }]
      : [];
  });

const opensFuture = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'be', "'re", "'m") &&
  tokens[i + 1]?.lower === 'going' &&
  isWord(tokens[i + 2], 'to') &&
  ['VERB', 'AUX'].includes(tokens[i + 3]?.pos ?? '');

const isWritten = (token: Token | undefined): boolean => ["'s", '’s'].includes(token?.lower ?? '');

const SAYS_HOW = ['VERB', 'ADJ', 'ADV'];
/** Before a noun these are a part of its name: "the tutor's late lesson". */
const NAMING = ['NOUN', 'PROPN', 'NUM', 'ADJ'];

function standsForVerb(tokens: readonly Token[], i: number): boolean {
  const [next, behind] = [tokens[i + 1], tokens[i + 2]];
  if (next?.kind !== 'word') return false;
  if (isWord(next, 'a', 'an', 'the', 'not', 'got', 'been', 'either', 'only')) return next.lower !== 'only';
  if (!SAYS_HOW.includes(next.pos) || isWord(next, 'own', 'first', 'last', 'next')) return false;
  return behind === undefined || !NAMING.includes(behind.pos);
}
