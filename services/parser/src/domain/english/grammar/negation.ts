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
  'may',
  'shall',
  'use',
  'then',
  'otherwise',
  'until',
  'unless',
  'because',
]);
/** A word that rules out what follows it. */
export const isNegation = ({ lower }: Token): boolean => NEGATIONS.has(lower);

/** How far a negation reaches: "we do not think that we will ever need any kind of login". */
const REACH = 9;

/** Whether what starts at `index` is ruled out: "no login", "without docker or tests", "we don't need a frontend". */
export const isNegated = (tokens: readonly Token[], index: number): boolean =>
  isDeniedBefore(tokens, index) || isRefusedBehind(tokens, index);

function isDeniedBefore(tokens: readonly Token[], index: number): boolean {
  for (let i = index - 1; i >= 0 && index - i <= REACH; i--) {
    const token = tokens[i];
    if (!token) return false;
    if (isMark(token, '.', ';', ':', '(', ')', '!', '-', '–', '—', '|')) return false;
    if (isMark(token, ',') && !listContinues(tokens, i, index)) return false;
    if (isNegation(token)) return !isOnlyAfter(tokens, i) && !goesOnBehind(tokens, i, index);
    // "API keys rather than logins", "tokens instead of sessions"
    if (isWord(token, 'than') && isWord(tokens[i - 1], 'rather')) return true;
    if (isWord(token, 'of') && isWord(tokens[i - 1], 'instead')) return true;
    if (token.lower === 'out' && isWord(tokens[i - 1], 'leave', 'keep', 'rule')) return true;
    // "must not use Docker"
    if (token.lower === 'use' && NEGATIONS.has(tokens[i - 1]?.lower ?? '')) return true;
    // "don't bother with Docker"
    if (isWord(token, 'with', 'about') && isWord(tokens[i - 1], 'bother', 'deal', 'forget')) continue;
    if (BREAKS.has(token.lower) && !(isHave(token) && tokens[i + 1]?.lower === 'to')) return false;
  }
  return false;
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

/** Up to the comma, the words must be a list that "or" ends: "no login, docker or tests", not "no login, docker, tests". */
function listContinues(tokens: readonly Token[], comma: number, index: number): boolean {
  const between = tokens.slice(comma + 1, index);
  const stop = tokens.findIndex((token, i) => i > index && isMark(token, '.', ';', ':', '(', '!', '–', '—'));
  const isJoined = tokens
    .slice(comma, stop < 0 ? tokens.length : stop)
    .some(({ lower }) => lower === 'or' || lower === 'nor' || lower === 'and');
  return (
    isJoined &&
    between.every(
      (token) =>
        !['it', 'we', 'i', 'each', 'users', 'the', 'a', 'an', 'every'].includes(token.lower) && token.pos !== 'AUX',
    ) &&
    between.length <= 3
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
  'skipped',
  'ignored',
  'dropped',
  'disregarded',
  'postponed',
  'deferred',
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
export function isRefusedBehind(tokens: readonly Token[], index: number): boolean {
  for (let i = index + 1; i < tokens.length && i < index + 4; i++) {
    const token = tokens[i];
    if (!token || isMark(token, ',', '.', ';') || TRANSPARENT.has(token.lower)) break;
    if (isMark(token, ':', '=') && isNoMore(...behindSofteners(tokens, i))) return true;
    if (isCopula(token)) return refusesAt(tokens, i);
  }
  const copula = endOfSubject(tokens, index);
  return copula !== undefined && refusesAt(tokens, copula);
}

/** "is not needed", "are out of scope", "can be skipped" */
function refusesAt(tokens: readonly Token[], copula: number): boolean {
  const [first, second] = behindSofteners(tokens, copula);
  if (REFUSALS.has(first?.lower ?? '') || LATER.has(first?.lower ?? '')) return true;
  if (isWord(first, 'left', 'kept', 'ruled', 'handled', 'done', 'come', 'follow') && isWord(second, 'out', ...LATER))
    return true;
  if (!isWord(first, 'not', "n't")) return false;
  return REFUSED_BY_NOT.has(second?.lower ?? '') || isInsufficient(tokens, copula) || isNoOption(tokens, copula);
}

/** "API keys won't do", "a monolith would not work": not what is meant. */
const isInsufficient = (tokens: readonly Token[], copula: number): boolean =>
  ['will', 'wo', 'would'].includes(tokens[copula]?.lower ?? '') &&
  isWord(tokens[copula + 2], 'do', 'work', 'suffice', 'cut', 'fly') &&
  !isWord(tokens[copula + 3], 'without');

/** "MySQL is not an option" */
const isNoOption = (tokens: readonly Token[], copula: number): boolean =>
  tokens
    .slice(copula + 2, copula + 6)
    .some(
      (token, i, behind) =>
        isWord(token, 'option', 'choice', 'candidate', 'possibility') && isWord(behind[0], 'a', 'an') && i < 3,
    );

const behindSofteners = (tokens: readonly Token[], i: number): [first?: Token, second?: Token] => {
  const [first, second] = tokens.slice(i + 1, i + 5).filter(({ lower }) => !SOFTENERS.has(lower));
  return [...(first ? [first] : []), ...(second ? [second] : [])] as [first?: Token, second?: Token];
};

const NAMING = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'CCONJ']);
/** Verbs that name what is done by them: "log in and sign up are not needed". */
const NAMING_VERBS = ['log', 'sign', 'up', 'in', 'on', 'login', 'register', 'reset', 'upload', 'export'];

/** "Sign-up, login and password reset are not needed": where the list that a clause begins with has its verb. */
function endOfSubject(tokens: readonly Token[], index: number): number | undefined {
  const names = (i: number): boolean => {
    const token = tokens[i];
    return token !== undefined && (NAMING.has(token.pos) || isMark(token, ',', '/') || isWord(token, ...NAMING_VERBS));
  };
  let start = index;
  while (start > 0 && names(start - 1)) start--;
  const before = tokens[start - 1];
  const opens =
    before === undefined ||
    before.kind === 'mark' ||
    isMark(tokens[start], ',') ||
    isWord(before, 'because', 'as', 'since', 'but', 'so');
  let end = index;
  while (names(end)) end++;
  return opens && isCopula(tokens[end] ?? NOTHING) ? end : undefined;
}

const NOTHING = { lower: '' };

const isCopula = ({ lower }: Pick<Token, 'lower'>): boolean =>
  ['is', 'are', 'will', 'wo', 'would', 'can', 'may', 'shall', "'s"].includes(lower);

/** "docker: no", "auth: none", "login: not needed". */
const isNoMore = (first: Token | undefined, second: Token | undefined): boolean =>
  isWord(first, 'no', 'none', 'off', 'not', 'without', 'never') &&
  (second === undefined || second.kind === 'mark' || REFUSED_BY_NOT.has(second.lower));
