import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { infinitivesAt } from '../abilities/granted-deeds';
import { constraintAt, readConstraints } from '../things/constraints';
import { bracketDepths } from './brackets';
import type { Clause } from './clause';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';

/**
 * Gives clauses without a verb of their own that of the clause before: "an editor can delete any story, a journalist only his
 * own", "couriers can see parcels, and dispatchers can too", "sommeliers may add wines, waiters may not", "the name is required,
 * the phone optional"; and clauses without an object that of the clause behind: "she reads and edits, but does not delete loans".
 */
export function restoreElidedVerbs(tokens: readonly Token[], clauses: readonly Clause[]): Clause[] {
  const restored: Clause[] = [];
  for (const [k, said] of clauses.entries()) {
    const clause = withSharedObject(tokens, said, clauses[k + 1]);
    const before = restored.findLast((one) => !one.relative);
    if (before && isBareAuxiliary(tokens, clause) && isNobodyElse(tokens, clause)) continue;
    const again = before && isBareAuxiliary(tokens, clause) ? repeated(before, clause) : clause;
    restored.push(
      ...sharedAt(tokens, again).flatMap((one) => gappedAt(tokens, one).flatMap((two) => boundedAt(tokens, two))),
    );
  }
  return restored;
}

/** "waiters do not", "dispatchers can too" */
function isBareAuxiliary(tokens: readonly Token[], { subject, verbs, verb, object, passive }: Clause): boolean {
  const [only] = verbs;
  const isAuxiliary = only?.at === verb.start && ['do', 'be'].includes(only.lemma) && !passive;
  const said = tokens[verb.start];
  // "that is for others to do"
  if (
    !isAuxiliary ||
    !subject ||
    isWord(tokens[verb.start - 1], 'to') ||
    !(isWord(said, 'do', 'does') || grammar.modals.has(said?.lower ?? ''))
  )
    return false;
  return tokens
    .slice(object.start, object.end)
    .every((token) => isMark(token, '.', ',', ';', '!') || isWord(token, 'too', 'so', 'as', 'well', 'either', 'also'));
}

/** "Admins can delete boats, nobody else may": what is granted to some is not for others anyway. */
const isNobodyElse = (tokens: readonly Token[], { subject }: Clause): boolean =>
  subject !== undefined &&
  isWord(tokens[subject.start], 'nobody', 'no', 'none') &&
  tokens.slice(subject.start, subject.end).some((token) => isWord(token, 'else', 'other'));

const repeated = (before: Clause, { start, end, subject, negated, modal }: Clause): Clause => ({
  ...before,
  start,
  end,
  subject,
  negated,
  modal: modal ?? before.modal,
});

/** "Clerks can read and edit but not delete loans": the loans, not all that there is. */
function withSharedObject(tokens: readonly Token[], clause: Clause, next: Clause | undefined): Clause {
  const isOpen = clause.object.start >= clause.object.end && !clause.passive && !clause.relative;
  const isShared = isOpen && next?.negated === true && !next.passive && next.subject?.start === clause.subject?.start;
  const isNext = isShared && tokens.slice(clause.verb.end, next.verb.start).every(isJoint);
  return isNext && clause.subject ? { ...clause, object: next.object } : clause;
}

/** "The director reads and writes, but does not delete props": what is named last is the object of all that is said before. */
function sharedAt(tokens: readonly Token[], clause: Clause): Clause[] {
  const { subject, negated, passive } = clause;
  if (!subject || !negated || passive) return [clause];
  const first = tokens.findIndex(({ pos }, i) => i > subject.start && i < subject.end && pos === 'VERB');
  const who = personAt(tokens, subject.start, Math.max(first, subject.start));
  const deeds = who?.end === first ? infinitivesAt(tokens, first) : undefined;
  const isAll = deeds && tokens.slice(deeds.verb.end, clause.verb.start).every(isJoint);
  if (!who || isAll !== true) return [clause];
  const { verbs, verb } = deeds;
  return [
    { ...clause, subject: who, verbs, verb, negated: false, modal: clause.modal ?? 'can' },
    { ...clause, start: verb.end, subject: who },
  ];
}

/** The clause, and those behind it that leave its verb out. */
function gappedAt(tokens: readonly Token[], clause: Clause): Clause[] {
  if (clause.passive || clause.relative || !clause.subject || clause.verb.end > clause.object.start) return [clause];
  const depths = bracketDepths(tokens);
  for (let i = clause.object.start + 1; i < clause.object.end; i++) {
    if (depths[i] !== depths[clause.verb.start] || !isJoint(tokens[i])) continue;
    let start = i;
    while (start < clause.object.end && isJoint(tokens[start])) start++;
    const subject = personAt(tokens, start, clause.object.end);
    // "Pilots edit flights, trainers too"
    if (subject && closesWithToo(tokens, clause, subject.end)) {
      const first = { ...clause, end: i, object: { start: clause.object.start, end: i } };
      return [first, { ...clause, start, subject, object: first.object }];
    }
    const isOpen =
      subject !== undefined &&
      (opensGap(tokens, subject.end, clause.object.end) || isContrast(tokens, clause, subject));
    if (!isOpen) continue;
    const object = { start: subject.end, end: clause.object.end };
    return [
      { ...clause, end: i, object: { start: clause.object.start, end: i } },
      ...gappedAt(tokens, { ...clause, start, subject, object }),
    ];
  }
  return [clause];
}

/** The clause, and what is bounded behind it without a verb: "the price must be positive and the count between 1 and 30". */
function boundedAt(tokens: readonly Token[], clause: Clause): Clause[] {
  const [verb] = clause.verbs;
  if (!verb || !clause.subject || clause.relative || !(clause.passive || verb.lemma === 'be')) return [clause];
  for (let i = clause.object.start; i < clause.object.end; i++) {
    if (!isJoint(tokens[i])) continue;
    let start = i;
    while (start < clause.object.end && isJoint(tokens[start])) start++;
    const subject = nounPhraseAt(tokens, start, clause.object.end);
    const bound = subject && constraintAt(tokens, subject.end, clause.object.end);
    if (!bound || subject.start !== start) continue;
    // "is required, max 80 characters": said of the same.
    if ((constraintAt(tokens, start, clause.object.end)?.end ?? 0) > subject.end) continue;
    if (readConstraints(tokens, { start: clause.verb.start, end: i }).length === 0) return [clause];
    const elided = { start: subject.end, end: subject.end };
    const object = { start: subject.end, end: clause.object.end };
    const verbs = [{ lemma: 'be', at: verb.at }];
    return [
      { ...clause, end: i, object: { start: clause.object.start, end: i } },
      ...boundedAt(tokens, { ...clause, start, subject, verb: elided, verbs, passive: false, negated: false, object }),
    ];
  }
  return [clause];
}

const isJoint = (token: Token | undefined): boolean =>
  isMark(token, ',', ';', '–', '—') || isWord(token, 'and', 'but', 'while', 'whereas');

function personAt(tokens: readonly Token[], start: number, limit: number): Range | undefined {
  if (isWord(tokens[start], 'everyone', 'everybody', 'anyone', 'others')) {
    const end = isWord(tokens[start + 1], 'else') ? start + 2 : start + 1;
    return { start, end };
  }
  const phrase = nounPhraseAt(tokens, start, limit);
  if (!phrase || grammar.possessives.has(tokens[start]?.lower ?? '')) return undefined;
  return isPersonNoun(singular(phrase.words.at(-1) ?? '')) || isTeam(phrase.words) ? phrase : undefined;
}

/** "too" or "as well" and nothing else, behind somebody, where somebody else was said to do it. */
const closesWithToo = (tokens: readonly Token[], { subject, object }: Clause, start: number): boolean => {
  const isToo =
    isWord(tokens[start], 'too', 'also') || (isWord(tokens[start], 'as') && isWord(tokens[start + 1], 'well'));
  const end = isWord(tokens[start], 'as') ? start + 2 : start + 1;
  const isPerson = subject !== undefined && personAt(tokens, subject.start, subject.end) !== undefined;
  return isToo && isPerson && tokens.slice(end, object.end).every(({ kind }) => kind === 'mark');
};

/** "only their own", "just comments", "all reports": what stands behind somebody of whom no verb is said. */
function opensGap(tokens: readonly Token[], start: number, limit: number): boolean {
  const token = tokens[start];
  if (start + 1 > limit || start >= limit) return false;
  if (isWord(token, 'only', 'just'))
    return (
      nounPhraseAt(tokens, start + 1, limit) !== undefined ||
      isOwnAt(tokens, start + 1) ||
      isWord(tokens[start + 1], 'those', 'ones')
    );
  if (isWord(token, 'all', 'any', 'every'))
    return tokens[start + 1]?.pos === 'NOUN' || isWord(tokens[start + 2], 'one', 'ones');
  // "managers those of their team"
  if (isWord(token, 'those')) return isWord(tokens[start + 1], 'of', 'from', 'in');
  return isOwnAt(tokens, start);
}

/** "Brewers enter batches, the cellar hands the casks": somebody else, and what he does the same with; "show clerks the prices" gives it to them. */
function isContrast(tokens: readonly Token[], { subject, object }: Clause, other: Range): boolean {
  const isPerson = subject !== undefined && personAt(tokens, subject.start, subject.end) !== undefined;
  const isGiven = personAt(tokens, object.start, object.end) !== undefined;
  const thing = isWord(tokens[other.end], 'the') ? nounPhraseAt(tokens, other.end, object.end) : undefined;
  return isPerson && !isGiven && thing !== undefined && (thing.end >= object.end || !isVerbal(tokens[thing.end]));
}

const isVerbal = (token: Token | undefined): boolean => token?.pos === 'VERB' || token?.pos === 'AUX';

const isOwnAt = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'theirs') || (grammar.possessives.has(tokens[i]?.lower ?? '') && isWord(tokens[i + 1], 'own'));
