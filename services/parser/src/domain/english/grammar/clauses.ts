import { grammar } from '../../lexicon/grammar-lexicon';
import { type Token, isMark, isWord } from '../../text/token';
import type { Range } from './phrase-pattern';
import { type VerbGroup, verbGroupAt } from './verb-groups';
import { bracketDepths } from './brackets';
import { isPlainThat, turnsAway } from './contrasts';
import { allowedModal, inheritedModal, sharesDenial } from './inherited-modality';
import { asDenied } from './exempted-people';
import { exempted } from './named-subject';
import { nounPhraseAt } from './noun-phrase';
import { behindProviso } from './provisos';

/** Somebody does something: the skeleton that the readers of the domain work on. */
export interface Clause extends Range {
  /** Undefined for imperatives. */
  readonly subject: Range | undefined;
  /** Lemmas of the coordinated verbs: create, edit. */
  readonly verbs: readonly { readonly lemma: string; readonly at: number }[];
  /** First of "can", "must", "want" and the like. */
  readonly modal: string | undefined;
  readonly negated: boolean;
  /** "is stored", "are linked". */
  readonly passive: boolean;
  /** From the first word of the verb group to the last. */
  readonly verb: Range;
  readonly object: Range;
  /** Says more of a noun of the clause before: "which must be unique". */
  readonly relative: boolean;
  /** The clause that one without a verb of its own adds to: "..., with a title". */
  readonly host?: Clause | undefined;
}

/** The clauses of whole sentences, which every reader asks for. */
const whole = new WeakMap<readonly Token[], readonly Clause[]>();

/** The clauses of a stretch of tokens, in order. */
export function readClauses(tokens: readonly Token[], range: Range): readonly Clause[] {
  if (range.start > 0 || range.end < tokens.length) return clausesIn(tokens, range);
  const known = whole.get(tokens) ?? clausesIn(tokens, range);
  whole.set(tokens, known);
  return known;
}

function clausesIn(tokens: readonly Token[], range: Range): Clause[] {
  const depths = bracketDepths(tokens);
  const groups: VerbGroup[] = [];
  for (let i = range.start; i < range.end; ) {
    const proviso = groups.length > 0 && depths[i] === 0 ? behindProviso(tokens, i, range.end) : undefined;
    const group = depths[i] === 0 && proviso === undefined ? verbGroupAt(tokens, i, range) : undefined;
    if (group) groups.push(group);
    i = proviso ?? group?.end ?? i + 1;
  }
  const clauses: Clause[] = [];
  let from = range.start;
  for (const [k, group] of groups.entries()) {
    const next = groups[k + 1];
    const boundary = next ? boundaryBefore(tokens, next, group.end, depths) : range.end;
    const subject = group.doer === undefined ? subjectOf(tokens, from, group, clauses) : (group.doer ?? undefined);
    const clause: Clause = {
      start: Math.min(from, group.start),
      end: boundary,
      subject,
      verbs: group.verbs,
      modal:
        group.modal ?? allowedModal(clauses.at(-1), subject) ?? inheritedModal(tokens, from, group, clauses.at(-1)),
      negated:
        group.negated !== isNobody(tokens, subject) ||
        sharesDenial(tokens, { from, group, subject, previous: clauses.at(-1) }),
      passive: group.passive,
      verb: { start: group.main ?? group.start, end: group.end },
      object: { start: group.end, end: boundary },
      relative: isRelative(tokens, from, group),
      host: group.attached ? clauses.at(-1) : undefined,
    };
    clauses.push(asDenied(tokens, clause));
    from = boundary;
  }
  return clauses;
}

/** "No sample may be deleted", "nobody may see them", "neither students nor parents can ..." deny what the verb says. */
function isNobody(tokens: readonly Token[], subject: Range | undefined): boolean {
  if (subject && exempted(tokens, subject)) return false;
  const words = subject ? tokens.slice(subject.start, subject.end).filter(({ kind }) => kind === 'word') : [];
  const first = words.find(({ lower }) => !grammar.boundaries.has(lower));
  return (
    ['no', 'nobody', 'none', 'neither'].includes(first?.lower ?? '') ||
    words.some(({ lower }, i) => lower === 'nobody' && !(isWord(words[i - 1], 'and') && isWord(words[i + 1], 'else')))
  );
}

function isRelative(tokens: readonly Token[], from: number, group: VerbGroup): boolean {
  // "anything a captain can do": the relative word is left out.
  const before = tokens.slice(Math.max(0, group.start - 7), group.start);
  const all = before.findLastIndex((token) => isWord(token, 'anything', 'everything', 'whatever'));
  const isReduced = all >= 0 && group.start - all > 1 && !before.slice(all).some((token) => token.kind === 'mark');
  if (isReduced && all < before.length - 1 && group.modal !== undefined) return true;
  return tokens
    .slice(from, group.start)
    .some(
      (token, i) =>
        (grammar.relatives.has(token.lower) && !isPlainThat(tokens, from + i)) ||
        ['whether', 'if', 'how', 'what', 'because', 'when'].includes(token.lower),
    );
}

/** The words before the verb; after "and" or "which" those of the clause before. */
function subjectOf(
  tokens: readonly Token[],
  from: number,
  group: VerbGroup,
  clauses: readonly Clause[],
): Range | undefined {
  const previous = clauses.at(-1);
  const raised = previous && raisedSubject(tokens, previous, group);
  if (raised) return raised;
  const opened = previous && isAttached(tokens, previous) ? openedSubject(previous) : undefined;
  const main = clauses.findLast((clause) => !clause.relative && !isAttached(tokens, clause)) ?? previous;
  let start = from;
  while (start < group.start && isBoundary(tokens[start])) start++;
  const opening = tokens.findLastIndex(
    (token, i) =>
      i >= start &&
      i < group.start - 1 &&
      (isMark(token, ':', '–', '—', ';') ||
        ['where', 'if', 'when', 'so'].includes(token.lower) ||
        turnsAway(tokens, i)),
  );
  if (opening >= 0) start = opening + 1;
  start = behindCircumstance(tokens, behindRecurrence(tokens, start, group.start), group.start);
  const words = tokens
    .slice(start, group.start)
    .filter((token) => token.kind !== 'mark' && (token.lower === 'both' || !grammar.adverbs.has(token.lower)));
  const each =
    words.every((token) => ['each', 'both', 'all', 'every'].includes(token.lower)) &&
    group.attached &&
    previous !== undefined;
  // "An order that is ready or picked up cannot be changed": the order, not the "picked up".
  const goesOn =
    previous?.relative === true && !words.some(({ pos }) => ['NOUN', 'PROPN', 'PRON', 'NUM'].includes(pos));
  if (words.length > 0 && !each && !goesOn) return { start, end: beforeAside(tokens, start, group.start) };
  if (!previous) return undefined;
  if (opened && group.modal !== undefined) return opened;
  const relative =
    tokens.slice(Math.max(0, from - 1), group.start).some((token) => grammar.relatives.has(token.lower)) ||
    group.attached;
  const objects = tokens.slice(previous.object.start, previous.object.end);
  // "reject them with a reason": of what is rejected.
  const isPronoun = group.attached && objects.length === 1 && isWord(objects[0], 'it', 'them');
  const hasObject = isPronoun || objects.some(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  // "Hosts are people who have a name": the hosts.
  const isSameKind =
    !group.attached && isWord(tokens[previous.object.start], 'people', 'person') && previous.verbs[0]?.lemma === 'be';
  // "the tools that they own, with a name", "the dogs they walk, with a name": the tools and the dogs.
  const isTheirs = isWord(tokens[previous.verb.start - 1], 'they', 'he', 'she', 'we', 'i');
  const antecedent = group.attached && isTheirs && !hasObject ? clauses.at(-2)?.object : undefined;
  if (antecedent && nounPhraseAt(tokens, antecedent.start, antecedent.end)) return antecedent;
  return relative && hasObject && !isSameKind ? previous.object : main?.subject;
}

/** "Only clients with a key can edit them": those of whom "with" tells more, where they open the clause. */
const openedSubject = ({ start, subject }: Clause): Range | undefined =>
  subject && subject.start >= start ? subject : undefined;

/** What somebody wants of others, or lets them do; the latter without "to". */
const RAISING = new Set('want need like prefer expect ask require help let'.split(' '));

/** "We want every boat to have a name", "it lets members borrow books": the boat has it, the members borrow them. */
function raisedSubject(tokens: readonly Token[], previous: Clause, group: VerbGroup): Range | undefined {
  const [verb, second] = previous.verbs;
  if (!verb || second || previous.passive || !previous.subject || !RAISING.has(verb.lemma)) return undefined;
  const { start } = previous.object;
  const isInfinitive = isWord(tokens[group.start - 1], 'to');
  const end = isInfinitive ? group.start - 1 : group.start;
  if (end <= start || (!isInfinitive && !['let', 'help'].includes(verb.lemma))) return undefined;
  return nounPhraseAt(tokens, start, end)?.end === end ? { start, end } : undefined;
}

const CIRCUMSTANCES = 'after before during at in on upon following for within from'.split(' ');
/** What happens before, "when the nurse arrives,", ends with its comma. */
const EVENTS = 'when once if while until whenever unless'.split(' ');

/** "After the lesson the instructor marks it", "At the end of the month, the clerk ...": the subject stands behind. */
function behindCircumstance(tokens: readonly Token[], start: number, end: number): number {
  const isEvent = isWord(tokens[start - 1], ...EVENTS);
  if (!isEvent && !isWord(tokens[start], ...CIRCUMSTANCES) && !isWord(tokens[start - 1], ...CIRCUMSTANCES))
    return start;
  for (let i = end - 1; i > start; i--) {
    const isArticle = tokens[i]?.pos === 'DET' || grammar.possessives.has(tokens[i]?.lower ?? '');
    const isBehindNoun = ['NOUN', 'PROPN'].includes(tokens[i - 1]?.pos ?? '');
    if (
      !isEvent &&
      isBehindNoun &&
      (isArticle || (i === end - 1 && isWord(tokens[i], 'it', 'they', 'we', 'he', 'she')))
    )
      return i;
    // "once submitted it can be ..."
    if (isEvent && i === end - 1 && isWord(tokens[i], 'it', 'they') && tokens[i - 1]?.pos === 'VERB') return i;
    if (isMark(tokens[i], ',')) return i + 1;
  }
  return start;
}

const ASIDES = new Set(
  [
    'on the other hand',
    'in turn',
    'however',
    'by contrast',
    'in contrast',
    'of course',
    'for instance',
    'for example',
  ].concat([
    'then',
    'too',
    'finally',
    'as well',
    'in addition',
    'likewise',
    'instead',
    'meanwhile',
    'by the way',
    'in the end',
  ]),
);

/** "Hydrants, on the other hand, only need": what is said aside is no part of the subject. */
function beforeAside(tokens: readonly Token[], start: number, end: number): number {
  const last = tokens.findLastIndex((token, i) => i > start && i < end && isMark(token, ','));
  const first = tokens.findLastIndex((token, i) => i > start && i < last && isMark(token, ','));
  const said = tokens.slice(first + 1, last).map(({ lower }) => lower);
  const isClosed = tokens.slice(last + 1, end).every(({ lower }) => grammar.adverbs.has(lower));
  return first > start && isClosed && ASIDES.has(said.join(' ')) ? first : end;
}

/** "Every month a payslip is created": how often comes first. */
function behindRecurrence(tokens: readonly Token[], start: number, end: number): number {
  const isTime = isWord(tokens[start], 'every', 'each') && grammar.timeNouns.has(tokens[start + 1]?.lemma ?? '');
  const next = isMark(tokens[start + 2], ',') ? start + 3 : start + 2;
  const isSubject = next < end && ['DET', 'PRON'].includes(tokens[next]?.pos ?? '');
  return isTime && isSubject ? next : start;
}

/** "with a title" only adds to what was said. */
const isAttached = (tokens: readonly Token[], { verb }: Clause): boolean =>
  verb.end - verb.start === 1 && isWord(tokens[verb.start], 'with', 'including', 'having');

/** "Once it is paid we ship it": what comes first is the condition. */
const opensCondition = (tokens: readonly Token[], end: number): boolean =>
  tokens
    .slice(Math.max(0, end - 8), end)
    .some((token) => isWord(token, 'once', 'when', 'whenever', 'if', 'after', 'as'));

const isBoundary = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'mark' ? !isMark(token, '"', '(') : grammar.boundaries.has(token.lower));

/** "Anyone can read, only clients with a key can write": "only" behind a comma speaks of others. */
function onlyBefore(tokens: readonly Token[], start: number, end: number): number | undefined {
  const only = tokens.findLastIndex(
    (token, i) => i > start && i < end && isWord(token, 'only', 'just') && isMark(tokens[i - 1], ','),
  );
  return only < 0 ? undefined : only - 1;
}

/** Where the next clause's subject begins: behind the last conjunction, comma or relative word before its verb. */
function boundaryBefore(tokens: readonly Token[], next: VerbGroup, after: number, depths: readonly number[]): number {
  if (next.attached) return onlyBefore(tokens, after, next.start) ?? next.start;
  for (let i = next.start - 1; i >= after; i--) {
    const token = tokens[i];
    if (depths[i] !== 0 || !token) continue;
    if (!isBoundary(token)) continue;
    // "the trainer then signs it": it only says when.
    const isAdverb = token.lower === 'then' && i === next.start - 1;
    if (isAdverb && ['NOUN', 'PROPN', 'PRON'].includes(tokens[i - 1]?.pos ?? '')) continue;
    if (isMark(token, ',') && isBoundary(tokens[i + 1]) && i + 1 < next.start) continue;
    let start = i;
    while (start > after && isBoundary(tokens[start - 1]) && depths[start - 1] === 0) start--;
    return start;
  }
  // "Once it is finished nothing can be changed"
  const before = tokens[next.start - 1];
  const isSubject =
    next.start - 1 >= after &&
    ((next.modal !== undefined && isWord(before, 'it', 'they', 'nothing', 'nobody')) ||
      (opensCondition(tokens, after) && ['we', 'i', 'they', 'he', 'she', 'it'].includes(before?.lower ?? '')));
  return isSubject ? next.start - 1 : next.start;
}
