import { isMark, isWord, type Token } from '../../text/token';

/** "Listeners can leave comments, no account needed" */
export const needsNoAccount = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      ((isWord(token, 'account', 'login', 'registration', 'signup') || isSigningIn(tokens, i)) &&
        isWord(tokens[i - 1], 'no', 'an', 'any', 'without') &&
        tokens
          .slice(Math.max(0, i - 4), i + 2)
          .some((word) => isWord(word, 'need', 'require', 'necessary', 'without')) &&
        tokens.slice(Math.max(0, i - 4), i).some((word) => isWord(word, 'no', 'not', "n't", 'without'))) ||
      isRuledOut(tokens, i) ||
      (isWord(token, 'without') && ['registering', 'logging', 'signing'].includes(tokens[i + 1]?.lower ?? '')),
  );

/** "sign-in", "log-in" */
export const isSigningIn = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'sign', 'log') && isWord(tokens[i + 1], 'in', 'on', 'up');

/** "Guests see the fares, no login." */
const isRuledOut = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'account', 'login', 'registration', 'signup') &&
  isWord(tokens[i - 1], 'no') &&
  isMark(tokens[i - 2], ',', ';', '(', '–', '—', '-') &&
  (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark');
