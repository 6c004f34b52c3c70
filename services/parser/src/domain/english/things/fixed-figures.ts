import { isMark, isWord, type Token } from '../../text/token';
import { isUnit } from '../../lexicon/enumeration-lexicon';
import { numberOf } from '../grammar/numbers';

/** The only figures that a field may hold. */
export interface FixedFigures {
  readonly figures: readonly string[];
  /** Behind the last of them; a unit may follow. */
  readonly last: number;
  /** Behind the unit. */
  readonly end: number;
}

/** Say something else than one figure more, "2 or more", or make lengths of the figures, "8 or 13 digits". */
const NO_FIGURES = new Set(
  'more less fewer later earlier above below over under higher lower greater older younger newer up so character char letter digit figure number symbol sign to through until'.split(
    ' ',
  ),
);
/** Bounds, of which the figure behind is one. */
const BOUNDS = ['between', 'from', 'than', 'least', 'most', 'to', 'above', 'below', 'over', 'under', 'and', 'by'];
const OPENINGS = [['exactly', 'one', 'of'], ['only', 'one', 'of'], ['one', 'of'], ['either'], ['only'], ['exactly']];

/** "45 or 90 minutes", "one of 10, 20, 50", "30 | 45 | 60" */
export function fixedFiguresAt(tokens: readonly Token[], start: number, limit: number): FixedFigures | undefined {
  const opening = OPENINGS.find((words) => words.every((word, i) => isWord(tokens[start + i], word))) ?? [];
  if (opening.length === 0 && (isWord(tokens[start - 1], ...BOUNDS) || isMark(tokens[start - 1], '-', '–', '.')))
    return undefined;
  const figures: string[] = [];
  const marks: string[] = [];
  let isJoined = opening.at(-1) === 'of';
  for (let i = start + opening.length; ; ) {
    const isPartOfWord = tokens[i]?.glued === true && tokens[i - 1]?.kind !== 'mark';
    const figure = i < limit && !isPartOfWord ? numberOf(tokens[i]) : undefined;
    if (figure === undefined) return undefined;
    figures.push(figure);
    const unit = tokens[i + 1];
    const end = unit?.kind === 'word' && isUnit(unit.lower) ? i + 2 : i + 1;
    const join = end < limit ? joinAt(tokens, end) : undefined;
    if (!join || numberOf(tokens[join.end]) === undefined) {
      const isRun = isJoined || (marks.length > 0 && marks.every((mark) => mark === '|'));
      return isRun && figures.length > 1 && closes(tokens, end, limit) ? { figures, last: i + 1, end } : undefined;
    }
    if (join.mark === undefined) isJoined = true;
    else marks.push(join.mark);
    i = join.end;
  }
}

/** ",", "|", "or", ", or" */
function joinAt(tokens: readonly Token[], at: number): { mark: string | undefined; end: number } | undefined {
  const isComma = isMark(tokens[at], ',', '|');
  if (isWord(tokens[isComma ? at + 1 : at], 'or')) return { mark: undefined, end: isComma ? at + 2 : at + 1 };
  return isComma ? { mark: tokens[at]?.text, end: at + 1 } : undefined;
}

const closes = (tokens: readonly Token[], at: number, limit: number): boolean =>
  at >= limit ||
  (!NO_FIGURES.has(tokens[at]?.lemma ?? '') &&
    !NO_FIGURES.has(tokens[at]?.lower ?? '') &&
    tokens[at]?.kind !== 'number' &&
    // "45 is typical": no word of what it must be.
    tokens[at]?.pos !== 'AUX' &&
    !isMark(tokens[at], '-', '–', '+', '/', ':') &&
    !(isWord(tokens[at], 'or', 'and') && NO_FIGURES.has(tokens[at + 1]?.lower ?? '')));

/** The figures among the values of a field, when it has no others: "30", "45", "60_minutes". */
export function figuresAmong(values: readonly string[]): readonly string[] | undefined {
  const figures = values.flatMap((value) => /^(\d+)(?:_([a-z]+))?$/.exec(value)?.[1] ?? []);
  const units = values.map((value) => /^\d+_([a-z]+)$/.exec(value)?.[1]);
  // "35mm, 120" are names.
  const isUnitLast = units.slice(0, -1).every((unit) => unit === undefined);
  const areFigures = figures.length === values.length && units.every((unit) => unit === undefined || isUnit(unit));
  return areFigures && isUnitLast && new Set(figures).size > 1 ? figures : undefined;
}

const BOUND = /^((exclusive_)?(minimum|maximum)|one_of)=/;

/** Whether a constraint says what figures a field may hold. */
export const isBound = (constraint: string): boolean => BOUND.test(constraint);

/** What must hold of a field that may hold these alone. */
export const oneOf = (figures: readonly string[]): string => `one_of=${[...new Set(figures)].join('|')}`;

/** "one_of=45|90" of a duration: `self.duration == 45 or self.duration == 90`. */
export function invariantOfFigures(name: string, constraint: string): string | undefined {
  if (!constraint.startsWith('one_of=')) return undefined;
  return constraint
    .slice('one_of='.length)
    .split('|')
    .map((figure) => `self.${name} == ${figure}`)
    .join(' or ');
}
