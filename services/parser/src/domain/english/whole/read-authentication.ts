import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAdministratorRole, isPersonNoun } from '../../lexicon/account-lexicon';
import { authenticationPhrases, exclusionPhrases, openAccessPhrases } from '../../lexicon/wish-lexicon';
import { singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { accessScope, isOfAnybody } from './access-scope';
import { accountsOfPeople } from './named-accounts';
import { isNegated } from '../grammar/negation';
import { refuses } from '../grammar/refusals';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** None, API keys or accounts with tokens, as far as the words say. */
export function readAuthentication(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end } of openAccessPhrases.matches(tokens).filter((one) => !isByProvider(tokens, one)))
    ruleOut(reading, at, start, end, isOneWay(tokens, end - 1) ? 'weak' : 'outright');
  for (const { start, end, value } of authenticationPhrases.matches(tokens)) {
    if (isGeneric(tokens, start, end) && authenticationPhrases.matches(tokens).some((one) => one.value === 'api_key')) {
      reading.use(at, start, end);
      continue;
    }
    if (isDataWord(tokens, start, end)) continue;
    if (ruleOutProvider(reading, at, { start, end })) continue;
    if (isLater(tokens) || (value !== 'api_key' && isWithKey(tokens, end))) reading.use(at, start, end);
    else if (!isNegated(tokens, start) || isDoneBySomebody(tokens, start)) noteRequired(reading, at, start, end, value);
    else if (ruledOutForAll(tokens, start))
      ruleOut(reading, at, start, end, isOneWay(tokens, start) ? 'weak' : 'outright');
    else reading.use(at, start, end);
  }
  for (const { start, end } of accountsOfPeople(reading, tokens))
    if (!isNegated(tokens, start) && !isLater(tokens)) noteRequired(reading, at, start, end, 'jwt');
  for (const { start, end } of exclusionPhrases.matches(tokens).filter(({ value }) => value === 'authentication'))
    if (isNegated(tokens, start) && !isByProvider(tokens, { start, end }) && ruledOutWhole(tokens, start, end))
      ruleOut(reading, at, start, end, isOutright(tokens, start) ? 'outright' : 'weak');
}

/** "they log in with an API key": no other way is meant. */
const isWithKey = (tokens: readonly Token[], end: number): boolean =>
  authenticationPhrases
    .matches(tokens)
    .some(
      ({ value, start }) =>
        value === 'api_key' &&
        start >= end &&
        start < end + 4 &&
        tokens.slice(end - 1, start).some((token) => isWord(token, 'with', 'by', 'using', 'via')),
    );

/** "Log-in is required for everything but reading" */
function noteRequired(reading: BriefReading, at: SentenceReading, start: number, end: number, value: string): void {
  const { tokens } = at.sentence;
  reading.fact(at, start, end, FactKind.AUTHENTICATION, '', value);
  const but = tokens.findIndex(
    (token, i) =>
      i >= end &&
      isWord(token, 'but', 'except', 'besides', 'apart') &&
      isWord(tokens[i - 1], 'everything', 'anything', 'all', 'endpoint', 'request', 'operation'),
  );
  const what = but < 0 ? -1 : isWord(tokens[but + 1], 'for', 'from', 'the') ? but + 2 : but + 1;
  const isReading = isWord(tokens[what], 'read', 'reading', 'viewing', 'browsing', 'view', 'get');
  const next = tokens[what + 1];
  if (
    isReading &&
    (next === undefined || next.kind === 'mark' || isWord(next, 'access', 'operation', 'endpoint', 'request'))
  )
    reading.fact(at, but, what + 1, FactKind.PERMISSION, 'anyone', '*.read');
}

/** One of several ways to log in: ruling it out says nothing of the others. */
const isOneWay = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start - 1], 'social') ||
  isWord(
    tokens[start],
    'api',
    'oauth',
    'oauth2',
    'jwt',
    'json',
    'bearer',
    'sso',
    'single',
    'identity',
    'password',
    'sign',
    'signup',
  );

const PROVIDERS = ['google', 'facebook', 'apple', 'microsoft', 'github', 'linkedin', 'twitter', 'social', 'discord'];

/** "No login with Google", "no Facebook sign-in": whose accounts are not taken, where the software has its own. */
function ruleOutProvider(reading: BriefReading, at: SentenceReading, phrase: Range): boolean {
  const { tokens } = at.sentence;
  const provider = providerOf(tokens, phrase);
  if (provider === undefined || !isNegated(tokens, phrase.start)) return false;
  const [from, to] = [Math.min(phrase.start, provider), Math.max(phrase.end, provider + 1)];
  reading.fact(at, from, to, FactKind.EXCLUSION, '', `${tokens[provider]?.lower ?? ''}_login`);
  return true;
}

const isByProvider = (tokens: readonly Token[], phrase: Range): boolean => providerOf(tokens, phrase) !== undefined;

/** Where it stands with whose account one would log in: before the login, or behind "with". */
function providerOf(tokens: readonly Token[], { start, end }: Range): number | undefined {
  const isBehind = isWord(tokens[end], 'with', 'via', 'through', 'by', 'using', 'over');
  const places = [start - 1, end, ...(isBehind ? [end + 1] : [])];
  return places.find((i) => isWord(tokens[i], ...PROVIDERS));
}

/** "Later librarians will log in": not now. */
const isLater = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isWord(token, 'later', 'eventually', 'someday') ||
      // "for future features like user accounts", not "in the future"
      (isWord(token, 'future') && tokens[i + 1]?.pos === 'NOUN'),
  );

/** "No passwords please, members log in with a link": the "no" is said of something else. */
const isDoneBySomebody = (tokens: readonly Token[], start: number): boolean => {
  const comma = tokens.findLastIndex((token, i) => i < start && isMark(token, ','));
  return (
    comma >= 0 &&
    start - comma <= 4 &&
    ['NOUN', 'PROPN', 'PRON'].includes(tokens[start - 1]?.pos ?? '') &&
    !isWord(tokens[start - 1], 'nobody', 'none') &&
    isWord(tokens[start], 'log', 'sign', 'authenticate')
  );
};

const isOutright = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start], 'authentication', 'auth', 'login', 'log', 'security', 'authorization', 'authorisation');

const isGeneric = (tokens: readonly Token[], start: number, end: number): boolean =>
  end - start === 1 &&
  ['authentication', 'authenticate', 'auth', 'authenticated', 'secured'].includes(tokens[start]?.lower ?? '');

/**
 * "No login" is none for the whole, unless it is said of a part of it. Weaker words ("no user management", "no OAuth") count
 * only where no other words ask for accounts; and beside an API key they say only that nobody logs in.
 */
function ruleOut(
  reading: BriefReading,
  at: SentenceReading,
  start: number,
  end: number,
  words: 'outright' | 'weak',
): void {
  const { tokens } = at.sentence;
  const scope = accessScope(tokens, start, end);
  if (isOnlyThen(tokens, end)) return;
  if (isCondition(tokens, start, end)) {
    reading.fact(at, start, end, FactKind.AUTHENTICATION, '', 'jwt');
  } else if (scope === 'reading') {
    reading.fact(at, start, end, FactKind.PERMISSION, 'anyone', '*.read');
    reading.fact(at, start, end, FactKind.AUTHENTICATION, '', 'jwt');
  } else if (scope === 'part' || (isOfAnybody(tokens, start) && areRun(reading, at))) {
    reading.use(at, start, end);
  } else if (isAskedFor(reading, 'api_key') || (words === 'weak' && isAskedFor(reading, 'jwt'))) {
    reading.use(at, start, end);
  } else {
    reading.fact(at, start, end, FactKind.AUTHENTICATION, '', 'none');
  }
}

/** "Admins create surveys", said elsewhere: somebody has to be known. */
const areRun = (reading: BriefReading, at: SentenceReading): boolean =>
  reading.content.some(
    (other) =>
      other !== at &&
      other.sentence.tokens.some(({ lower, pos }) => pos !== 'ADJ' && isAdministratorRole(singular(lower))),
  );

/** "Without signing in, nothing is visible", "given I am not logged in, I get a 401": it takes a login. */
function isCondition(tokens: readonly Token[], start: number, end: number): boolean {
  const opening = tokens.findLastIndex((token, i) => i < start && (isWord(token, 'if', 'when') || isGiven(token, i)));
  if (opening >= 0 && start - opening < 6 && refusesAll(tokens.slice(end))) return true;
  const without = tokens.findLastIndex((token, i) => i < start && i >= start - 3 && isWord(token, 'without'));
  if (without < 0) return false;
  const rest = [...tokens.slice(0, without), ...tokens.slice(end)];
  return rest.some((token) =>
    isWord(token, 'nothing', 'nobody', 'not', "n't", 'cannot', 'no', 'never', 'none', 'neither'),
  );
}

const isGiven = (token: Token, i: number): boolean => i === 0 && isWord(token, 'given');

const refusesAll = (tokens: readonly Token[]): boolean =>
  refuses(tokens) || tokens.some((token) => isWord(token, 'cannot', 'not', "n't", 'unauthorized'));

const isAskedFor = (reading: BriefReading, wanted: string): boolean =>
  reading.content.some(({ sentence: { tokens } }) =>
    authenticationPhrases
      .matches(tokens)
      .some(
        ({ value, start, end }) => value === wanted && !isNegated(tokens, start) && !isDataWord(tokens, start, end),
      ),
  );

/** "No registration without a phone number" asks for one. */
const isOnlyThen = (tokens: readonly Token[], end: number): boolean =>
  isWord(tokens[end], 'without', 'unless', 'before', 'until');

/** "Students don't log in" and "no more sign-ups" speak of some, "we don't need a login" of all. */
function ruledOutForAll(tokens: readonly Token[], start: number): boolean {
  const opening = tokens.findLastIndex((token, i) => i < start && isMark(token, ';', '.', ':'));
  const before = tokens.slice(Math.max(opening + 1, start - 7), start);
  if (before.some((token) => isWord(token, 'more', 'until', 'unless', 'when'))) return false;
  const subject = before.findLast((token) => token.pos === 'NOUN' || token.pos === 'PROPN');
  // "Registration and authentication are not needed"
  if (isOfThings(before, subject)) return false;
  if (isWord(before.at(-1), 'and', 'or') && subject === before.at(-2) && namesAccess(before)) return true;
  return (
    subject === undefined ||
    isWord(before.at(-1), 'no', 'without', 'any') ||
    WHOLE_SUBJECTS.has(subject.lemma) ||
    WHOLE_SUBJECTS.has(singular(subject.lower))
  );
}

/** "Cancelled sessions accept no sign-ups": they do, and not what is built. */
const isOfThings = (before: readonly Token[], subject: Token | undefined): boolean =>
  subject !== undefined &&
  !WHOLE_SUBJECTS.has(subject.lemma) &&
  isWord(before.at(-1), 'no') &&
  isWord(before.at(-2), ...TAKING);

const TAKING = ['accept', 'take', 'allow', 'receive', 'permit'];

const namesAccess = (tokens: readonly Token[]): boolean =>
  exclusionPhrases.matches(tokens).some(({ value, end }) => value === 'authentication' && end === tokens.length - 1);

const WHOLE_SUBJECTS = new Set([
  ...['user', 'app', 'api', 'need', 'kind', 'system', 'version', 'login', 'auth', 'authentication', 'docker'],
  ...['service', 'backend', 'ui', 'form', 'frontend', 'sort', 'type'],
]);

/** "no account number" speaks of data; "no accounts" of logging in. */
function ruledOutWhole(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end];
  const near = tokens[start - 1];
  const before = tokens.slice(0, start);
  if (
    isOfThings(
      before,
      before.findLast(({ pos }) => pos === 'NOUN' || pos === 'PROPN'),
    )
  )
    return false;
  const isNear =
    near === undefined ||
    isMark(near, ',') ||
    isWord(near, 'no', 'without', 'any', 'user', 'or', 'need', 'of', 'and', 'want', 'a', 'an', 'kind', 'add');
  if (!isNear) return false;
  return (
    next === undefined ||
    next.kind === 'mark' ||
    !['NOUN', 'PROPN', 'VERB'].includes(next.pos) ||
    isWord(next, 'need', 'require', 'system', 'please')
  );
}

/** "login" as a column, "last login", "registered at", "sign in sheet", the password of a router. */
function isDataWord(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end];
  const before = tokens[start - 1];
  if (isWord(tokens[start], 'password') && end - start === 1) return !isOfPerson(tokens, start);
  if (isWord(tokens[start], 'sign') && isWord(next, 'for', 'to')) return true;
  // "We log on paper who came"
  if (tokens[end - 1]?.lower === 'on' && ['DET', 'NOUN'].includes(next?.pos ?? '')) return true;
  if (isWord(next, 'date', 'at', 'time', 'name', 'number', 'sheet', 'count', 'code'))
    return !isWord(next, 'at') || !isWord(before, 'can', 'must');
  // "an account manager": somebody's trade.
  if (isWord(tokens[end - 1], 'account') && next?.kind === 'word' && isPersonNoun(singular(next.lower))) return true;
  // "Each sign-up has a date": those of something else than this software.
  if (isWord(tokens[start], 'sign', 'signup') && isWord(before, 'each', 'every', 'per', 'one', 'two')) return true;
  if (isEnrolment(tokens, start, end)) return true;
  if (isWord(before, 'last', 'first')) return true;
  // "parishes, registers and entries": books, nothing that somebody does.
  if (end - start === 2 && tokens[start]?.lower === 'registers') return true;
  if (tokens[start]?.lower === 'auth' || tokens[start]?.lower === 'login') return false;
  return end - start === 1 && isWord(tokens[start], 'secured') && isWord(next, 'loan', 'debt');
}

const KEPT = 'see view list mark cancel export approve confirm reject delete edit change have be close belong'.split(
  ' ',
);

/** "see all sign-ups", "sign-ups have a note", "sign up their children": who takes part in something, not how accounts come about. */
function isEnrolment(tokens: readonly Token[], start: number, end: number): boolean {
  if (!isWord(tokens[start], 'sign', 'signup')) return false;
  const [before, next] = [tokens[start - 1], tokens[end]];
  if (!/ups$/.test(tokens[end - 1]?.lower ?? ''))
    return (
      isWord(before, 'own', 'their', 'his', 'her') ||
      isWord(next, 'their', 'his', 'her', 'our', 'my', 'a', 'an') ||
      (isWord(before, 'a') && (isWord(next, ...KEPT) || isWord(tokens[start - 2], ...KEPT)))
    );
  const isHeld = isWord(before, 'all', 'their', 'own', 'the', 'these', ...KEPT);
  return isHeld || ((before === undefined || before.kind === 'mark') && isWord(next, ...KEPT));
}

/** "Every user has a password", "register with an email and a password": whoever has one logs in with it. */
const isOfPerson = (tokens: readonly Token[], start: number): boolean =>
  tokens
    .slice(Math.max(0, start - 12), start)
    .some(({ lower, lemma }) => lemma === 'user' || lemma === 'register' || isPersonNoun(singular(lower)));
