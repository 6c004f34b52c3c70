import { grammar } from '../../lexicon/grammar-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { type Token, isMark, isWord } from '../../text/token';
import { contactAt } from './contact-clauses';
import { nounPhraseAt } from './noun-phrase';
import type { VerbGroup } from './clause';

/** Where a clause without a relative word begins; a condition's consequence is none: "once it is paid we ship it". */
export function contactOf(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
  k: number,
  start: number,
): number | undefined {
  const [before, group, next] = [groups[k - 1], groups[k], groups[k + 1]];
  if (!group || group.attached || group.doer !== undefined) return undefined;
  const from = before?.end ?? start;
  if (before && opensCondition(tokens, from)) return undefined;
  return contactAt(tokens, group.start, { from, isFirst: !before, next: next?.start });
}

interface Described {
  /** Where the verb before ends, and where what is told of somebody would begin. */
  readonly end: number;
  readonly until: number;
  readonly next: VerbGroup | undefined;
  readonly after: VerbGroup | undefined;
}

/** "..., but only the person who offered it may change it": a clause of its own, with the words that say of whom. */
export function describedFrom(tokens: readonly Token[], { end, until, next, after }: Described): number | undefined {
  if (!next || !after || after.attached || !isWord(tokens[until], 'who', 'that', 'which')) return undefined;
  if (tokens.slice(next.end, after.start).some((token) => isBoundary(token))) return undefined;
  let start = until;
  while (start > end && !isBoundary(tokens[start - 1])) start--;
  const isNamed =
    nounPhraseAt(tokens, start, until)?.end === until || isWord(tokens[until - 1], 'those', 'everyone', 'anyone');
  if (start === end || !isNamed) return undefined;
  while (start > end && isBoundary(tokens[start - 1])) start--;
  return start;
}

/** "If a trader breaks a rule an inspector can fine him": without a comma the noun right before the verb is its subject. */
function consequenceBefore(tokens: readonly Token[], verb: number, after: number): number | undefined {
  for (let i = verb - 1; i >= after; i--) {
    if (tokens[i]?.pos !== 'DET' || tokens[i - 1]?.pos === 'ADP') continue;
    return nounPhraseAt(tokens, i, verb)?.end === verb ? i : undefined;
  }
  return undefined;
}

/** "Once it is paid we ship it": what comes first is the condition. */
const opensCondition = (tokens: readonly Token[], end: number): boolean =>
  tokens
    .slice(Math.max(0, end - 8), end)
    .some((token) => isWord(token, 'once', 'when', 'whenever', 'if', 'after', 'as', 'until', 'unless', 'while'));

export const isBoundary = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'mark' ? !isMark(token, '"', '(') : grammar.boundaries.has(token.lower));

/** "Anyone can read, only clients with a key can write": "only" behind a comma speaks of others. */
function onlyBefore(tokens: readonly Token[], start: number, end: number): number | undefined {
  const only = tokens.findLastIndex(
    (token, i) => i > start && i < end && isWord(token, 'only', 'just') && isMark(tokens[i - 1], ','),
  );
  return only < 0 ? undefined : only - 1;
}

/** "...; therapists, who have a name": behind a semicolon nothing but what the relative clause is told of. */
function openedBy(tokens: readonly Token[], start: number, verb: number, after: number): number | undefined {
  if (!tokens.slice(start, verb).some(({ lower }) => grammar.relatives.has(lower))) return undefined;
  const semicolon = tokens.findLastIndex((token, i) => i >= after && i < start && isMark(token, ';'));
  const first = isWord(tokens[semicolon + 1], 'and') ? semicolon + 2 : semicolon + 1;
  return semicolon >= 0 && nounPhraseAt(tokens, first, start)?.end === start ? semicolon : undefined;
}

/** "but a sent or delivered one cannot": both are said of the one thing. */
const joinsQualities = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'or', 'and') &&
  tokens[i - 2]?.pos === 'DET' &&
  isQuality(tokens[i - 1]) &&
  isQuality(tokens[i + 1]) &&
  (['NOUN', 'PROPN'].includes(tokens[i + 2]?.pos ?? '') || isWord(tokens[i + 2], 'one', 'ones'));

const isQuality = (token: Token | undefined): boolean =>
  token?.pos === 'ADJ' || baseOfParticiple(token?.lower ?? '') !== undefined;

/** "Whenever a lamp is changed, the date and the price are noted": behind the comma of what happens, all that is noted. */
function severalSubjects(tokens: readonly Token[], next: VerbGroup, after: number, and: number): number | undefined {
  const comma = tokens.findIndex((token, i) => i >= after && i < and && isMark(token, ','));
  const isPlural = next.passive && (next.modal !== undefined || isWord(tokens[next.start], 'are', 'were', 'get'));
  if (comma < 0 || !isPlural || !isWord(tokens[and], 'and') || !opensCondition(tokens, after)) return undefined;
  const said = tokens.slice(comma + 1, next.start);
  const isList = said.every(({ kind, text, pos }) => (kind === 'mark' ? text === ',' : IN_NAMES.has(pos)));
  return isList && said[0]?.pos === 'DET' ? comma : undefined;
}

const IN_NAMES = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADP', 'CCONJ']);

/** "nobody but her | and | the coordinator": those of whom alone it is said. */
function isAmongExempted(tokens: readonly Token[], i: number, after: number): boolean {
  const none = tokens.findLastIndex(
    (token, k) => k >= after && k < i && i - k < 7 && isWord(token, 'nobody', 'none', 'one'),
  );
  const but = isWord(tokens[none + 1], 'but', 'except', 'besides') ? none + 1 : -1;
  const between = tokens.slice(but + 1, i);
  return (
    none >= 0 &&
    but > 0 &&
    but <= i &&
    between.every(({ pos, kind }) => kind === 'word' && pos !== 'VERB' && pos !== 'AUX')
  );
}

/** Where the next clause's subject begins: behind the last conjunction, comma or relative word before its verb. */
export function boundaryBefore(
  tokens: readonly Token[],
  next: VerbGroup,
  after: number,
  depths: readonly number[],
): number {
  if (next.resumed) return next.start;
  if (next.attached) return onlyBefore(tokens, after, next.start) ?? next.start;
  for (let i = next.start - 1; i >= after; i--) {
    const token = tokens[i];
    if (depths[i] !== 0 || !token) continue;
    if (!isBoundary(token) || joinsQualities(tokens, i)) continue;
    // "Only the buyer who made it and nobody else may": he is the only one.
    if (isWord(token, 'and') && isWord(tokens[i + 1], 'nobody') && isWord(tokens[i + 2], 'else')) continue;
    // "which nobody but her and the coordinator may read"
    if (isWord(token, 'and', 'or', 'but') && isAmongExempted(tokens, i, after)) continue;
    // "the trainer then signs it": it only says when.
    const isAdverb = token.lower === 'then' && i === next.start - 1;
    if (isAdverb && ['NOUN', 'PROPN', 'PRON'].includes(tokens[i - 1]?.pos ?? '')) continue;
    if (isMark(token, ',') && isBoundary(tokens[i + 1]) && i + 1 < next.start) continue;
    let start = severalSubjects(tokens, next, after, i) ?? i;
    while (start > after && isBoundary(tokens[start - 1]) && depths[start - 1] === 0) start--;
    return openedBy(tokens, start, next.start, after) ?? start;
  }
  const consequence = opensCondition(tokens, after) ? consequenceBefore(tokens, next.start, after) : undefined;
  if (consequence !== undefined) return consequence;
  // "Once it is finished nothing can be changed"
  const before = tokens[next.start - 1];
  const isSubject =
    next.start - 1 >= after &&
    ((next.modal !== undefined &&
      (isWord(before, 'they', 'nothing', 'nobody') || (isWord(before, 'it') && next.start - 1 > after))) ||
      (opensCondition(tokens, after) && ['we', 'i', 'they', 'he', 'she', 'it'].includes(before?.lower ?? '')));
  return isSubject ? next.start - 1 : next.start;
}
