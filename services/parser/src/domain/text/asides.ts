import { talkAsides } from '../lexicon/talk-lexicon';
import { isMark, isWord, type Token } from './token';

/** "Each nurse, of course, has a phone", "a boat has a draught, naturally": what is said, without what is only said aside. */
export function withoutAsides(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found = i === 0 ? undefined : asideAt(tokens, i);
    const token = tokens[i];
    if (found === undefined && token) kept.push(token);
    if (found !== undefined) i = found - 1;
  }
  return kept;
}

/** Where the sentence goes on behind an aside that begins here, with the marks around it that divide nothing. */
function asideAt(tokens: readonly Token[], i: number): number | undefined {
  const isMarked = isMark(tokens[i], ',', '-', '–', '—');
  const aside = talkAsides.matchAt(tokens, isMarked ? i + 1 : i);
  if (!aside) return undefined;
  const closing = tokens[aside.end];
  const ends = closing === undefined || isMark(closing, '.', ';', '!', ')', ':');
  // "a draught of course."
  if (!isMarked) return ends && isOfCourse(tokens, i) ? aside.end : undefined;
  if (ends) return aside.end;
  if (!isMark(closing, ',', '-', '–', '—')) return undefined;
  return dividesParts(tokens[i - 1], tokens[aside.end + 1]) ? aside.end : aside.end + 1;
}

const isOfCourse = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'of') && tokens.slice(0, i).some(({ pos }) => pos === 'VERB' || pos === 'AUX');

/** "a title, of course, an author": a comma is left between two parts, none between a subject and its verb. */
const dividesParts = (before: Token | undefined, after: Token | undefined): boolean =>
  !['VERB', 'AUX', 'ADP', 'CCONJ', 'SCONJ'].includes(before?.pos ?? '') &&
  !isMark(before, ',') &&
  !['VERB', 'AUX', 'CCONJ', 'ADV'].includes(after?.pos ?? '');
