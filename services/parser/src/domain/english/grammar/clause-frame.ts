import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from './clause';
import { countsTimes } from './conditions';
import { bracketDepths } from './brackets';
import type { Range } from './phrase-pattern';

/** A phrase with a preposition: "by a clerk", "for one member". */
export interface Adjunct extends Range {
  readonly preposition: string;
  /** What stands behind the preposition. */
  readonly phrase: Range;
}

/**
 * Who does what to whom, whatever the voice: "clerks approve a claim" and "a claim is approved by clerks" have one frame.
 * Readers of deeds, rights, relations and states ask it instead of looking for the words themselves.
 */
export interface ClauseFrame {
  readonly clause: Clause;
  /** Who does it; undefined for imperatives, and for the passive without "by". */
  readonly agent: Range | undefined;
  /** What it is done to: the direct object, or the subject of the passive. */
  readonly patient: Range | undefined;
  readonly adjuncts: readonly Adjunct[];
  /** "once it is approved", "until the day before": what the clause depends on, behind it. */
  readonly condition: Range | undefined;
  /** "except by an admin", "by nobody but them": denied to all others. */
  readonly exceptive: boolean;
}

const PREPOSITIONS = new Set(
  (
    'as to by with so for without from via using in at on into between out up off back within during of onto through ' +
    'under against about over per among towards across near'
  ).split(' '),
);
const CONDITIONS = new Set('when if until once before after while unless whenever because provided'.split(' '));
const RELATIVES = new Set('that who which whose where'.split(' '));
const PARTICLES = new Set('up out in off for to back on at into through down over about after'.split(' '));
const MANNERS = new Set('hand default mail email post phone mistake accident itself themselves'.split(' '));
const EXCEPTIVES = ['except', 'than', 'but', 'unless', 'save'];

export function frameOf(tokens: readonly Token[], clause: Clause): ClauseFrame {
  const { object } = clause;
  const depths = bracketDepths(tokens);
  const starts: number[] = [];
  // The passive has none: "are left on articles" tells where.
  const direct = clause.passive ? { start: object.start, end: object.start } : directObject(tokens, object, depths);
  let end = direct.end;
  const isCounted = (i: number): boolean => countsTimes(tokens, i) || isOnceBy(tokens, i);
  for (; end < object.end && (!CONDITIONS.has(tokens[end]?.lower ?? '') || isCounted(end)); end++)
    if (depths[end] === 0 && PREPOSITIONS.has(tokens[end]?.lower ?? '') && !isWithin(tokens, end)) starts.push(end);
  const adjuncts = starts.map((start, k) => adjunctAt(tokens, start, starts[k + 1] ?? end));
  const by = clause.passive
    ? adjuncts.find((adjunct) => adjunct.preposition === 'by' && !isManner(tokens, adjunct))
    : undefined;
  const agent = clause.passive ? by && withOthers(tokens, by, adjuncts) : clause.subject;
  return {
    clause,
    agent: agent && agent.start < agent.end ? agent : undefined,
    patient: clause.passive ? clause.subject : direct,
    adjuncts,
    condition: conditionAt(tokens, end),
    exceptive: by !== undefined && isWord(tokens[by.start - 1], ...EXCEPTIVES),
  };
}

/** "can be scanned once by an usher", "once and only by an usher" */
const isOnceBy = (tokens: readonly Token[], i: number): boolean => {
  const joined = isWord(tokens[i + 1], 'and') ? i + 2 : i + 1;
  return isWord(tokens[i], 'once') && isWord(tokens[isWord(tokens[joined], 'only') ? joined + 1 : joined], 'by');
};

/** "set by hand": nobody who does it */
const isManner = (tokens: readonly Token[], { phrase }: Adjunct): boolean => isMannerWord(tokens[phrase.start]);

export const isMannerWord = (token: Token | undefined): boolean => MANNERS.has(token?.lower ?? '');

/** "by their author or by an editor": both of them. */
function withOthers(tokens: readonly Token[], by: Adjunct, adjuncts: readonly Adjunct[]): Range {
  const next = adjuncts.find(({ start, preposition }) => start === by.end && preposition === 'by');
  const isJoined = next !== undefined && isWord(tokens[by.end - 1], 'or', 'and');
  return isJoined ? { start: by.phrase.start, end: withOthers(tokens, next, adjuncts).end } : by.phrase;
}

/** "one of our branches", "by the head of transport": a part of what it stands in. */
const isWithin = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'of') && (isWord(tokens[i - 1], 'one', 'any', 'either') || namesOffice(tokens, i));

/** "the director of studies": behind somebody and before a bare noun it says which office he has. */
const namesOffice = (tokens: readonly Token[], of: number): boolean =>
  isPersonNoun(singular(tokens[of - 1]?.lower ?? '')) &&
  isWord(tokens[of - 2], 'by', 'the', 'a') &&
  tokens[of + 1]?.pos === 'NOUN';

/** The clause that the next one's verb is read of begins with the word that makes it a condition. */
function conditionAt(tokens: readonly Token[], start: number): Range | undefined {
  if (!CONDITIONS.has(tokens[start]?.lower ?? '')) return undefined;
  const stop = tokens.findIndex((token, i) => i > start && isMark(token, '.', ';'));
  return { start, end: stop < 0 ? tokens.length : stop };
}

function adjunctAt(tokens: readonly Token[], start: number, limit: number): Adjunct {
  let end = start + 1;
  while (end < limit && !isMark(tokens[end], '.', ';', ':') && !RELATIVES.has(tokens[end]?.lower ?? '')) end++;
  return { start, end, preposition: tokens[start]?.lower ?? '', phrase: { start: start + 1, end } };
}

/** The object up to the first word outside brackets that begins something else; a particle before it is skipped. */
function directObject(tokens: readonly Token[], object: Range, depths: readonly number[]): Range {
  let { start } = object;
  while (start < object.end && PARTICLES.has(tokens[start]?.lower ?? '') && boundAt(tokens, start) === 0) start++;
  let end = start;
  while (end < object.end && ((depths[end] ?? 0) > 0 || !ends(tokens, end))) end += Math.max(1, boundAt(tokens, end));
  return { start, end };
}

/** "at least two volunteers", "up to four urns": the preposition says how many. */
const boundAt = (tokens: readonly Token[], i: number): number =>
  (isWord(tokens[i], 'at') && isWord(tokens[i + 1], 'least', 'most')) ||
  (isWord(tokens[i], 'up') && isWord(tokens[i + 1], 'to') && tokens[i + 2]?.pos === 'NUM')
    ? 2
    : 0;

const ends = (tokens: readonly Token[], i: number): boolean => {
  if (boundAt(tokens, i) > 0) return false;
  if (isMark(tokens[i], '.', ';', ':', '!')) return true;
  const word = tokens[i]?.lower ?? '';
  return (word !== 'of' && PREPOSITIONS.has(word)) || CONDITIONS.has(word) || RELATIVES.has(word);
};
