import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { exclusionPhrases, minutesIn, nonFunctionalPhrases, statelessPhrases } from '../../lexicon/wish-lexicon';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { frameOf } from '../grammar/clause-frame';
import { readClauses } from '../grammar/clauses';
import { isNegated } from '../grammar/negation';
import { storyOf } from '../grammar/user-stories';
import type { BriefReading, SentenceReading } from '../reading';
import { isThingOfBrief } from './wished-things';

/** Non-functional wishes, "rate limit of 100 requests per minute" with its figure. */
export function readNonFunctional(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end, value } of nonFunctionalPhrases.matches(tokens)) {
    if (value === 'tests' && isOfDomain(tokens, start, end)) continue;
    // "a laboratory that tests drinking water"
    if (value === 'tests' && isWord(tokens[start - 1], 'that', 'which', 'who') && tokens[end]?.kind === 'word')
      continue;
    if (isFieldOrObject(tokens, start, end, value) || isThingOfBrief(reading, tokens.slice(start, end), value))
      continue;
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
  readAudit(reading, at);
  const isSaid = reading.facts.some(
    ({ kind, value }) => kind === FactKind.NON_FUNCTIONAL && value.startsWith('rate_limit='),
  );
  if (isSaid || !tokens.some((token) => isWord(token, 'request', 'requests', 'call', 'calls'))) return;
  const rate = rateAround(tokens, 0, 0);
  if (rate) reading.fact(at, rate.start, rate.end, FactKind.NON_FUNCTIONAL, '', `rate_limit=${rate.perMinute}`);
}

/** "water tests", "tested at", "tested by a keeper": what is tested is no software. */
const isOfDomain = (tokens: readonly Token[], start: number, end: number): boolean =>
  (tokens[start]?.lower === 'tested' && isWord(tokens[end], 'at', 'on', 'by')) ||
  (end === start + 1 &&
    ['NOUN', 'PROPN'].includes(tokens[start - 1]?.pos ?? '') &&
    !OF_SOFTWARE.has(tokens[start - 1]?.lower ?? ''));

const OF_SOFTWARE = new Set(
  'unit integration api smoke acceptance regression load component contract system backend endpoint service code end jest vitest pytest cypress playwright junit python typescript go node e2e http'.split(
    ' ',
  ),
);

/** "All changes must be logged", "log every action": of whatever kind, so it is a trail and no record of the domain. */
function readAudit(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const clause of readClauses(tokens, { start: 0, end: tokens.length })) {
    if (clause.negated || !clause.verbs.some(({ lemma }) => ['log', 'record', 'track', 'audit'].includes(lemma)))
      continue;
    const { patient } = frameOf(tokens, clause);
    if (!patient || !tokens.slice(patient.start, patient.end).some((token) => isWord(token, 'all', 'every', 'each')))
      continue;
    if (isWord(tokens[patient.end - 1], 'change', 'modification', 'action', 'edit', 'operation'))
      reading.fact(at, clause.start, clause.end, FactKind.NON_FUNCTIONAL, '', 'audit_log');
  }
}

/** "Samples are collected, tested and stored": not the software. */
function isDoneToData(tokens: readonly Token[], at: number): boolean {
  const clause = readClauses(tokens, { start: 0, end: tokens.length }).find(
    ({ passive, start, end }) => passive && start <= at && at < end,
  );
  const what = clause?.subject && tokens[clause.subject.end - 1];
  return what !== undefined && !projectHeads.has(what.lemma) && !isWord(what, ...SOFTWARE);
}

const SOFTWARE = [
  'it',
  'this',
  'that',
  'everything',
  'all',
  'code',
  'codebase',
  'endpoint',
  'software',
  'function',
  'feature',
];

/** "tests" of a laboratory, "a backup date": words that are data here. */
function isFieldOrObject(tokens: readonly Token[], start: number, end: number, value: string): boolean {
  if (value === 'logging') return isWord(tokens[end], 'in', 'out', 'into');
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
  // "whether it was tested", "marked as tested"
  const isPast = tokens[start]?.lower === 'tested';
  if (isPast && (isWord(before, 'as') || tokens.slice(0, start).some((token) => isWord(token, 'whether')))) return true;
  if (isPast && isDoneToData(tokens, start)) return true;
  const plainTest = end - start === 1 && isWord(tokens[start], 'test', 'tests');
  if (!plainTest) return false;
  if (tokens[start]?.lower === 'test' && !isWord(tokens[end], 'coverage', 'suite')) return true;
  if (isWord(tokens[end], 'on') || isDoneBySomebody(tokens, start)) return true;
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
      'its',
      'of',
      'student',
    ) || tokens.slice(0, start).some((token) => isWord(token, 'patient', 'student', 'manage', 'track', 'lab'))
  );
}

/** "technicians run tests on samples", "scientists may create germination tests" */
function isDoneBySomebody(tokens: readonly Token[], tests: number): boolean {
  const verb = tokens[tests - 1]?.pos === 'NOUN' ? tests - 2 : tests - 1;
  const who = tokens[verb - 1]?.pos === 'AUX' ? verb - 2 : verb - 1;
  return tokens[verb]?.pos === 'VERB' && isPersonNoun(singular(tokens[who]?.lower ?? ''));
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
    if (
      unit === undefined ||
      (j === i + 1 &&
        end === start &&
        !tokens.some((one) => isWord(one, 'limit', 'limited', 'throttle', 'cap', 'most')))
    )
      continue;
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

export function readExclusions(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end, value } of statelessPhrases.matches(tokens)) {
    const ofTokens = isWord(tokens[end], 'jwt', 'token', 'auth', 'authentication', 'session');
    const ofSome = isWord(
      tokens[end],
      'server',
      'cluster',
      'engine',
      'admin',
      'administrator',
      'access',
      'migration',
      'knowledge',
      'about',
      'on',
      'for',
      'in',
      'outside',
      'locally',
      'by',
      'of',
      'until',
    );
    if (!ofTokens && !ofSome && !isNegated(tokens, start)) reading.fact(at, start, end, FactKind.EXCLUSION, '', value);
  }
  for (const { start, end, value } of exclusionPhrases.matches(tokens)) {
    // "so that I don't have to search" gives a reason.
    const story = storyOf(tokens).range.end;
    const isReason = start >= story && isWord(tokens[story + 1], 'that');
    // "no duplicate emails": there are some, each once.
    const isOnce = isWord(tokens[start - 1], 'duplicate', 'duplicated', 'identical', 'same', 'two', 'double');
    if (value === 'authentication' || isReason || isOnce || !isNegated(tokens, start)) continue;
    reading.fact(at, start, end, FactKind.EXCLUSION, '', value);
  }
}
