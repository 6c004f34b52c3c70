import { isMark, isWord, type Token } from '../../text/token';

const NAMES = ['format', 'pattern', 'form', 'shape'];
const BETWEEN = ['of', 'like', 'as', 'is', 'a'];
/** Letters and figures with what divides them: "AB-1234", "12/34". */
const SAMPLE = /^[A-Za-z]*(?:[-/._]?[A-Za-z0-9]+)+$/;
const LONGEST = 24;

/** "in the format AB-1234", "codes look like ABC1234": the pattern that the sample stands for. */
export function shapeAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { pattern: string; end: number } | undefined {
  const isNamed = isWord(tokens[start], ...NAMES);
  const isLike = isWord(tokens[start], 'look') && isWord(tokens[start + 1], 'like');
  if (!isNamed && !isLike) return undefined;
  let i = start + 1;
  while (i < limit && (isWord(tokens[i], ...BETWEEN) || isMark(tokens[i], ':', '"', '=', '`'))) i++;
  const first = i;
  let text = '';
  while (
    i < limit &&
    i - first < LONGEST &&
    (i === first || tokens[i]?.glued) &&
    !isMark(tokens[i], '"', '`', ',', '.', ';', ')')
  )
    text += tokens[i++]?.text ?? '';
  const isSample = SAMPLE.test(text) && (/\d/.test(text) || /^[A-Z]{2,}[-/._][A-Z]+$/.test(text));
  return isSample && /[A-Za-z]|[-/._]/.test(text) ? { pattern: `^${patternOf(text)}$`, end: i } : undefined;
}

/** "AB" and "XXX" stand for any letters, "INV" for itself; figures for any figures. */
function patternOf(sample: string): string {
  return sample.replace(/[A-Z]+|[a-z]+|\d+|[-/._]/g, (part) => {
    if (/^\d/.test(part)) return `[0-9]{${String(part.length)}}`;
    if (/^[-/._]/.test(part)) return part === '.' ? '\\.' : part;
    const isAny = part.length < 3 || isRun(part);
    const letters = part === part.toUpperCase() ? 'A-Z' : 'a-z';
    return isAny ? `[${letters}]{${String(part.length)}}` : part;
  });
}

/** "ABC", "XYZ", "AAA" */
function isRun(letters: string): boolean {
  const steps = [...letters].slice(1).map((letter, i) => letter.charCodeAt(0) - letters.charCodeAt(i));
  return steps.every((step) => step === 1) || steps.every((step) => step === 0);
}
