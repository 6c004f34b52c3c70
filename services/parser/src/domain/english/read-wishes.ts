import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import {
  applicationKindPhrases,
  authenticationPhrases,
  exclusionPhrases,
  minutesIn,
  nonFunctionalPhrases,
  openAccessPhrases,
  pageStylePhrases,
  paginationPhrases,
  statelessPhrases,
} from '../lexicon/wish-lexicon';
import { isMark, isWord, type Token } from '../text/token';
import { numberOf } from './constraints';
import { isNegated } from './negation';
import type { BriefReading, SentenceReading } from './reading';

/** Non-functional wishes, "rate limit of 100 requests per minute" with its figure. */
export function readNonFunctional(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end, value } of nonFunctionalPhrases.matches(tokens)) {
    if (isFieldOrObject(tokens, start, end, value)) continue;
    if (isNegated(tokens, start)) {
      reading.fact(at, start, end, FactKind.EXCLUSION, '', value);
    } else if (value === 'rate_limit') {
      const rate = rateAround(tokens, start, end);
      reading.fact(
        at,
        Math.min(start, rate?.start ?? start),
        Math.max(end, rate?.end ?? end),
        FactKind.NON_FUNCTIONAL,
        '',
        rate ? `rate_limit=${rate.perMinute}` : 'rate_limit',
      );
    } else {
      reading.fact(at, start, end, FactKind.NON_FUNCTIONAL, '', value);
    }
  }
  if (reading.has(FactKind.NON_FUNCTIONAL) || !tokens.some((token) => isWord(token, 'request', 'call'))) return;
  const rate = rateAround(tokens, 0, 0);
  if (rate) reading.fact(at, rate.start, rate.end, FactKind.NON_FUNCTIONAL, '', `rate_limit=${rate.perMinute}`);
}

/** "tests" of a laboratory, "a backup date": words that are data here. */
function isFieldOrObject(tokens: readonly Token[], start: number, end: number, value: string): boolean {
  if (
    ![
      'tests',
      'backup',
      'metrics',
      'webhooks',
      'caching',
      'performance',
      'encryption',
      'notifications',
      'idempotency',
    ].includes(value)
  )
    return false;
  if (value !== 'tests') return tokens[end]?.pos === 'NOUN' && value === 'backup';
  const before = tokens[start - 1];
  const plainTest = end - start === 1 && isWord(tokens[start], 'test');
  if (!plainTest) return false;
  if (tokens[start]?.lower === 'test' && !isWord(tokens[end], 'coverage', 'suite')) return true;
  return (
    isWord(
      before,
      'lab',
      'blood',
      'each',
      'a',
      'the',
      'driving',
      'medical',
      'many',
      'take',
      'their',
      'of',
      'student',
    ) || tokens.slice(0, start).some((token) => isWord(token, 'patient', 'student', 'manage', 'track', 'lab'))
  );
}

interface Rate {
  readonly perMinute: number;
  readonly start: number;
  readonly end: number;
}

/** "100 requests per minute", "60/min", "max 1000 calls an hour". */
function rateAround(tokens: readonly Token[], start: number, end: number): Rate | undefined {
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'number') continue;
    let j = i + 1;
    while (j < tokens.length && j < i + 5 && isWord(tokens[j], 'request', 'call', 'req', 'hit', 'api')) j++;
    if (!isWord(tokens[j], 'per', 'a', 'an', 'each', 'every') && !isMark(tokens[j], '/')) continue;
    let unitAt = j + 1;
    if (
      isWord(tokens[unitAt], 'client', 'user', 'ip', 'caller', 'key', 'person') &&
      isWord(tokens[unitAt + 1], 'per', 'a', 'and', 'each', 'every')
    )
      unitAt += 2;
    const unit = minutesIn(tokens[unitAt]?.lemma ?? '') ?? minutesIn(tokens[unitAt]?.lower ?? '');
    if (unit === undefined || (j === i + 1 && end === start)) continue;
    const count = Number(token.text.replace(/,/g, ''));
    return { perMinute: Math.max(1, Math.round(count / unit)), start: i, end: unitAt + 1 };
  }
  const number =
    tokens[end]?.kind === 'number'
      ? end
      : isMark(tokens[end], ':', '=') || isWord(tokens[end], 'of', 'to', 'at')
        ? end + 1
        : -1;
  const count = number >= 0 ? Number(tokens[number]?.text) : NaN;
  return end > start && Number.isInteger(count) ? { perMinute: count, start: number, end: number + 1 } : undefined;
}

/** None, API keys or accounts with tokens, as far as the words say. */
export function readAuthentication(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end } of openAccessPhrases.matches(tokens)) {
    reading.fact(at, start, end, FactKind.AUTHENTICATION, '', 'none');
  }
  for (const { start, end, value } of authenticationPhrases.matches(tokens)) {
    if (isDataWord(tokens, start, end)) continue;
    if (isNegated(tokens, start)) {
      if (isOptionalAccess(tokens, start) || !ruledOutForAll(tokens, start)) reading.use(at, start, end);
      else reading.fact(at, start, end, FactKind.AUTHENTICATION, '', 'none');
    } else {
      reading.fact(at, start, end, FactKind.AUTHENTICATION, '', value);
    }
  }
  for (const { start, end } of exclusionPhrases.matches(tokens).filter(({ value }) => value === 'authentication')) {
    if (isNegated(tokens, start) && ruledOutWhole(tokens, start, end) && !isOptionalAccess(tokens, start)) {
      reading.fact(at, start, end, FactKind.AUTHENTICATION, '', 'none');
    }
  }
}

/** "can browse without logging in": said of one thing, not of the whole. */
function isOptionalAccess(tokens: readonly Token[], start: number): boolean {
  const before = tokens.slice(0, start);
  const without = before.findLastIndex((token) => isWord(token, 'without', 'not'));
  const verb = before
    .slice(0, Math.max(without, 0))
    .some((token) => isWord(token, 'can', 'may', 'browse', 'view', 'see', 'read', 'search'));
  return verb && isWord(before[without], 'without');
}

/** "Students don't log in" and "no more sign-ups" speak of some, "we don't need a login" of all. */
function ruledOutForAll(tokens: readonly Token[], start: number): boolean {
  const before = tokens.slice(Math.max(0, start - 7), start);
  if (before.some((token) => isWord(token, 'more', 'until', 'unless', 'when'))) return false;
  const subject = before.findLast((token) => token.pos === 'NOUN' || token.pos === 'PROPN');
  return subject === undefined || isWord(before.at(-1), 'no', 'without', 'any') || isWord(subject, 'user', 'app', 'api', 'need', 'kind', 'system', 'version', 'login', 'auth', 'authentication', 'docker', 'service', 'backend', 'ui', 'form', 'frontend', 'sort', 'type');
}

/** "no account number" speaks of data; "no accounts" of logging in. */
function ruledOutWhole(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end];
  const near = tokens[start - 1];
  if (
    !isWord(near, 'no', 'without', 'any', 'user', 'or', 'need', 'of', 'and', 'want', 'a', 'kind') &&
    !isMark(near, ',')
  )
    return false;
  return (
    next === undefined ||
    next.kind === 'mark' ||
    !['NOUN', 'PROPN', 'VERB'].includes(next.pos) ||
    isWord(next, 'need', 'require', 'system', 'please')
  );
}

/** "login" as a column, "last login", "registered at", "sign in sheet". */
function isDataWord(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end];
  const before = tokens[start - 1];
  if (isWord(next, 'date', 'at', 'time', 'name', 'number', 'sheet', 'count', 'code'))
    return !isWord(next, 'at') || !isWord(before, 'can', 'must');
  if (isWord(before, 'last', 'first')) return true;
  if (tokens[start]?.lower === 'auth' || tokens[start]?.lower === 'login') return false;
  return end - start === 1 && isWord(tokens[start], 'secured') && isWord(next, 'loan', 'debt');
}

export function readApplicationKind(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end, value } of applicationKindPhrases.matches(tokens)) {
    if (isNegated(tokens, start)) continue;
    if (value === 'rest_api' && !saysApi(tokens, start, end)) continue;
    if (value === 'web_app' && !saysFrontend(tokens, start, end)) continue;
    reading.fact(at, start, end, FactKind.APPLICATION_KIND, '', value);
  }
}

/** "api key" and "service desk" are no kind of application; "server" of a restaurant neither. */
function saysApi(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end];
  if (end - start > 1) return true;
  if (isWord(tokens[start], 'api')) return !isWord(next, 'key', 'token', 'docs', 'documentation');
  if (isWord(tokens[start], 'backend')) return true;
  if (tokens[start]?.lower === 'rest')
    return (
      tokens[start].text === 'REST' ||
      isWord(next, 'interface', 'endpoint') ||
      isMark(next, '.', ',') ||
      next === undefined
    );
  if (isWord(tokens[start], 'service', 'server')) {
    if (
      tokens[start]?.lower !== tokens[start]?.lemma ||
      isWord(
        next,
        'desk',
        'type',
        'provider',
        'name',
        'history',
        'charge',
        'record',
        'fee',
        'date',
        'price',
        'interval',
        'call',
        'book',
      )
    )
      return false;
    const before = tokens.slice(0, start);
    return (
      before.length <= 12 &&
      before.some((token) =>
        isWord(
          token,
          'a',
          'an',
          'build',
          'create',
          'make',
          'write',
          'small',
          'the',
          'this',
          'want',
          'need',
          'go',
          'python',
          'typescript',
        ),
      ) &&
      !before.some((token) => isMark(token, ':', '('))
    );
  }
  return true;
}

/** A frontend that is meant to be built, not one that others have. */
function saysFrontend(tokens: readonly Token[], start: number, end: number): boolean {
  const before = tokens.slice(Math.max(0, start - 6), start);
  if (isWord(tokens[start], 'website', 'site')) {
    if (isMark(tokens[end], ',', ')', '(') && before.some((token) => isMark(token, ',', ':', '('))) return false;
    return (
      before.some((token) => isWord(token, 'build', 'create', 'make', 'want', 'need', 'develop', 'write')) &&
      !before.some((token) => isWord(token, 'for', 'api', 'backend', 'has', 'with'))
    );
  }
  return !before.some((token) =>
    isWord(
      token,
      'existing',
      'our',
      'my',
      'their',
      'separate',
      'by',
      'consumed',
      'other',
      'another',
      'used',
      'for',
      'from',
      'later',
    ),
  );
}

export function readExclusions(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end, value } of statelessPhrases.matches(tokens)) {
    const ofTokens = isWord(tokens[end], 'jwt', 'token', 'auth', 'authentication', 'session');
    if (!ofTokens && !isNegated(tokens, start)) reading.fact(at, start, end, FactKind.EXCLUSION, '', value);
  }
  for (const { start, end, value } of exclusionPhrases.matches(tokens)) {
    if (value === 'authentication' || !isNegated(tokens, start)) continue;
    reading.fact(at, start, end, FactKind.EXCLUSION, '', value);
  }
}

export function readPagination(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const [match] = paginationPhrases.matches(tokens);
  if (!match || isNegated(tokens, match.start)) return;
  const { start, end } = match;
  const figures: { kind: string; at: number }[] = [];
  for (const [i, token] of tokens.entries()) {
    const figure = Number(numberOf(token));
    if (Math.abs(i - start) > 10 || !Number.isInteger(figure) || figure < 2) continue;
    const before = tokens.slice(Math.max(0, i - 4), i);
    if (minutesIn(tokens[i + 2]?.lemma ?? '') !== undefined || isWord(tokens[i + 1], 'request', 'char', 'character'))
      continue;
    const isMaximum = before.some((token_) => isWord(token_, 'max', 'maximum', 'most', 'than', 'exceed', 'up'));
    figures.push({ kind: isMaximum ? 'max' : 'limit', at: i });
  }
  for (const { kind, at: i } of figures)
    reading.fact(
      at,
      Math.min(start, i),
      Math.max(end, i + 1),
      FactKind.PAGINATION,
      '',
      `${kind}=${numberOf(tokens[i]) ?? ''}`,
    );
  const [style] = pageStylePhrases.matches(tokens);
  if (style) reading.fact(at, style.start, style.end, FactKind.PAGINATION, '', style.value);
  else if (figures.length === 0) reading.fact(at, start, end, FactKind.PAGINATION, '', 'yes');
  reading.use(at, start, end);
}
