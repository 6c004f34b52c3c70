import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { isNegated } from '../grammar/negation';
import { storyOf } from '../grammar/user-stories';
import type { BriefReading, SentenceReading } from '../reading';
import { isNoun, type UsualPart, type UsualParts } from './usual-parts';

/** What rules out the nouns right behind it. */
const OMITS = [
  'without',
  'no',
  'minus',
  'sans',
  'excluding',
  'skip',
  'omit',
  'drop',
  'remove',
  'forget',
  'ignore',
  'exclude',
  'lose',
];
/** What does so where it is denied: "we don't need comments". */
const WANTS = ['need', 'want', 'have', 'include', 'require', 'support', 'add', 'use', 'care', 'bother', 'be'];
/** Between what rules out and what is ruled out. */
const BETWEEN = ['any', 'the', 'a', 'of', 'all', 'with', 'about', 'for', 'and', 'or', 'nor', 'also', 'those', 'usual'];

/** "a blog without comments", "we don't need labels", "drop the suppliers": the usual parts that are not to be there. */
export function readOmitted(reading: BriefReading, at: SentenceReading, parts: UsualParts): UsualPart[] {
  const { tokens } = at.sentence;
  return parts.in(tokens).flatMap(({ start, end, value }) => {
    if (!ends(at, end) || !isNoun(tokens[end - 1])) return [];
    const from = omittedFrom(at, parts, start) ?? (isNegated(tokens.slice(start), end - start - 1) ? start : undefined);
    if (from === undefined) return [];
    const name = value.field === undefined ? value.entity : `${value.entity}.${value.field}`;
    reading.fact(at, from, end, FactKind.EXCLUSION, '', name);
    return [value];
  });
}

/** Where the words begin that rule out what stands at `start`, back over other parts that they rule out. */
function omittedFrom(at: SentenceReading, parts: UsualParts, start: number): number | undefined {
  const { tokens } = at.sentence;
  let i = start - 1;
  const goesOn = (k: number): boolean =>
    isMark(tokens[k], ',', '/') ||
    isWord(tokens[k], ...BETWEEN) ||
    isListed(tokens, parts, k) ||
    isAlike(tokens, k, start);
  while (i >= 0 && goesOn(i)) i--;
  if (isContrast(tokens, i)) return i - 1;
  // "leaves out prescriptions"
  if (isWord(tokens[i], 'out') && isWord(tokens[i - 1], 'leave', 'keep')) return i - 1;
  if (isWord(tokens[i], 'rid') && isWord(tokens[i - 1], 'get')) return i - 1;
  if (isWord(tokens[i], ...OMITS)) return isSaidOfWhole(at, i) ? i : undefined;
  const not = isWord(tokens[i], 'not') ? i : isWord(tokens[i], ...WANTS) ? denialBefore(tokens, i) : undefined;
  return not !== undefined && !isWord(tokens[i + 1], 'only', 'just') ? not : undefined;
}

/** "without labels, milestones or comments": what is no usual part stands in the row like one, where "or" ends it. */
const isAlike = (tokens: readonly Token[], i: number, start: number): boolean =>
  tokens[i]?.pos === 'NOUN' &&
  (isMark(tokens[i + 1], ',') || isWord(tokens[i + 1], 'or', 'nor')) &&
  isWord(tokens[start - 1], 'or', 'nor') &&
  (isMark(tokens[i - 1], ',') || isWord(tokens[i - 1], ...OMITS, ...BETWEEN));

/** Other parts in a row, "no tags and no comments". */
const isListed = (tokens: readonly Token[], parts: UsualParts, i: number): boolean =>
  [i, i - 1, i - 2].some((from) => {
    const match = parts.at(tokens, from);
    return match !== undefined && match.end > i;
  });

/** "instead of tags": what is there instead stands elsewhere. */
const isContrast = (tokens: readonly Token[], i: number): boolean =>
  (isWord(tokens[i - 1], 'instead') && isWord(tokens[i], 'of')) ||
  (isWord(tokens[i - 1], 'rather') && isWord(tokens[i], 'than'));

/** "do not need", "don't really want", "no need" */
function denialBefore(tokens: readonly Token[], verb: number): number | undefined {
  if (isWord(tokens[verb], 'need') && isWord(tokens[verb - 1], 'no')) return verb - 1;
  for (let i = verb - 1; i >= Math.max(0, verb - 2); i--) if (isWord(tokens[i], 'not', "n't", 'never')) return i;
  return undefined;
}

/** Said of what is built, or in a clause of its own: a "post without comments" is some post. */
function isSaidOfWhole({ sentence: { tokens }, whole }: SentenceReading, i: number): boolean {
  const before = tokens[i - 1];
  if (storyOf(tokens).role !== undefined || isOneOfDeeds(tokens, i)) return false;
  if (before === undefined || before.kind === 'mark' || whole.has(i - 1)) return true;
  // "moderators can remove any recipe" is what they may do; "we can skip the tags" is not.
  if (isWord(before, 'can', 'could', 'should') && !isSpeaker(tokens[i - 2])) return false;
  return (
    projectHeads.has(before.lemma) ||
    isWord(
      before,
      'but',
      'and',
      'just',
      'please',
      'also',
      'with',
      'there',
      'be',
      'need',
      'want',
      'have',
      'can',
      'could',
      'should',
      'you',
      'to',
    ) ||
    before.pos === 'AUX' ||
    before.pos === 'PROPN'
  );
}

/** "add, edit and remove spots": all of it is done by somebody. */
function isOneOfDeeds(tokens: readonly Token[], i: number): boolean {
  let before = i - 1;
  while (isMark(tokens[before], ',', '/') || isWord(tokens[before], 'and', 'or')) before--;
  return before < i - 1 && crudVerb(tokens[before]?.lemma ?? '') !== undefined && tokens[before]?.pos === 'VERB';
}

const isSpeaker = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'mark' || isWord(token, 'we', 'you', 'i', 'it', 'this', 'that', 'one');

/** Nothing more is said of it: "no comments", not "no comments without a text". */
function ends({ sentence: { tokens }, reserved }: SentenceReading, end: number): boolean {
  const next = tokens[end];
  return (
    next === undefined ||
    (next.kind === 'mark' && !isMark(next, '(', ':')) ||
    reserved.has(end) ||
    isWord(
      next,
      'and',
      'or',
      'nor',
      'but',
      'yet',
      'please',
      'for',
      'at',
      'in',
      'either',
      'though',
      'instead',
      'here',
      'be',
      'with',
      'then',
      'now',
      'where',
    ) ||
    next.pos === 'SCONJ'
  );
}
