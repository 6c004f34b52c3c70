import { isMark, isWord, type Token } from '../../text/token';

const NEGATIONS = new Set([
  'no',
  'not',
  "n't",
  'without',
  'never',
  'neither',
  'nor',
  'none',
  'skip',
  'omit',
  'exclude',
  'excluding',
  'avoid',
  'cannot',
  'unnecessary',
  'minus',
  'bother',
  'ignore',
  'forget',
  'nobody',
  'nothing',
]);
const TRANSPARENT = new Set(['and', 'or', ',', '/', 'nor']);
const BREAKS = new Set([
  'but',
  'with',
  'only',
  'except',
  'instead',
  'just',
  'has',
  'have',
  'must',
  'should',
  'can',
  'use',
  'then',
  'otherwise',
]);
/** A word that rules out what follows it. */
export const isNegation = ({ lower }: Token): boolean => NEGATIONS.has(lower);

/** How far a negation reaches: "we do not think that we will ever need any kind of login". */
const REACH = 9;

/** Whether what starts at `index` is ruled out: "no login", "without docker or tests", "we don't need a frontend". */
export function isNegated(tokens: readonly Token[], index: number): boolean {
  for (let i = index - 1; i >= 0 && index - i <= REACH; i--) {
    const token = tokens[i];
    if (!token) return false;
    if (isMark(token, '.', ';', ':', '(', ')', '!', '-', '–', '—')) return false;
    if (isMark(token, ',') && !listContinues(tokens, i, index)) return false;
    if (isNegation(token)) return !isOnlyAfter(tokens, i) && !goesOnBehind(tokens, i, index);
    if (token.lower === 'out' && isWord(tokens[i - 1], 'leave', 'keep', 'rule')) return true;
    // "must not use Docker"
    if (token.lower === 'use' && NEGATIONS.has(tokens[i - 1]?.lower ?? '')) return true;
    // "don't bother with Docker"
    if (isWord(token, 'with', 'about') && isWord(tokens[i - 1], 'bother', 'deal', 'forget')) continue;
    if (BREAKS.has(token.lower) && !(isHave(token) && tokens[i + 1]?.lower === 'to')) return false;
  }
  return followedByRefusal(tokens, index);
}

/** "browse all events without logging in and filter them": what is done goes on. */
const goesOnBehind = (tokens: readonly Token[], without: number, index: number): boolean =>
  isWord(tokens[without], 'without') &&
  tokens[without + 1]?.lower.endsWith('ing') === true &&
  tokens
    .slice(without, index + 1)
    .some((token, i, words) => isWord(words[i - 1], 'and') && token.pos === 'VERB' && !token.lower.endsWith('ing'));

/** "you don't have to make any pages" */
const isHave = (token: Token): boolean => token.lower === 'have' || token.lower === 'has';

/** Up to the comma, the words must be a list: "no login, docker or tests". */
function listContinues(tokens: readonly Token[], comma: number, index: number): boolean {
  const between = tokens.slice(comma + 1, index);
  return (
    between.every(
      (token) =>
        !['it', 'we', 'i', 'each', 'users', 'the', 'a', 'an', 'every'].includes(token.lower) && token.pos !== 'AUX',
    ) && between.length <= 3
  );
}

/** "not only login but ..." is no refusal. */
const isOnlyAfter = (tokens: readonly Token[], i: number): boolean =>
  tokens[i + 1]?.lower === 'only' || tokens[i + 1]?.lower === 'just';

/** Between what is refused and its refusal: "login is just not needed". */
const SOFTENERS = new Set([
  'be',
  'just',
  'really',
  'simply',
  'also',
  'explicitly',
  'currently',
  'strictly',
  'yet',
  'all',
]);
const REFUSALS = new Set([
  'unnecessary',
  'unneeded',
  'overkill',
  'off',
  'excluded',
  'none',
  'omitted',
  'unwanted',
  'out',
]);
const REFUSED_BY_NOT = new Set([
  'needed',
  'required',
  'necessary',
  'wanted',
  'part',
  'planned',
  'included',
  'in',
  'our',
  'desired',
]);
const LATER = new Set(['later', 'wait', 'elsewhere', 'there', 'upstream', 'outside']);

/** "authentication is not needed", "a frontend is out of scope", "docker: no", "charts can wait". */
function followedByRefusal(tokens: readonly Token[], index: number): boolean {
  for (let i = index + 1; i < tokens.length && i < index + 4; i++) {
    const token = tokens[i];
    if (!token || isMark(token, ',', '.', ';') || TRANSPARENT.has(token.lower)) return false;
    const after = tokens.slice(i + 1, i + 5).filter(({ lower }) => !SOFTENERS.has(lower));
    const [first, second] = after;
    if (isMark(token, ':', '=') && isNoMore(first, second)) return true;
    if (!isCopula(token)) continue;
    if (REFUSALS.has(first?.lower ?? '') || LATER.has(first?.lower ?? '')) return true;
    if (isWord(first, 'left', 'kept', 'ruled', 'handled', 'done', 'come', 'follow') && isWord(second, 'out', ...LATER))
      return true;
    return isWord(first, 'not', "n't") && REFUSED_BY_NOT.has(second?.lower ?? '');
  }
  return false;
}

const isCopula = ({ lower }: Token): boolean => ['is', 'are', 'will', 'can', 'may', 'shall', "'s"].includes(lower);

/** "docker: no", "auth: none", "login: not needed". */
const isNoMore = (first: Token | undefined, second: Token | undefined): boolean =>
  isWord(first, 'no', 'none', 'off', 'not', 'without', 'never') &&
  (second === undefined || second.kind === 'mark' || REFUSED_BY_NOT.has(second.lower));
