import { grammar } from '../../lexicon/grammar-lexicon';
import { isSideState, isUsualState, statesForVerb } from '../../lexicon/state-lexicon';
import { pastParticiple } from '../../lexicon/verb-lexicon';
import { isRefusal } from '../../state-machine';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { conditionCue } from '../rules/guard-conditions';

/**
 * "paid, and can be withdrawn until it is paid", "closed, and clerks may reject it at any stage": what may become of it beside
 * the path, and no next state. It is told as any deed is.
 */
export function turnsAside(tokens: readonly Token[], start: number, limit: number): boolean {
  if (isWord(tokens[start], ...SOME_OF_THEM)) return true;
  const modal = modalAt(tokens, start, limit);
  if (modal === undefined || isWord(tokens[start - 1], 'then', 'finally', 'afterwards', 'later')) return false;
  const stop = tokens.findIndex((token, i) => i > modal && isMark(token, ',', ';', '.', ':', ')'));
  const end = stop < 0 ? limit : Math.min(stop, limit);
  const deeds = tokens.slice(modal + 1, end).filter(({ pos }) => pos === 'VERB');
  for (let i = modal + 1; i < end; i++) if (isLimitAt(tokens, i) || isAnytimeAt(tokens, i)) return deeds.length > 0;
  return deeds.length > 0 && deeds.every(({ lemma }) => refuses(lemma));
}

/** "and those that fail are withdrawn": told of some of them only. */
const SOME_OF_THEM = ['those', 'some', 'others', 'whichever', 'whoever'];

/** Behind "years later,", "a week or so later,", "much later on,": when the next state comes says no state. */
export function behindLater(tokens: readonly Token[], start: number, limit: number): number | undefined {
  const later = tokens.findIndex(
    (token, i) => i > start && i < Math.min(limit, start + 6) && isWord(token, 'later', 'afterwards'),
  );
  const isTime = tokens
    .slice(start, later)
    .every((token) => token.kind !== 'mark' && !isUsualState(token.lower) && token.pos !== 'VERB');
  if (later < 0 || !isTime) return undefined;
  const end = isWord(tokens[later + 1], 'on') ? later + 2 : later + 1;
  return isMark(tokens[end], ',') ? end + 1 : end;
}

/** The modal of the clause that begins here, with its subject or without. */
function modalAt(tokens: readonly Token[], start: number, limit: number): number | undefined {
  if (isPermissive(tokens[start])) return start;
  const subject = isWord(tokens[start], 'it', 'they') ? start + 1 : nounPhraseAt(tokens, start, limit)?.end;
  return subject !== undefined && isPermissive(tokens[subject]) ? subject : undefined;
}

/** "until it is paid", "as long as ..."; "if" and "when" tell of what comes next as well. */
const isLimitAt = (tokens: readonly Token[], i: number): boolean =>
  conditionCue(tokens, i) > 0 && !isWord(tokens[i], 'if', 'when', 'within', 'after', 'during', 'for', 'provided');

const isPermissive = (token: Token | undefined): boolean =>
  grammar.modals.has(token?.lower ?? '') && isWord(token, 'can', 'may', 'could');

/** "at any stage", "at every stage", "from any of these" */
export const isAnytimeAt = (tokens: readonly Token[], i: number): boolean =>
  (isWord(tokens[i], 'any', 'every', 'each') &&
    isWord(tokens[i + 1], 'time', 'point', 'state', 'stage', 'moment', 'phase', 'step') &&
    isWord(tokens[i - 1], 'at', 'from', 'in')) ||
  (isWord(tokens[i], 'any', 'all', 'each') &&
    isWord(tokens[i - 1], 'from', 'in') &&
    isWord(tokens[i + 1], 'of') &&
    isWord(tokens[i + 2], 'these', 'those', 'them'));

const refuses = (verb: string): boolean =>
  [...(statesForVerb.get(verb) ?? []), pastParticiple(verb)].some((state) => isRefusal(state) || isSideState(state));
