import lexicon from '../../../../data/lexicons/constraints.json';
import { snakeCase, wordsOf } from '../../names';
import { perTokens } from '../../text/per-tokens';
import { isMark, isWord, type Token } from '../../text/token';
import { closing } from '../grammar/brackets';
import { fixedFiguresAt, oneOf } from './fixed-figures';
import { isNegated, isNegation } from '../grammar/negation';
import { inUnitOfFirst } from './mixed-units';
import { longDefaultAt, writtenValue } from './said-defaults';
import { shapeAt } from './sample-shapes';
import { charactersAt } from './character-classes';
import { behindShapeName, shapePhraseAt } from './shape-phrases';
import { numberOf } from '../grammar/numbers';
import { oneToken, PhrasePattern, type Range } from '../grammar/phrase-pattern';

/** A constraint in the notation of docs/requirements.md, and where it is said. */
export interface SaidConstraint extends Range {
  readonly value: string;
}

const number = oneToken((token) => numberOf(token) !== undefined);
const NO_VALUES = new Set([
  'the',
  'a',
  'an',
  'to',
  'is',
  'be',
  'of',
  'and',
  'or',
  'when',
  'if',
  'by',
  'default',
  'current',
  'with',
  'at',
  'on',
  'it',
  'must',
  'after',
]);
const slots = {
  n: number,
  m: number,
  chars: oneToken((token) => lexicon.classes.chars.includes(token.lemma)),
  unit: oneToken((token) => lexicon.classes.unit.includes(token.lemma) || lexicon.classes.unit.includes(token.lower)),
  code: oneToken((token) => lexicon.classes.code.includes(token.lemma)),
  value: oneToken((token) => token.kind !== 'mark' && !NO_VALUES.has(token.lower)),
};

const patterns = lexicon.patterns.map(({ match, gives }) => ({ pattern: new PhrasePattern(match, slots), gives }));

type Pattern = (typeof patterns)[number];
const anywhere: Pattern[] = [];
const byOpening = new Map<string, Pattern[]>();
for (const entry of patterns) {
  const { openings } = entry.pattern;
  if (openings === undefined) anywhere.push(entry);
  for (const form of openings ?? []) byOpening.set(form, [...(byOpening.get(form) ?? []), entry]);
}

function* candidatesFor({ lower, lemma, text }: Token): Generator<Pattern> {
  yield* anywhere;
  for (const form of new Set([lower, lemma, text])) yield* byOpening.get(form) ?? [];
}

export const constraintVocabulary = patterns
  .flatMap(({ pattern }) => pattern.vocabulary)
  .filter((word) => /^[a-z]{4,}$/.test(word));

/** All constraints that the tokens of a range state, from left to right. */
export const readConstraints = (tokens: readonly Token[], { start, end }: Range): readonly SaidConstraint[] =>
  constraintsOf(tokens, start, end);

const constraintsOf = perTokens(constraintsIn);

function constraintsIn(tokens: readonly Token[], start: number, end: number): readonly SaidConstraint[] {
  const found: SaidConstraint[] = [];
  for (let i = start; i < end; ) {
    const shape = shapeBeginning(tokens, i, end) ?? charactersAt(tokens, i, end);
    if (shape) {
      found.push({ value: `pattern=${shape.pattern}`, start: i, end: shape.end });
      i = shape.end;
      continue;
    }
    const match = scaleAt(tokens, i, end) ?? bestMatch(tokens, i, end) ?? figuresAt(tokens, i, end);
    if (!match) {
      i++;
      continue;
    }
    const compares = isComparative(tokens, i, match.end);
    const refused = compares && isNegated(tokens, i);
    if (compares && !refused && isAllowed(tokens, i)) {
      i = match.end;
      continue;
    }
    for (const value of match.values) {
      // "they need not be unique"
      if (value === 'unique' && isDenied(tokens, i)) continue;
      if (value === 'required' && isOnlyWhere(tokens, match.end)) continue;
      found.push({ value: refused ? oppositeBound(value) : value, start: i, end: match.end });
    }
    i = match.end;
  }
  return withoutOpposites(found);
}

/** "mandatory if the reason is other", "for all but day permits", not "required when registering": some rows do without it. */
const isOnlyWhere = (tokens: readonly Token[], behind: number): boolean =>
  (isWord(tokens[behind], 'if', 'when', 'unless', 'whenever') && !/ing$/.test(tokens[behind + 1]?.lower ?? '')) ||
  (isWord(tokens[behind], 'for') &&
    tokens.slice(behind + 1, behind + 5).some((token) => isWord(token, 'but', 'except', 'excluding')));

function figuresAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { end: number; values: string[] } | undefined {
  const fixed = fixedFiguresAt(tokens, start, limit);
  return fixed && { end: fixed.end, values: [oneOf(fixed.figures)] };
}

/** "not", "needn't have to" right before. */
function isDenied(tokens: readonly Token[], start: number): boolean {
  const before = tokens.slice(Math.max(0, start - 3), start);
  const mark = before.findLastIndex(({ kind }) => kind === 'mark');
  return before.slice(mark + 1).some((token) => isWord(token, 'not', "n't"));
}

/** "from 1 (scrap) to 5 (like new)": the ends of a scale, each with its meaning. */
function scaleAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { end: number; values: string[] } | undefined {
  const at = isWord(tokens[start], 'from', 'between') ? start + 1 : start;
  const low = numberOf(tokens[at]);
  const meant = isMark(tokens[at + 1], '(') ? closing(tokens, at + 1, limit) + 1 : undefined;
  if (low === undefined || meant === undefined || meant - at > LONGEST_MEANING) return undefined;
  const isRange = isWord(tokens[meant], 'to', 'and') || isMark(tokens[meant], '-', '–', '..');
  const high = isRange && meant + 1 < limit ? numberOf(tokens[meant + 1]) : undefined;
  return high === undefined ? undefined : { end: meant + 2, values: [`minimum=${low}`, `maximum=${high}`] };
}

/** Tokens of an end of a scale and what it means. */
const LONGEST_MEANING = 7;

/** "may be below zero": so it may be, and also above. */
const isAllowed = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start - 1], 'be', 'go', 'fall', 'lie', 'drop') && isWord(tokens[start - 2], 'may', 'can', 'could');

/** "more than 600", whose refusal stands further ahead: "we never take fewer than 10 or more than 600". */
const isComparative = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens
    .slice(start, end)
    .some((token) => isWord(token, 'than', 'below', 'above', 'under', 'over', 'beyond', 'exceed')) &&
  !tokens.slice(start, end).some((token) => isNegation(token));

const OPPOSITE: Readonly<Record<string, string>> = {
  exclusive_minimum: 'maximum',
  exclusive_maximum: 'minimum',
  // "neither empty nor longer than 60 characters"
  min_length: 'max_length',
  max_length: 'min_length',
};

export function oppositeBound(value: string): string {
  const [kind = '', figure = ''] = value.split('=');
  const opposite = OPPOSITE[kind];
  return opposite === undefined ? value : `${opposite}=${figure}`;
}

/** The longest constraint that begins right here. */
export const constraintAt = perTokens(findConstraint);

function findConstraint(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { end: number; values: readonly string[] } | undefined {
  const shape = behindShapeName(tokens, start, limit) && shapeBeginning(tokens, start, limit);
  return shape ? { end: shape.end, values: [`pattern=${shape.pattern}`] } : bestMatch(tokens, start, limit);
}

const shapeBeginning = (tokens: readonly Token[], i: number, end: number): ReturnType<typeof shapeAt> =>
  shapeAt(tokens, i, end) ?? shapePhraseAt(tokens, i, end);

/** "at most 400 words" bounds no characters. */
const PARTS_OF_TEXT = ['word', 'sentence', 'line', 'paragraph'] as const;

const bestMatch = perTokens(longestMatch);

function longestMatch(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { end: number; values: string[] } | undefined {
  let best = longDefaultAt(tokens, start, limit);
  const token = tokens[start];
  if (!token) return undefined;
  for (const { pattern, gives } of candidatesFor(token)) {
    const match = pattern.matchAt(tokens, start, limit);
    if (!match || (best && match.end <= best.end) || isWord(tokens[match.end], ...PARTS_OF_TEXT)) continue;
    const inOneUnit = match.slots['m'] && inUnitOfFirst(tokens, match.slots['n'], match.slots['m']);
    const values = gives.map((value) =>
      fill(value, (name) =>
        name === 'm' && inOneUnit !== undefined ? String(inOneUnit) : valueOf(tokens, match.slots[name], value),
      ),
    );
    best = { end: match.end, values };
  }
  return best;
}

const fill = (template: string, value: (name: string) => string): string =>
  template.replace(/\{(n|m|value)\}/g, (_all, name: string) => value(name));

function valueOf(tokens: readonly Token[], range: Range | undefined, template: string): string {
  const token = range && tokens[range.start];
  if (!token) return '';
  const isDefault = template.startsWith('default=');
  return numberOf(token) ?? (isDefault ? writtenValue(tokens, range) : snakeCase(wordsOf(token.lower)));
}

/** "optional" beside "required" comes from overlapping phrases; the first one was the longer. */
function withoutOpposites(found: readonly SaidConstraint[]): SaidConstraint[] {
  const seen = new Set<string>();
  return found.filter(({ value }) => {
    const key = value === 'optional' || value === 'required' ? 'presence' : value;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
