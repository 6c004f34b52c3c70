import { isActionVerb } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { isInfinitiveHead, isParticiple } from './verb-forms';

/** "may look at orders but not change them": the modal is said before. */
export const isDeniedVerb = (tokens: readonly Token[], i: number): boolean => {
  const verb = tokens[i + 1];
  return (
    isWord(tokens[i], 'not', 'never') &&
    (isWord(tokens[i - 1], 'but', 'and') || isMark(tokens[i - 1], ',')) &&
    verb?.kind === 'word' &&
    isActionVerb(verb.lower) &&
    (verb.pos === 'VERB' ||
      isWord(tokens[i + 2], 'it', 'them', 'the', 'any', 'or', 'and') ||
      isMark(tokens[i + 2], '.'))
  );
};

/** "are able to read orders, to complete them and to create readings" */
export const goesOnInInfinitive = (tokens: readonly Token[], i: number, from: number): boolean => {
  const verb = tokens[i + 1];
  return (
    tokens[i]?.lower === 'to' &&
    verb?.kind === 'word' &&
    isActionVerb(verb.lower) &&
    (isMark(tokens[i - 1], ',') || isWord(tokens[i - 1], 'and', 'or')) &&
    tokens.slice(from, i - 1).some((token, k, all) => token.lower === 'to' && isInfinitiveHead(all[k - 1]))
  );
};

/** "is given by a trainer and attended by many students": the verb of the second is left out. */
export const goesOnInPassive = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isParticiple(tokens[i]) &&
  isWord(tokens[i - 1], 'and') &&
  isWord(tokens[i + 1], 'by') &&
  tokens.slice(0, i - 1).some((token) => isWord(token, 'by', 'to', 'in', 'on', 'at', 'for')) &&
  tokens.slice(0, i - 1).some((token) => isWord(token, 'is', 'are', 'be'));
