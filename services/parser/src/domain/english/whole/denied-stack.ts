import type { StackTerm } from '../../lexicon/stack-lexicon';
import { exclusionPhrases } from '../../lexicon/wish-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { isNegated, isNegation, isRefusedBehind } from '../grammar/negation';
import type { PhraseMatch } from '../grammar/phrase-index';

/**
 * "No MongoDB, Redis or Kafka" rules all of them out; "no auth, TypeScript" and "without a login, in Python" are short for two wishes:
 * a refusal reaches a technology behind a comma only where nothing but technologies stands between, and "or" ends the list.
 */
export function isDenied(
  tokens: readonly Token[],
  { start, end }: PhraseMatch<StackTerm>,
  all: readonly PhraseMatch<StackTerm>[],
): boolean {
  if (!isNegated(tokens, start) || isWord(tokens[end], 'please', 'instead')) return false;
  const negation = tokens.findLastIndex((token, i) => i < start && isNegation(token));
  const between = tokens.slice(negation + 1, start);
  if (isRefusedBehind(tokens, start) || !between.some((token) => isMark(token, ','))) return true;
  const isTerm = (i: number): boolean => all.some((other) => other.start <= i && i < other.end);
  const isOneOf =
    exclusionPhrases.matches(between).length === 0 &&
    between.every((token, k) => isMark(token, ',') || isEither(token) || isName(token) || isTerm(negation + 1 + k));
  return isOneOf && tokens.slice(negation).some(isEither);
}

/** "Redis", of which nothing is said here but that it is not wanted. */
const isName = ({ text }: Token): boolean => /^[A-Z]/.test(text);

const isEither = (token: Token): boolean => isWord(token, 'or', 'nor');
