import { isMark, isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import { behindShapeName } from './shape-phrases';

/** Letters and figures with what divides them: "AB-1234", "12/34". */
const SAMPLE = /^[A-Za-z]*(?:[-/._]?[A-Za-z0-9]+)+$/;
const LONGEST = 24;

/** "in the format AB-1234", "codes look like ABC1234": the pattern that the sample stands for. */
export function shapeAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { pattern: string; end: number } | undefined {
  const isLike = isWord(tokens[start], 'look') && isWord(tokens[start + 1], 'like');
  const first = isLike ? start + 2 : behindShapeName(tokens, start, limit);
  if (first === undefined) return undefined;
  let i = first;
  let text = '';
  while (
    i < limit &&
    i - first < LONGEST &&
    (i === first || tokens[i]?.glued) &&
    !isMark(tokens[i], '"', '`', ',', '.', ';', ')')
  )
    text += tokens[i++]?.text ?? '';
  const isSample = SAMPLE.test(text) && (/\d/.test(text) || /^[A-Z]{2,}[-/._][A-Z]+$/.test(text));
  if (!isSample || !/[A-Za-z]|[-/._]/.test(text)) return undefined;
  return { pattern: `^${patternOf(text)}$`, end: behindFigures(tokens, i) };
}

/** "SB-00000 with five digits" says again what the sample shows. */
const behindFigures = (tokens: readonly Token[], i: number): number =>
  isWord(tokens[i], 'with') && numberOf(tokens[i + 1]) !== undefined && isWord(tokens[i + 2], 'digit') ? i + 3 : i;

/** "AB" and "XXX" stand for any letters, "INV" for itself, and so does "SB" in "SB-000"; figures stand for any figures. */
function patternOf(sample: string): string {
  const hasBlanks = /0/.test(sample) && !/[1-9]/.test(sample);
  return sample.replace(/[A-Z]+|[a-z]+|\d+|[-/._]/g, (part) => {
    if (/^\d/.test(part)) return `[0-9]{${String(part.length)}}`;
    if (/^[-/._]/.test(part)) return part === '.' ? '\\.' : part;
    const isAny = (part.length < 3 && !hasBlanks) || (part.length > 1 && isRun(part));
    const letters = part === part.toUpperCase() ? 'A-Z' : 'a-z';
    return isAny ? `[${letters}]{${String(part.length)}}` : part;
  });
}

/** "ABC", "XYZ", "AAA" */
function isRun(letters: string): boolean {
  const steps = [...letters].slice(1).map((letter, i) => letter.charCodeAt(0) - letters.charCodeAt(i));
  return steps.every((step) => step === 1) || steps.every((step) => step === 0);
}
