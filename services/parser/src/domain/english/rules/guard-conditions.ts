import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { readClauses } from '../grammar/clauses';
import type { Range } from '../grammar/phrase-pattern';
import { momentAt } from './guard-moments';

/** Words behind one that opens a condition: "before | it starts". */
export interface Condition {
  readonly cue: number;
  readonly words: Range;
}

const CUES = 'once after until till before while whilst if when unless within during provided'.split(' ');
const OPENINGS = [
  ['as', 'long', 'as'],
  ['as', 'soon', 'as'],
  ['up', 'to'],
  ['at', 'least'],
  ['no', 'later', 'than'],
  ['not', 'later', 'than'],
  ['only', 'in'],
];

/** Where a word opens a condition, how many words it takes. */
export function conditionCue(tokens: readonly Token[], i: number): number {
  const opening = OPENINGS.find((words) => words.every((word, k) => tokens[i + k]?.lower === word));
  if (opening) return opening.length;
  const compares = isWord(tokens[i], 'less', 'more', 'later', 'earlier') && isWord(tokens[i + 1], 'than');
  if (compares && momentAt(tokens, i)) return 2;
  if (isWord(tokens[i], 'for') && tokens[i + 1]?.kind === 'number') return 1;
  if (isWord(tokens[i], 'once') && saysHowOften(tokens, i)) return 0;
  // "can be cancelled 24 hours before it starts"
  if (momentAt(tokens, i)?.opening.length === 0) return 1;
  return CUES.includes(tokens[i]?.lower ?? '') ? 1 : 0;
}

/** "only once per assignment", "may be extended once": how often, and not from when on. */
const saysHowOften = (tokens: readonly Token[], once: number): boolean =>
  isWord(tokens[once + 1], 'per', 'for', 'in', 'on', 'every', 'each', 'within') ||
  (isWord(tokens[once + 1], 'a') && grammar.timeNouns.has(tokens[once + 2]?.lemma ?? '')) ||
  (tokens[once + 1]?.kind ?? 'mark') === 'mark';

/** The conditions of what the clause allows or forbids: those behind it, or before it where nothing else is allowed before. */
export function conditionsOn(tokens: readonly Token[], clause: Clause): Condition[] {
  const clauses = readClauses(tokens, { start: 0, end: tokens.length }).filter(({ relative }) => !relative);
  const others = clauses.filter(({ modal, verb }) => modal !== undefined && verb.start !== clause.verb.start);
  const found: Condition[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const length = conditionCue(tokens, i);
    const isBehind = i >= clause.verb.end;
    const parted = others.some(({ verb }) =>
      isBehind ? verb.start > clause.verb.start && verb.start < i : verb.start < clause.verb.start,
    );
    // "It is a draft until it is sent; sent ones can't be changed": told of something else.
    const isApart = !isBehind && tokens.slice(i, clause.verb.start).some((token) => isMark(token, ';'));
    if (length === 0 || parted || isApart || (i >= clause.verb.start && !isBehind)) continue;
    const limit = isBehind
      ? Math.min(
          tokens.length,
          ...others.filter(({ verb }) => verb.start > i).map(({ start }) => Math.max(start, i + length)),
        )
      : (clause.subject?.start ?? clause.verb.start) > i + length
        ? (clause.subject?.start ?? clause.verb.start)
        : clause.verb.start;
    let end = i + length;
    while (end < limit && !isMark(tokens[end], ',', '.', ';', ')', ':')) end++;
    // "Clerks can close orders, and when an order is closed, the time is stored": it says when the next thing happens.
    const isOfNext =
      (isMark(tokens[i - 1], ';') || isWord(tokens[i - 1], 'and', 'but')) &&
      clauses.some(({ start, subject }) => subject && start > i && (start === end || start === end + 1));
    if (!isOfNext) found.push({ cue: i, words: { start: i + length, end } });
    i = end - 1;
  }
  return found;
}
