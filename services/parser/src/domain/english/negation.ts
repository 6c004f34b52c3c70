import { isMark, type Token } from '../text/token';

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
]);
/** How far a negation reaches: "we do not think that we will ever need any kind of login". */
const REACH = 9;

/** Whether what starts at `index` is ruled out: "no login", "without docker or tests", "we don't need a frontend". */
export function isNegated(tokens: readonly Token[], index: number): boolean {
  for (let i = index - 1; i >= 0 && index - i <= REACH; i--) {
    const token = tokens[i];
    if (!token) return false;
    if (isMark(token, '.', ';', ':', '(', ')', '!', '-', '–', '—')) return false;
    if (isMark(token, ',') && !listContinues(tokens, i, index)) return false;
    if (NEGATIONS.has(token.lower)) return !isOnlyAfter(tokens, i);
    // "must not use Docker"
    if (token.lower === 'use' && NEGATIONS.has(tokens[i - 1]?.lower ?? '')) return true;
    if (BREAKS.has(token.lower) && !(isHave(token) && tokens[i + 1]?.lower === 'to')) return false;
  }
  return followedByRefusal(tokens, index);
}

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

/** "authentication is not needed", "docker: no", "no need for ..." is caught before. */
function followedByRefusal(tokens: readonly Token[], index: number): boolean {
  let i = index + 1;
  while (i < tokens.length && i < index + 4 && !isMark(tokens[i], ',', '.', ';')) {
    const token = tokens[i];
    const after = tokens.slice(i + 1, i + 4).map(({ lower }) => lower);
    if (token && (token.lower === 'is' || token.lower === 'are' || isMark(token, ':'))) {
      const [first = '', second = '', third = ''] = after;
      if (['unnecessary', 'unneeded', 'no', 'none', 'off', 'overkill'].includes(first) && first !== 'no') return true;
      if (first === 'no' && isMark(token, ':')) return true;
      return (
        ['not', "n't"].includes(first) &&
        ['needed', 'required', 'necessary', 'wanted', 'part'].includes(second === 'be' ? third : second)
      );
    }
    if (token && TRANSPARENT.has(token.lower)) return false;
    i++;
  }
  return false;
}
