import { isStateNoun, isUsualState } from '../../lexicon/state-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import { isReadOnly } from '../grammar/locked-words';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import { priorState } from './prior-state';
import { isAnytimeAt } from './state-asides';
import { labelledStates } from './state-labels';
import { fromTo } from './state-passages';
import { ARROWS } from './state-words';

/** Where states begin, and where what they are states of ends. */
export interface Opening {
  readonly start: number;
  /** Where the thing is named that the states are those of. */
  readonly entity: Range;
  /** Nothing but their own look says that states follow. */
  readonly strict: boolean;
  /** A single state is said to be reached: "a new order is pending", "it becomes paid". */
  readonly single?: boolean;
  /** What can become of it, "can be confirmed or cancelled", not where it begins. */
  readonly possible?: boolean;
  /** The state that the thing is in before: "once submitted it can be approved or rejected". */
  readonly prior?: string | undefined;
}

/** Where the sentence may begin to speak of states, in order. */
export function stateOpenings(tokens: readonly Token[]): Opening[] {
  const certain = [arrows(tokens), fromTo(tokens), labelledStates(tokens), startsAs(tokens)];
  return [...certain.filter((opening) => opening !== undefined), ...being(tokens), ...becoming(tokens)].sort(
    (a, b) => a.start - b.start,
  );
}

const upTo = (end: number): Range => ({ start: 0, end });

/** "pending -> approved -> paid": the states begin behind the last word that only introduces them. */
function arrows(tokens: readonly Token[]): Opening | undefined {
  const first = tokens.findIndex((token) => isMark(token, ...ARROWS) || token.text === '→');
  // "drone_id -> drones", "pilot -> User" point at something: states are all written alike.
  const [pointing = '', target = ''] = [tokens[first - 1]?.text, tokens[first + 1]?.text];
  const isReference = /_id$|[a-z]Id$/.test(pointing) || (/^[a-z]/.test(pointing) && /^[A-Z][a-z]/.test(target));
  if (isReference) return undefined;
  // "| -> Vessel |" alone in a cell.
  if (first < 1 || isMark(tokens[first - 1], '|') || isWord(tokens[first - 1], 'fk', 'key', 'ref', 'references'))
    return undefined;
  // "Lesson -> horse, rider, starts at" lists parts.
  const isDefinition = first === 1 && !tokens.slice(2).some((token) => isMark(token, ...ARROWS));
  if (isDefinition && tokens.some((token) => isMark(token, ','))) return undefined;
  let start = first;
  while (
    start > 0 &&
    first - start < 3 &&
    !isMark(tokens[start - 1], ':', ',', '(', '-', '–', '=') &&
    !introduces(tokens[start - 1])
  )
    start--;
  return { start, entity: upTo(beforeMover(tokens, start)), strict: false };
}

/** "Repair orders run through | received", "orders move through these statuses: | received": what they do is no part of their name. */
function beforeMover(tokens: readonly Token[], start: number): number {
  const through = tokens.findLastIndex((token, i) => i < start && i > start - 6 && isWord(token, 'through', 'along'));
  const isWay =
    isWord(tokens[through - 1], 'run', 'pass', 'flow', 'move', 'travel', 'progress', 'step', 'cycle') &&
    !tokens.slice(through, start).some((token) => isMark(token, ',', '.', ';'));
  return isWay ? through - 1 : start;
}

const introduces = (token: Token | undefined): boolean =>
  isWord(
    token,
    'be',
    'go',
    'status',
    'state',
    'through',
    'from',
    'as',
    'flow',
    'of',
    'lifecycle',
    'workflow',
    'stage',
    'follow',
    'move',
  );

/** "An episode starts as an idea, then gets recorded, then edited and finally published"; alone, "orders start as received". */
function startsAs(tokens: readonly Token[]): Opening | undefined {
  const verb = tokens.findIndex(
    (token, i) =>
      // "it arrives as removed, gets cleaned"
      (isWord(token, 'arrive', 'enter') &&
        isWord(tokens[i + 1], 'as') &&
        !isWord(tokens[i + 2], 'a', 'an', 'the', 'soon')) ||
      (isWord(token, 'start', 'begin') &&
        (isWord(tokens[i + 1], 'as', 'out', 'off') ||
          (isWord(tokens[i + 1], 'life') && isWord(tokens[i + 2], 'as')) ||
          (isWord(tokens[i + 1], 'in') &&
            (isWord(tokens[i + 3], 'state', 'status') || isUsualState(tokens[i + 2]?.lower ?? ''))) ||
          isUsualState(tokens[i + 1]?.lower ?? ''))),
  );
  if (verb < 0) return undefined;
  let start = verb + 1;
  while (isWord(tokens[start], 'as', 'out', 'off', 'in', 'life', 'a', 'an')) start++;
  const isPronoun = isWord(tokens[verb - 1], 'it', 'they');
  return { start, entity: isPronoun ? { start: verb - 1, end: verb } : upTo(verb), strict: false, single: true };
}

/** "it becomes confirmed", "its status is set to paid", "it moves to review", "is created as a draft". */
function becoming(tokens: readonly Token[]): Opening[] {
  const openings: Opening[] = [];
  for (const { verbs, verb, subject, negated, modal } of readClauses(tokens, { start: 0, end: tokens.length })) {
    const last = verbs.at(-1);
    if (negated || last === undefined || (modal !== undefined && !['will', 'must', 'should', 'shall'].includes(modal)))
      continue;
    const next = tokens[last.at + 1];
    const becomes = last.lemma === 'become' || (last.lemma === 'turn' && isWord(next, 'into'));
    const moves =
      ['move', 'change', 'go', 'switch', 'set', 'transition'].includes(last.lemma) && isWord(next, 'to', 'into');
    const created = ['create', 'save', 'add', 'make', 'submit'].includes(last.lemma) && isWord(next, 'as');
    if (!becomes && !moves && !created) continue;
    const start = isWord(next, 'to', 'into', 'as') ? last.at + 2 : last.at + 1;
    // "A crate that comes back broken shall be set to in repair": some of them only.
    if (subject && tokens.slice(subject.start, verb.start).some((token) => isWord(token, 'that', 'which'))) continue;
    openings.push({ start, entity: subject ?? upTo(verb.start), strict: true, single: true });
  }
  return openings;
}

/** "A job is quoted, accepted, in review and delivered", "bikes are either available, rented or in repair". */
function being(tokens: readonly Token[]): Opening[] {
  return readClauses(tokens, { start: 0, end: tokens.length }).flatMap((clause, i, clauses): Opening[] => {
    const [verb] = clause.verbs;
    const goesOn = verb !== undefined && isGoingOn(tokens, verb.at);
    const isBeing = goesOn || clause.passive || ['be', 'stay', 'remain'].includes(verb?.lemma ?? '');
    if (clause.negated || !isBeing || isAsked(tokens, clause) || isCondition(tokens, clause)) return [];
    // "shall be set to open": "set" is no state, what stands behind it is one.
    if (clause.passive && verb?.lemma === 'set' && isWord(tokens[verb.at + 1], 'to', 'into')) return [];
    if (isFinal(tokens, clause) || leadsElsewhere(tokens, clause) || isSomebody(tokens, clause)) return [];
    const start = clause.passive || goesOn ? (verb?.at ?? clause.verb.end) : clause.verb.end;
    const single = isMoment(tokens, clause) || followsEvent(tokens, clauses[i - 1], clause);
    return [
      {
        start: single ? behindStateNoun(tokens, start) : start,
        entity: clause.subject ?? upTo(clause.verb.start),
        strict: true,
        single,
        prior: priorState(tokens, clause),
        possible: clause.passive && (clause.modal === 'can' || clause.modal === 'may'),
      },
    ];
  });
}

/** "A lapsed policy can be reinstated to in force", "at every stage it can be rejected": a deed of its own, no state that comes next. */
const leadsElsewhere = (tokens: readonly Token[], { passive, modal, verb, start, end }: Clause): boolean =>
  passive &&
  (modal === 'can' || modal === 'may') &&
  ((isWord(tokens[verb.end], 'to') && tokens[verb.end + 1]?.pos !== 'VERB') ||
    tokens.slice(start, end).some((_, i) => isAnytimeAt(tokens, start + i)));

/** "When he is done he submits it": how somebody is, and nothing that is kept. */
const isSomebody = (tokens: readonly Token[], { subject }: Clause): boolean =>
  subject !== undefined &&
  subject.end - subject.start === 1 &&
  isWord(tokens[subject.start], 'he', 'she', 'i', 'we', 'you');

/** "can be running, stopped or under maintenance": what goes on is one of the states. */
const isGoingOn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower.endsWith('ing') === true &&
  isWord(tokens[at - 1], 'be', 'either') &&
  (isMark(tokens[at + 1], ',') || isWord(tokens[at + 1], 'or') || isUntil(tokens, at));

/** "They are running | until they are settled" */
const isUntil = (tokens: readonly Token[], at: number): boolean =>
  isUsualState(tokens[at]?.lower ?? '') && isWord(tokens[at + 1], 'until', 'till');

/** "Once signed, a protocol is final": nothing is changed any more, which is no state. */
const isFinal = (tokens: readonly Token[], { verb, passive }: Clause): boolean =>
  // "After closing, an auction is frozen"
  (passive && isWord(tokens[verb.end - 1], 'frozen') && isWord(tokens[0], 'once', 'after', 'when')) ||
  (isWord(tokens[verb.end], 'final', 'definitive', 'binding') && !isWord(tokens[verb.end + 1], 'or', 'then')) ||
  isReadOnly(tokens, passive ? verb.end - 1 : verb.end);

/** "In the beginning ... is submitted", "a new order is pending", "its status is paid", "then it is shipped". */
function isMoment(tokens: readonly Token[], { start, subject, verb, modal }: Clause): boolean {
  const from = subject?.start ?? start;
  const parted = tokens.findLastIndex((token, i) => i < verb.start && isMark(token, ';', ':'));
  const before = tokens.slice(Math.max(0, from - 4, parted), verb.start).map(({ lower }) => lower);
  const isState = before.some((word) => isStateNoun(word)) && !before.some((word) => word === 'of');
  return (
    isState ||
    // "A new order can be cancelled" tells what may be done with it, "until a new one has been passed" what comes first.
    (before.includes('new') &&
      !isWord(tokens[verb.start], 'have') &&
      !['can', 'may', 'could', 'might'].includes(modal ?? '')) ||
    ['initially', 'then', 'whereupon', 'beginning', 'afterwards', 'later', 'finally', 'end', 'eventually'].some(
      (word) => before.includes(word),
    ) ||
    // "is first a draft"
    isWord(tokens[verb.end], 'first', 'originally') ||
    (modal === undefined && followsMoment(tokens, start, from)) ||
    isUntil(tokens, verb.end) ||
    (tokens[verb.end - 1]?.lower.endsWith('ing') === true && isUntil(tokens, verb.end - 1)) ||
    tokens
      .slice(verb.end, verb.end + 5)
      .some((token, i, all) => isWord(token, 'initially') || (isWord(token, 'first') && isWord(all[i - 1], 'at'))) ||
    (before.includes('so') && before.includes('it')) ||
    tokens
      .slice(verb.end, verb.end + 4)
      .some((token, i, all) => isWord(token, 'state', 'status') && isWord(all[i - 1], 'the', 'in'))
  );
}

/** "edit my articles until they are published", "so that it can be sold": tells when or why, not what becomes of it. */
const isCondition = (tokens: readonly Token[], { subject }: Clause): boolean => {
  const before = tokens[(subject?.start ?? 0) - 1];
  const opens =
    isWord(before, 'until', 'unless') || (isWord(before, 'that') && isWord(tokens[(subject?.start ?? 0) - 2], 'so'));
  // "can't be cancelled after it was started", "nobody may edit it once they are paid": from when on something is denied
  const start = subject?.start ?? 0;
  const isDenied =
    isWord(before, 'after', 'once') &&
    tokens.slice(0, start).some((token) => isWord(token, 'not', "n't", 'cannot', 'nobody', 'never', 'no'));
  // "Unless the invoice is paid, the clerk can change it"
  return isWord(before, 'unless') || isDenied || (opens && isWord(tokens[subject?.start ?? 0], 'it', 'they'));
};

/** "whether they are allergic" */
const isAsked = (tokens: readonly Token[], { start, verb }: Clause): boolean =>
  tokens.slice(Math.max(0, start - 2), verb.start).some((token) => isWord(token, 'whether'));

/** "After the lab test it is released", "when the nurse arrives, the visit is started" */
const followsMoment = (tokens: readonly Token[], start: number, subject: number): boolean =>
  tokens.slice(start, subject).some((token) => isWord(token, 'after', 'upon')) ||
  tokens.slice(start, Math.max(start, subject - 1)).some((token) => isWord(token, 'when', 'once'));

/** "When it has left the warehouse, it is shipped"; "when they rent one, a rental is written" makes another thing. */
const followsEvent = (
  tokens: readonly Token[],
  before: Clause | undefined,
  { relative, subject, verb }: Clause,
): boolean =>
  !relative &&
  before !== undefined &&
  !(
    isWord(tokens[subject?.start ?? -1], 'a', 'an') &&
    !isUsualState(tokens[verb.end - 1]?.lower ?? '') &&
    !isOfItself(tokens, before)
  ) &&
  tokens
    .slice(Math.max(0, before.start - 1), before.verb.start)
    .some((token) => isWord(token, 'when', 'once', 'after', 'as'));

/** "When it comes in, a claim is reported": the claim does. */
const isOfItself = (tokens: readonly Token[], { subject, verbs }: Clause): boolean =>
  isWord(tokens[subject?.start ?? -1], 'it') && ['come', 'arrive', 'enter', 'appear'].includes(verbs[0]?.lemma ?? '');

/** "is in the state requested": the state stands behind the noun. */
function behindStateNoun(tokens: readonly Token[], start: number): number {
  let i = start;
  while (i < start + 4 && isWord(tokens[i], 'in', 'the', 'state', 'status')) i++;
  return i > start && isWord(tokens[i - 1], 'state', 'status') ? i : start;
}
