import { isMark, isWord, type Token } from '../../text/token';

const ACCOUNTS = ['account', 'login', 'registration', 'signup'];

/** "Listeners can leave comments, no account needed" */
export const needsNoAccount = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      ((isWord(token, ...ACCOUNTS) || isSigningIn(tokens, i)) &&
        isWord(tokens[i - 1], 'no', 'an', 'any', 'without') &&
        tokens
          .slice(Math.max(0, i - 4), i + 2)
          .some((word) => isWord(word, 'need', 'require', 'necessary', 'without')) &&
        tokens.slice(Math.max(0, i - 4), i).some((word) => isWord(word, 'no', 'not', "n't", 'without'))) ||
      isRuledOut(tokens, i) ||
      behindNotRequired(tokens, i) !== undefined ||
      behindNoNeed(tokens, i) !== undefined ||
      (isWord(token, 'without') && ['registering', 'logging', 'signing'].includes(tokens[i + 1]?.lower ?? '')),
  );

/** "sign-in", "log-in" */
export const isSigningIn = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'sign', 'log') && isWord(tokens[i + 1], 'in', 'on', 'up');

/** Behind "no login is needed" (to vote), "an account isn't required" (to look at boats), where `i` is the account. */
export function behindNotRequired(tokens: readonly Token[], i: number): number | undefined {
  const end = isSigningIn(tokens, i) ? i + 2 : i + 1;
  if ((end === i + 1 && !isWord(tokens[i], ...ACCOUNTS)) || !isWord(tokens[end], 'be')) return undefined;
  const isDenied = isWord(tokens[end + 1], 'not', "n't");
  const word = isDenied ? end + 2 : end + 1;
  const isSaid = (isDenied || isWord(tokens[i - 1], 'no')) && isWord(tokens[word], 'need', 'require', 'necessary');
  return isSaid ? word + 1 : undefined;
}

/** Behind "there is no need to log in" (to vote), "you don't have to register", where `i` logs in. */
export function behindNoNeed(tokens: readonly Token[], i: number): number | undefined {
  const end = isSigningIn(tokens, i) ? i + 2 : i + 1;
  const isDeed = end === i + 2 || isWord(tokens[i], 'register');
  if (!isDeed || !isWord(tokens[i - 1], 'to') || !isWord(tokens[i - 2], 'need', 'have', 'necessary')) return undefined;
  return tokens.slice(Math.max(0, i - 5), i - 2).some((token) => isWord(token, 'no', 'not', "n't")) ? end : undefined;
}

/** "Guests see the fares, no login." */
const isRuledOut = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], ...ACCOUNTS) &&
  isWord(tokens[i - 1], 'no') &&
  isMark(tokens[i - 2], ',', ';', '(', '–', '—', '-') &&
  (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark');
