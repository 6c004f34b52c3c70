import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { isMannerWord } from '../grammar/clause-frame';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { behindLater, turnsAside } from './state-asides';
import { stateDeedAt } from './state-deeds';
import { elementAt, spokenState } from './state-element';
import { ARROWS, FILLERS, IN_TURN } from './state-words';

/** States as they are listed: those of one step are alternatives, "approved or rejected". */
export interface StateSequence {
  readonly steps: string[][];
  /** Who brings a state about, "by a manager": the words behind "by". */
  readonly agents: { readonly states: readonly string[]; readonly range: Range }[];
  readonly end: number;
  /** Words of time or arrows stand between them. */
  readonly ordered: boolean;
}

/** What is known of states before they are read. */
interface SequenceContext {
  /** Every element must look like a state. */
  readonly strict: boolean;
  /** What the words before say to come first: "once submitted". */
  readonly prior?: string | undefined;
  /** Only what can become of it is said: "can be withdrawn until it is paid" names no next state. */
  readonly possible?: boolean | undefined;
}

/**
 * Reads states from `start` on. Strictly, for "a job is quoted, accepted, in review and delivered", every element must look
 * like a state; where something else says that states follow, any word can be one.
 */
export function stateSequence(
  tokens: readonly Token[],
  { start, end: limit }: Range,
  { strict, prior, possible = false }: SequenceContext,
): StateSequence {
  const steps: string[][] = prior === undefined ? [] : [[prior]];
  const agents: { states: string[]; range: Range }[] = [];
  let ordered = prior !== undefined;
  // "assigned to a clerk": what orders does so only where another state follows.
  let inTurn = false;
  let last = start;
  let alternative = false;
  let fresh: string[] = [];
  let separated = true;
  // "ends up either repaired, beyond repair or taken home": all of them are alternatives.
  let either = isWord(tokens[start - 1], 'either') ? 0 : undefined;
  for (let i = start; i < limit; ) {
    const later = separated ? behindLater(tokens, i, limit) : undefined;
    if (later !== undefined) {
      inTurn = true;
      i = later;
      continue;
    }
    if (steps.length > 1 && turnsAside(tokens, i, limit)) break;
    if (steps.length > 0 && tellsWhen(tokens, i, possible)) break;
    // "A new order can be cancelled, a confirmed one cannot": others of them.
    if (possible && steps.length > 0 && isWord(tokens[i], 'a', 'an', 'the')) break;
    if (isWord(tokens[i], 'either')) either = steps.length;
    const separator = separatorAt(tokens, i, start);
    if (separator && (separated || separator.parts)) {
      separated ||= separator.parts;
      inTurn ||= separator.ordered;
      if (separator.ordered) [alternative, either] = [false, undefined];
      else if (separator.alternative) alternative = true;
      // "then it is either paid or waived"
      if (tokens.slice(i, separator.end).some((token) => isWord(token, 'either'))) either = steps.length;
      i = separator.end;
      continue;
    }
    if (isWord(tokens[i], 'by') && fresh.length > 0) {
      const range = { start: i + 1, end: agentEnd(tokens, i + 1, limit) };
      if (!isMannerWord(tokens[range.start])) agents.push({ states: fresh, range });
      fresh = [];
      last = i = range.end;
      continue;
    }
    const deed = separated && steps.length > 0 ? stateDeedAt(tokens, i, limit, agents.at(-1)?.range) : undefined;
    if (deed) {
      const step = steps.at(-1);
      if (alternative && step) step.push(...deed.states);
      else steps.push(deed.states);
      agents.push({ states: deed.states, range: deed.agent });
      ordered = true;
      separated = alternative = false;
      last = deed.end;
      i = behindAdjunct(tokens, deed.end, limit, strict);
      continue;
    }
    const subject = separated && steps.length > 0 ? subjectAt(tokens, i, start) : i;
    if (subject === undefined) break;
    // Behind two others and "then" anything is the next one; of participles in turn, "collected, then sorted", each is one.
    const isNext = steps.length > 1 && isWord(tokens[subject - 1], 'then');
    const isTurn = tokens[subject]?.pos === 'VERB' && isToldInTurn(tokens, { start: subject, end: limit }, start);
    const isDone = steps.length > 0 && isDoneBySomebody(tokens, subject);
    const element = separated ? elementAt(tokens, subject, limit, strict && !isNext && !isTurn && !isDone) : undefined;
    if (!element) break;
    // "sent until it is received" goes on from the state named last.
    if (steps.at(-1)?.join() === element.state) {
      separated = alternative = false;
      last = i = element.end;
      continue;
    }
    separated = false;
    ordered ||= inTurn;
    const step = steps.at(-1);
    if ((alternative || (either !== undefined && steps.length > either)) && step) step.push(element.state);
    else steps.push([element.state]);
    fresh = alternative ? [...fresh, element.state] : [element.state];
    alternative = false;
    last = element.end;
    i = behindPlace(tokens, subject, element.end) ?? behindAdjunct(tokens, element.end, limit, strict);
  }
  const first = stateBefore(tokens, last, limit);
  if (first && steps.length > 0 && !steps.flat().includes(first.state))
    return { steps: [[first.state], steps.flat()], agents, end: first.end, ordered: true };
  // "is then either approved or sent back": neither follows the other.
  const isChoice =
    either === 0 && steps.length === 1 && tokens.slice(start - 2, start).some((token) => isWord(token, 'then'));
  if (isChoice) return { steps, agents, end: last, ordered: true };
  return { steps: ordered ? steps : steps.flat().map((state) => [state]), agents, end: last, ordered };
}

/** "collected by a nurse, tested by a technician and released": the next deed, if it is no mere change of the record. */
function isDoneBySomebody(tokens: readonly Token[], i: number): boolean {
  const base = baseOfParticiple(tokens[i]?.lower ?? '');
  return base !== undefined && (crudVerb(base) ?? '') === '' && isWord(tokens[i + 1], 'by');
}

/** "are listed, then open", "and finally delivered": "then" and the like stand before the word or behind it, in a row with it. */
function isToldInTurn(tokens: readonly Token[], { start, end }: Range, first: number): boolean {
  if (start > first && isWord(tokens[start - 1], ...SEQUENCERS)) return true;
  const next = isMark(tokens[start + 1], ',') ? start + 2 : start + 1;
  const then = isWord(tokens[next], 'and') ? next + 1 : next;
  return then < end && isWord(tokens[then], ...SEQUENCERS) && ['VERB', 'ADJ'].includes(tokens[then + 1]?.pos ?? '');
}

const SEQUENCERS = ['then', 'whereupon', 'finally', 'afterwards', 'later'];

/** Words that lead from what is said of one state to the next. */
const LEADING = ['and', 'or', 'then', 'later', 'finally', 'afterwards', 'eventually'];
/** How many words may tell where, when or by what a state is reached. */
const LONGEST_ADJUNCT = 9;

/**
 * "bagged in the trench, then washed", "published a week before, and locked": where, when and how a state is reached says no
 * state, if another one follows behind it.
 */
function behindAdjunct(tokens: readonly Token[], start: number, limit: number, strict: boolean): number {
  const first = tokens[start];
  // "from received to interview": whatever stands behind "to" is the next.
  // "then assigned to a technician" names who has it.
  const isSomebody = isWord(tokens[start + 1], 'a', 'an', 'one') || isPossessive(tokens[start + 1]);
  if (!strict && isWord(first, 'to', 'into') && !isSomebody) return start;
  // "approved by a clerk and paid": who brings it about is read apart.
  if (first?.kind !== 'word' || isWord(first, 'by') || isWord(tokens[start + 1], 'first')) return start;
  const goesOn = LEADING.includes(first.lower) || IN_TURN.includes(first.lower) || FILLERS.includes(first.lower);
  const isAdjunct = isWord(first, 'to', 'into', 'when', 'once', 'as') || grammar.articles.has(first.lower);
  if (goesOn && !isAdjunct) return start;
  // "to completed or cancelled", not "to a clerk".
  if (isWord(first, 'to', 'into') && elementAt(tokens, start + 1, limit, true)) return start;
  for (let i = start + 1; i < Math.min(limit, start + LONGEST_ADJUNCT); i++) {
    if (tokens[i]?.kind === 'mark' && !isMark(tokens[i], ',')) return start;
    if (!isMark(tokens[i], ',') && !isWord(tokens[i], 'and', 'or', 'then')) continue;
    let next = i;
    while (isMark(tokens[next], ',') || isWord(tokens[next], ...LEADING, 'is', 'are', 'gets', 'being')) next++;
    const isNext = tokens[next]?.pos === 'VERB' && isToldInTurn(tokens, { start: next, end: limit }, start);
    if (isNext || elementAt(tokens, next, limit, true) || stateDeedAt(tokens, next, limit, { start: next, end: next }))
      return i;
    // "for a date and a time, and sent": goes on behind more of the same.
    if (['VERB', 'AUX'].includes(tokens[next]?.pos ?? '')) return start;
  }
  return start;
}

/** "are sent to the lab, come back ...", "is handed over to the owner": to whom or where, and no next state. */
function behindPlace(tokens: readonly Token[], element: number, end: number): number | undefined {
  const isTo = isWord(tokens[end], 'to', 'into') && isWord(tokens[element - 1], 'be', 'get', 'finally', 'then');
  const place = isTo && tokens[end + 1]?.pos === 'DET' ? nounPhraseAt(tokens, end + 1, tokens.length) : undefined;
  return place && !isUsualState(place.words.join('_')) ? place.end : undefined;
}

const isPossessive = (token: Token | undefined): boolean => grammar.possessives.has(token?.lower ?? '');

/**
 * Where a state may begin: behind "the order is" where the same order was spoken of before; undefined where something else
 * becomes the subject, "once the exhibit is back".
 */
function subjectAt(tokens: readonly Token[], i: number, start: number): number | undefined {
  for (let verb = i + 1; verb <= i + 2; verb++) {
    if (tokens[verb]?.pos !== 'AUX' && !isWord(tokens[verb], 'get', 'become')) continue;
    const noun = tokens[verb - 1];
    if (noun?.pos !== 'NOUN' && noun?.pos !== 'PROPN') continue;
    const isSame = tokens.slice(0, start).some(({ lemma }) => lemma === noun.lemma);
    return isSame ? verb + 1 : undefined;
  }
  return i;
}

/** "can be ended once it is signed", not "is a draft; once submitted it can be approved": what is behind comes before. */
const tellsWhen = (tokens: readonly Token[], i: number, possible = false): boolean =>
  isWord(tokens[i], 'once', ...(possible ? ['until', 'till'] : [])) &&
  isWord(tokens[i + 1], 'it', 'they') &&
  tokens[i - 1]?.kind === 'word';

/** "are accepted or rejected after being submitted", "... after they have been reviewed": what comes first is said last. */
function stateBefore(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { state: string; end: number } | undefined {
  if (tellsWhen(tokens, start) && isWord(tokens[start + 2], 'be')) return elementAt(tokens, start + 3, limit, true);
  if (!isWord(tokens[start], 'after')) return undefined;
  const being = tokens.findIndex((token, i) => i > start && i < start + 5 && ['being', 'been'].includes(token.lower));
  return being < 0 ? undefined : elementAt(tokens, being + 1, limit, true);
}

interface Separator {
  readonly end: number;
  readonly ordered: boolean;
  readonly alternative: boolean;
  /** Stands between two states; other words only fill. */
  readonly parts: boolean;
}

const between = (end: number, kind: 'in turn' | 'or' | 'and'): Separator => ({
  end,
  ordered: kind === 'in turn',
  alternative: kind === 'or',
  parts: true,
});

function separatorAt(tokens: readonly Token[], i: number, start: number): Separator | undefined {
  const token = tokens[i];
  if (!token) return undefined;
  if (isMark(token, ...ARROWS) || token.text === '→') return between(i + 1, 'in turn');
  if (isMark(token, ',', '-', '–') || isWord(token, 'and', '&')) return between(i + 1, 'and');
  if (isMark(token, '/', '|') || isWord(token, 'or')) return between(i + 1, 'or');
  if (isWord(token, 'end', 'finish') && isWord(tokens[i + 1], 'up', 'as')) return between(i + 2, 'in turn');
  // "come back as ready"
  const as = isWord(tokens[i + 1], 'back', 'out', 'in') ? i + 2 : i + 1;
  if (isWord(token, 'come', 'return', 'go') && isWord(tokens[as], 'as'))
    return { end: as + 1, ordered: true, alternative: false, parts: false };
  if (isWord(token, 'at') && isWord(tokens[i + 1], 'first')) return between(i + 2, 'in turn');
  if (isWord(token, 'in', 'at') && isWord(tokens[i + 1], 'the') && isWord(tokens[i + 2], 'end', 'beginning'))
    return between(i + 3, 'in turn');
  if (isWord(token, 'after') && isWord(tokens[i + 1], 'that', 'this', 'which')) return between(i + 2, 'in turn');
  if (isMark(token, '(', ')')) return { end: i + 1, ordered: false, alternative: false, parts: false };
  if (IN_TURN.includes(token.lower)) return { ...between(i + 1, 'in turn'), ordered: i > start };
  // "out of order"; "available, out or in repair"
  const isOutOf =
    isWord(token, 'out') &&
    (isWord(tokens[i + 1], 'of') ||
      (isMark(tokens[i - 1], ',') && (isMark(tokens[i + 1], ',') || isWord(tokens[i + 1], 'or'))));
  if (FILLERS.includes(token.lower) && !isOutOf && !isUsualState(spokenState(tokens, i, i + 2))) {
    const ordered = ['first', 'initially', 'once'].includes(token.lower);
    return { end: i + 1, ordered, alternative: false, parts: ordered };
  }
  return undefined;
}

function agentEnd(tokens: readonly Token[], start: number, limit: number): number {
  let i = start;
  while (
    i < limit &&
    !isMark(tokens[i], ',', '.', ';', ':', '(') &&
    !isWord(tokens[i], 'and', 'then', 'after', 'when', 'or')
  )
    i++;
  return i;
}
