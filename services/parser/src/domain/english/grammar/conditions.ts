import { grammar } from '../../lexicon/grammar-lexicon';
import { isPassing, isUsualState } from '../../lexicon/state-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from './clause';

const CONDITIONS = 'once when if while until unless after before without whilst within during'.split(' ');

/** Whether what the clause says holds only under a condition, so that it rules nothing out for good. */
export function isConditional(tokens: readonly Token[], clause: Clause): boolean {
  const conditions = [...conditionsBehind(tokens, clause), ...conditionsBefore(tokens, clause)];
  if (conditions.some((at) => !isFromTheStart(tokens, at))) return true;
  const { subject } = clause;
  if (subject && restrictsSubject(tokens, clause)) return true;
  return subject !== undefined && tokens.slice(subject.start, subject.end - 1).some((token) => isStateWord(token));
}

/** "an order that is paid cannot ...", "customers with open orders cannot ...": not all of them. */
function restrictsSubject(tokens: readonly Token[], { subject, verb }: Clause): boolean {
  const start = subject?.start ?? verb.start;
  // "are recorded with a date and cannot ...": said of all of them.
  const first = tokens.findIndex(({ pos }, i) => i >= (subject?.end ?? start) && (pos === 'VERB' || pos === 'AUX'));
  return tokens
    .slice(start, Math.min(verb.start, first))
    .some((token) => isWord(token, 'that', 'which', 'with', 'whose', 'having', 'without'));
}

function conditionsBehind(tokens: readonly Token[], clause: Clause): number[] {
  const found: number[] = [];
  for (let i = clause.verb.end; i < Math.min(tokens.length, clause.end + 2); i++)
    if (
      (isWord(tokens[i], ...CONDITIONS) && !countsTimes(tokens, i)) ||
      (isWord(tokens[i], 'as') && isWord(tokens[i + 1], 'long'))
    )
      found.push(i);
  return found;
}

function conditionsBefore(tokens: readonly Token[], { subject, verb }: Clause): number[] {
  const end = Math.min(subject?.start ?? verb.start, 3);
  const found: number[] = [];
  for (let i = 0; i < Math.max(end, 1); i++)
    if (isWord(tokens[i], 'once', 'after', 'when', 'if', 'while', 'until', 'before')) found.push(i);
  return found;
}

/** "once it has been recorded", "after they are entered": from the moment that it exists, so without exception. */
export function isFromTheStart(tokens: readonly Token[], at: number): boolean {
  if (!isWord(tokens[at], 'once', 'after', 'when')) return false;
  const verb = tokens.slice(at + 1, at + 8).find(({ lower }) => /(ed|made|written|creation|entry)$/.test(lower));
  return verb !== undefined && CREATED.includes(verb.lower);
}

const CREATED =
  'recorded created entered added saved stored made written registered inserted logged creation entry'.split(' ');

/** "approved invoices", "a published post": the subject is one in a certain state. */
const isStateWord = (token: Token): boolean =>
  token.kind === 'word' && (isUsualState(token.lower) || isPassing(token.lower) || /ed$/.test(token.lower));

/**
 * "vote once per poll", "enter each race only once": how often it is done; elsewhere "once" is "as soon as", and "once per week" is
 * how often in a time.
 */
export function countsTimes(tokens: readonly Token[], i: number): boolean {
  if (!isWord(tokens[i], 'once')) return false;
  const [next, after] = [tokens[i + 1], tokens[i + 2]];
  if (isWord(next, 'per', 'each', 'every')) return !grammar.timeNouns.has(after?.lemma ?? '');
  if (isWord(next, 'for', 'in', 'on', 'to')) return isWord(after, 'each', 'every', 'a', 'any', 'one', 'the');
  return next === undefined || isMark(next, '.', ',', ';', ')', '!');
}
