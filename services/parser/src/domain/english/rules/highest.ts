import { isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';

const OPENINGS = [
  ['at', 'most'],
  ['up', 'to'],
  ['no', 'more', 'than'],
  ['not', 'more', 'than'],
  ['a', 'maximum', 'of'],
  ['maximum', 'of'],
  ['maximum'],
  ['max', '.'],
  ['max'],
  ['only'],
];

export interface Highest {
  readonly end: number;
  readonly most: number;
  /** Holds of those that are not over only; "only one vote per poll" says that pairs are unique. */
  readonly open: boolean;
}

/** Where a highest number is said, and what it is: "at most five", "no more than 3", "only one". */
export function highestAt(tokens: readonly Token[], i: number): Highest | undefined {
  const isDenied = tokens.slice(0, i).some((token) => isWord(token, 'not', "n't", 'never', 'cannot', 'nobody', 'no'));
  const openings = isDenied ? [...OPENINGS, ['more', 'than']] : OPENINGS;
  const opening = openings.find((words) => words.every((word, k) => tokens[i + k]?.lower === word));
  // "can only have one active lease"
  const isOnlyOne =
    isWord(tokens[i], 'one') && tokens.slice(Math.max(0, i - 2), i).some((token) => isWord(token, 'only'));
  if (isOnlyOne) return { end: i + 1, most: 1, open: true };
  const end = i + (opening?.length ?? 0) + 1;
  const most = Number(numberOf(tokens[end - 1]) ?? NaN);
  return opening && Number.isInteger(most) && most > (opening[0] === 'only' ? 1 : 0)
    ? { end, most, open: false }
    : undefined;
}
