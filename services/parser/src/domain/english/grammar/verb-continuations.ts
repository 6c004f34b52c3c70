import { baseOf, isActionVerb } from '../../lexicon/verb-lexicon';
import { beginsObject } from '../../text/tags/tag-changes';
import { isMark, isWord, type Token } from '../../text/token';
import { allowedAt } from './allowances';
import type { Range } from './phrase-pattern';
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
    tokens
      .slice(from, i - 1)
      .some(
        (token, k, all) =>
          token.lower === 'to' && (isInfinitiveHead(all[k - 1]) || allowedAt(tokens, from + k) !== undefined),
      )
  );
};

/** "can be added and read, but not edited or deleted", "but neither edited nor deleted" */
export const isDeniedParticiple = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'not', 'never', 'neither') &&
  (isWord(tokens[i - 1], 'but', 'and') || isMark(tokens[i - 1], ',')) &&
  isDone(tokens[i + 1]) &&
  saysPassive(tokens, i - 1);

/** "is given by a trainer and attended by many students", "handed out to a tenant and taken back": "is" is left out in the second. */
export const goesOnInPassive = (tokens: readonly Token[], i: number): boolean => {
  const before = isWord(tokens[i - 1], 'then', 'later', 'also') ? i - 2 : i - 1;
  if (!isDone(tokens[i]) || !isWord(tokens[before], 'and', 'or', 'but') || !saysPassive(tokens, before)) return false;
  return (
    ((isWord(tokens[i + 1], 'only') && isWord(tokens[i + 2], 'by')) ||
      isWord(tokens[i + 1], 'by', 'back', 'up', 'out', 'off', 'again', 'away') ||
      isOfParty(tokens, i + 1) ||
      tokens[i + 1] === undefined ||
      isMark(tokens[i + 1], '.')) &&
    tokens
      .slice(0, before)
      .some((token) => isWord(token, 'by', 'to', 'in', 'on', 'at', 'for', 'out', 'up', 'off', 'from', 'back', 'with'))
  );
};

/** "and assigned to a carer" */
const isOfParty = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'to', 'for', 'in', 'with', 'at', 'from', 'on', 'into') &&
  isWord(tokens[i + 1], 'a', 'an', 'the', 'one', 'exactly', 'its', 'their');

const isDone = (token: Token | undefined): boolean =>
  token !== undefined &&
  isParticiple(token) &&
  (token.pos === 'VERB' || (token.lower.endsWith('ed') && baseOf(token.lower) !== undefined));

const saysPassive = (tokens: readonly Token[], end: number): boolean => {
  const be = tokens.findLastIndex((token, i) => i < end && isWord(token, 'be'));
  const done = tokens.findIndex((token, i) => i > be && i < end && token.pos === 'VERB' && isParticiple(token));
  // "is for one exhibit and has a status of approved or returned": the status is, not the loan.
  const isOfAnother = tokens.slice(be + 1, Math.max(be + 1, done)).some((token) => isWord(token, 'have', 'carry'));
  return be >= 0 && done >= 0 && !isOfAnother;
};

/** Where another deed of the same people begins, "and place orders" behind "browse products by category"; else the end of the range. */
export function furtherDeed(tokens: readonly Token[], { start, end }: Range): number {
  const at = tokens.findIndex((token, i) => {
    const verb = tokens[i + 1];
    return (
      i > start &&
      i < end &&
      (isWord(token, 'and', 'or') || isMark(token, ',')) &&
      verb?.pos === 'VERB' &&
      verb.lower === verb.lemma &&
      isActionVerb(verb.lower) &&
      tokens[i + 2]?.kind === 'word' &&
      beginsObject(tokens, i + 2)
    );
  });
  return at < 0 ? end : at;
}
