import { isStateNoun, isUsualState } from '../../lexicon/state-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { Opening } from './state-openings';

/** States behind what says that they are some, "Lifecycle: draft, sent", or whose they are, "Permits: pending | granted | refused". */
export const labelledStates = (tokens: readonly Token[]): Opening | undefined => label(tokens) ?? strokes(tokens);

const upTo = (end: number): Range => ({ start: 0, end });

/** "Lifecycle: draft, submitted, approved", "the possible states are ...", "has three stages: ..." */
function label(tokens: readonly Token[]): Opening | undefined {
  for (let i = 0; i < Math.min(tokens.length, 14); i++) {
    // "So: reported, assigned, fixed"
    if (i === 0 && isWord(tokens[i], 'so', 'thus', 'hence') && isMark(tokens[1], ':'))
      return { start: 2, entity: upTo(0), strict: true };
    const isLife = isWord(tokens[i], 'lifecycle', 'workflow') || (isWord(tokens[i], 'cycle', 'flow') && i < 4);
    const holder = behindHolder(tokens, i + 1);
    const isStatus =
      i < 3 && ['status', 'state', 'stage'].includes(tokens[i]?.lower ?? '') && isMark(tokens[holder], ':', '=');
    // "Status: open, closed", "status of an order = open / closed"
    if (isStatus && isUsualState(tokens[holder + 1]?.lower ?? ''))
      return { start: holder + 1, entity: holder > i + 1 ? { start: i + 2, end: holder } : upTo(i), strict: true };
    const isStages = ['states', 'stages', 'statuses', 'phases'].includes(tokens[i]?.lower ?? '');
    if (!isLife && !isStages) continue;
    const of = behindHolder(tokens, i + 1);
    const next = tokens[of];
    if (isMark(next, ':', '-', '–', '(') || isWord(next, 'be')) {
      const start = isMark(tokens[of + 1], ':') ? of + 2 : of + 1;
      // Behind a colon whatever is listed is one: "Order statuses: received, developing, ready".
      const isListed = isMark(tokens[start - 1], ':') && commasBehind(tokens, i) > 1;
      return { start, entity: of > i + 1 ? { start: i + 2, end: of } : upTo(i), strict: isStages && !isListed };
    }
    // "shall be in one of the states deposited, sealed and returned"
    const isTold = isWord(tokens[i - 1], 'the', 'following', 'these') && commasBehind(tokens, i) > 0;
    if (isStages && next?.kind === 'word' && (isUsualState(next.lower) || (isTold && /ed$/.test(next.lower))))
      return { start: i + 1, entity: upTo(i), strict: true };
  }
  return undefined;
}

/** "Workflow of defects:", "stages for an order are": where what they are of ends. */
function behindHolder(tokens: readonly Token[], i: number): number {
  const phrase = isWord(tokens[i], 'of', 'for') ? nounPhraseAt(tokens, i + 1, tokens.length) : undefined;
  const isLabel = phrase && (isMark(tokens[phrase.end], ':', '=') || isWord(tokens[phrase.end], 'be'));
  return isLabel ? phrase.end : i;
}

/** "Permits: pending | granted | refused": what stands between strokes before anything else is one of them. */
function strokes(tokens: readonly Token[]): Opening | undefined {
  const colon = tokens.findIndex((token) => isMark(token, ':', '(', '='));
  if (colon < 1 || colon > 3) return undefined;
  const isWhole = tokens
    .slice(colon + 1)
    .every(
      (token, i, all) => token.kind === 'word' || isMark(token, '|', '/') || i === all.length - 1 || isMark(token, ')'),
    );
  const count = tokens.filter((token) => isMark(token, '|', '/')).length;
  const isStatus = isStateNoun(tokens[colon - 1]?.lower ?? '');
  const isState = isUsualState(tokens[colon + 1]?.lower ?? '') && isUsualState(tokens[colon + 3]?.lower ?? '');
  const isSentence = isMark(tokens.at(-1), '.');
  if (!isWhole || count < 2 || !isState || (isMark(tokens[colon], '(') && !(isStatus && isSentence))) return undefined;
  return { start: colon + 1, entity: upTo(isStatus ? colon - 1 : colon), strict: true };
}

const commasBehind = (tokens: readonly Token[], i: number): number =>
  tokens.slice(i).filter((token) => isMark(token, ',')).length;
