import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { authenticationPhrases, exclusionPhrases, openAccessPhrases } from '../lexicon/wish-lexicon';
import { projectHeads } from '../lexicon/project-lexicon';
import { type Token, isMark, isWord } from '../text/token';
import { isNegated } from './negation';
import type { BriefReading, SentenceReading } from './reading';

/** None, API keys or accounts with tokens, as far as the words say. */
export function readAuthentication(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end } of openAccessPhrases.matches(tokens)) {
    if (isWord(tokens[start], 'no') && (onePartNeedsNone(tokens, start) || isOfAbility(tokens, start))) {
      reading.use(at, start, end);
      continue;
    }
    reading.fact(at, start, end, FactKind.AUTHENTICATION, '', 'none');
  }
  for (const { start, end, value } of authenticationPhrases.matches(tokens)) {
    const generic =
      ['authentication', 'authenticate', 'auth', 'authenticated', 'secured'].includes(tokens[start]?.lower ?? '') &&
      end - start === 1;
    if (generic && authenticationPhrases.matches(tokens).some((other) => other.value === 'api_key')) {
      reading.use(at, start, end);
      continue;
    }
    if (isDataWord(tokens, start, end)) continue;
    if (isNegated(tokens, start)) {
      if (
        isOptionalAccess(tokens, start) ||
        onePartNeedsNone(tokens, start) ||
        isOfAbility(tokens, start) ||
        !ruledOutForAll(tokens, start)
      )
        reading.use(at, start, end);
      else stateNone(reading, at, start, end);
    } else {
      reading.fact(at, start, end, FactKind.AUTHENTICATION, '', value);
    }
  }
  for (const { start, end } of exclusionPhrases.matches(tokens).filter(({ value }) => value === 'authentication')) {
    if (
      isNegated(tokens, start) &&
      ruledOutWhole(tokens, start, end) &&
      !isOptionalAccess(tokens, start) &&
      !isOfAbility(tokens, start) &&
      !onePartNeedsNone(tokens, start)
    ) {
      stateNone(reading, at, start, end);
    }
  }
}

/** Beside an API key, "no user accounts" says only that nobody logs in. */
function stateNone(reading: BriefReading, at: SentenceReading, start: number, end: number): void {
  const byKey = reading.sentences.some(({ sentence: { tokens } }) =>
    authenticationPhrases.matches(tokens).some((match) => match.value === 'api_key' && !isNegated(tokens, match.start)),
  );
  if (byKey) reading.use(at, start, end);
  else reading.fact(at, start, end, FactKind.AUTHENTICATION, '', 'none');
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

/** "Listeners can leave comments, no account needed": what one thing asks for, not the whole. */
const isOfAbility = (tokens: readonly Token[], start: number): boolean => {
  const modal = tokens.findIndex((token, i) => i < start && isWord(token, 'can', 'may'));
  return (
    modal > 0 &&
    !tokens
      .slice(0, modal)
      .some((token) => projectHeads.has(token.lemma) || isWord(token, 'everyone', 'everybody', 'anyone'))
  );
};

/** "The list of markets is public and requires no login": others of the same application may ask for one. */
function onePartNeedsNone(tokens: readonly Token[], start: number): boolean {
  const verb = tokens.findLastIndex(
    (token, i) => i < start && i >= start - 4 && ['need', 'require'].includes(token.lemma),
  );
  const subject = tokens
    .slice(0, Math.max(verb, 0))
    .findLast(
      (token) => (token.pos === 'NOUN' || token.pos === 'PROPN') && token.kind === 'word' && token.lower !== 'public',
    );
  return (
    subject !== undefined &&
    !projectHeads.has(subject.lemma) &&
    !['user', 'version', 'everything'].includes(subject.lemma)
  );
}

/** "Students don't log in" and "no more sign-ups" speak of some, "we don't need a login" of all. */
function ruledOutForAll(tokens: readonly Token[], start: number): boolean {
  const before = tokens.slice(Math.max(0, start - 7), start);
  if (before.some((token) => isWord(token, 'more', 'until', 'unless', 'when'))) return false;
  const subject = before.findLast((token) => token.pos === 'NOUN' || token.pos === 'PROPN');
  return (
    subject === undefined ||
    isWord(before.at(-1), 'no', 'without', 'any') ||
    isWord(
      subject,
      'user',
      'app',
      'api',
      'need',
      'kind',
      'system',
      'version',
      'login',
      'auth',
      'authentication',
      'docker',
      'service',
      'backend',
      'ui',
      'form',
      'frontend',
      'sort',
      'type',
    )
  );
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
  if (tokens[start]?.lower === 'sign' && isWord(next, 'for', 'to')) return true;
  if (isWord(next, 'date', 'at', 'time', 'name', 'number', 'sheet', 'count', 'code'))
    return !isWord(next, 'at') || !isWord(before, 'can', 'must');
  if (isWord(before, 'last', 'first')) return true;
  if (tokens[start]?.lower === 'auth' || tokens[start]?.lower === 'login') return false;
  return end - start === 1 && isWord(tokens[start], 'secured') && isWord(next, 'loan', 'debt');
}
