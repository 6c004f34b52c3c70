import { isMark, isWord, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';
import type { AbilityNote, Actor } from '../notes';
import { isMaking, madeThemselves, POSSESSIVES } from './own-rows';

const APART = [
  ['other', 'than'],
  ['apart', 'from'],
  ['except', 'for'],
  ['but', 'not'],
  ['but', 'never'],
  ['except'],
  ['besides'],
  ['but'],
];

/** Behind what is acted on: "changes they did not make themselves", "any offer other than one of theirs", "offers but not their own". */
export function notOwnBehind(tokens: readonly Token[], start: number): Range | undefined {
  const apart = behindApart(tokens, start);
  if (apart !== undefined) {
    const own = tokens.findIndex((token, i) => i >= apart && i < apart + 5 && isWord(token, 'own', 'theirs'));
    const between = tokens.slice(apart, Math.max(apart, own));
    const isOwn = own >= 0 && between.every((token) => isWord(token, 'one', 'of', 'any', ...POSSESSIVES));
    return isOwn ? { start, end: own + 1 } : theirMakingBehind(tokens, start, apart);
  }
  const who = isWord(tokens[start], 'that', 'which') ? start + 1 : start;
  if (!isWord(tokens[who], 'they', 'he', 'she', 'i')) return undefined;
  const not = who + 2;
  if (!isWord(tokens[who + 1], 'do', 'have') || !isWord(tokens[not], 'not', "n't") || !isMaking(tokens[not + 1]))
    return undefined;
  return { start, end: isWord(tokens[not + 2], ...THEMSELVES) ? not + 3 : not + 2 };
}

/** "but never one they took": those left out, of whom it cannot be known. */
export function deniedBehind(tokens: readonly Token[], start: number): Range[] {
  const apart = behindApart(tokens, start);
  const who = tokens.findIndex((token, i) => apart !== undefined && i >= apart && isWord(token, 'they', 'he', 'she'));
  if (apart === undefined || who < 0 || who > apart + 3 || !isWord(tokens[apart], ...LEFT_OUT)) return [];
  return [{ start, end: Math.min(who + 2, tokens.length) }];
}

const LEFT_OUT = ['one', 'those', 'any', 'the', 'what'] as const;

/** "but never those they wrote themselves", "except the ones that he filed" */
function theirMakingBehind(tokens: readonly Token[], start: number, apart: number): Range | undefined {
  const one = isWord(tokens[apart], 'the') ? apart + 1 : apart;
  const made = isWord(tokens[one], ...LEFT_OUT) ? madeThemselves(tokens, one + 1) : undefined;
  if (!made) return undefined;
  return { start, end: isWord(tokens[made.end], ...THEMSELVES) ? made.end + 1 : made.end };
}

const THEMSELVES = ['themselves', 'himself', 'herself'] as const;

/** "someone other than its author", "another developer than the one who created it": those before "other than". */
export function apartFromMaker(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  for (let i = start + 1; i < end; i++) {
    const another = isWord(tokens[start], 'another') || isWord(tokens[start + 1], 'different', 'other');
    const behind = another && isWord(tokens[i], 'than', 'from') ? i + 1 : behindApart(tokens, i);
    if (behind !== undefined && isMaker(tokens.slice(behind, end))) return { start, end: i };
  }
  return undefined;
}

function behindApart(tokens: readonly Token[], i: number): number | undefined {
  const from = isMark(tokens[i], ',') ? i + 1 : i;
  const words = APART.find((said) => said.every((word, k) => tokens[from + k]?.lower === word));
  return words && from + words.length;
}

/** "its author", "the person who created it" */
export const isMaker = (words: readonly Token[]): boolean =>
  words.some((token) => isWord(token, 'owner', 'creator', 'author', 'submitter', 'requester', 'uploader')) ||
  words.some((token, i) => isWord(token, 'who', 'that') && words.slice(i + 1, i + 3).some(isMaking));

const MAKER: Actor = { kind: 'owner', name: 'owner', only: false };

/** The same of whoever made it, to whom it is denied; `end` is behind the words that say so. */
export const deniedToMaker = (note: AbilityNote, end = note.place.end): AbilityNote => ({
  ...note,
  actor: MAKER,
  negated: true,
  place: { ...note.place, end },
});
