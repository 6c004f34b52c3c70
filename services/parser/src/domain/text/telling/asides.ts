import { talkAsides } from '../../lexicon/talk-lexicon';
import { isMark, isWord, type Token } from '../token';

/** "Each nurse, of course, has a phone", "a boat has a draught, naturally": what is said, without what is only said aside. */
export function withoutAsides(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found = asideAt(tokens, i);
    const token = tokens[i];
    if (found === undefined && token) kept.push(token);
    if (found !== undefined) i = found - 1;
  }
  return kept.some(({ kind }) => kind === 'word') ? kept : tokens;
}

/** Where the sentence goes on behind an aside that begins here, with the marks around it that divide nothing. */
function asideAt(tokens: readonly Token[], i: number): number | undefined {
  const isMarked = isMark(tokens[i], ...DIVIDING);
  const aside = talkAsides.matchAt(tokens, isMarked ? i + 1 : i);
  if (!aside || tokens.slice(aside.start, aside.end).some(({ quoted }) => quoted)) return undefined;
  const closing = tokens[aside.end];
  const ends = closing === undefined || isMark(closing, '.', ';', '!', ')', ':');
  const isPhrase = aside.end - aside.start > 1;
  // "They can be archived, too": others can as well.
  if (isWord(tokens[aside.start], 'too') && !isMark(closing, ...DIVIDING)) return undefined;
  if (isMarked) {
    if (ends) return aside.end;
    if (!isMark(closing, ...DIVIDING)) return undefined;
    return dividesParts(tokens[i - 1], tokens[aside.end + 1]) ? aside.end : aside.end + 1;
  }
  // "In fact nobody may", "...; after all it is ours"
  const opens = i === 0 || isMark(tokens[i - 1], ',', ';', ':', ...DIVIDING);
  if (opens && isMark(closing, ',')) return aside.end + 1;
  if (opens && isPhrase && !ends) return aside.end;
  // "a draught of course.", "a code, unique of course, and"
  return (ends || isMark(closing, ',')) && isPhrase && hasVerb(tokens, i) ? aside.end : undefined;
}

const DIVIDING = [',', '-', '–', '—'] as const;

const hasVerb = (tokens: readonly Token[], end: number): boolean =>
  tokens.slice(0, end).some(({ pos }) => pos === 'VERB' || pos === 'AUX');

/** "a title, of course, an author": a comma is left between two parts, none between a subject and its verb. */
const dividesParts = (before: Token | undefined, after: Token | undefined): boolean =>
  !['VERB', 'AUX', 'ADP', 'CCONJ', 'SCONJ'].includes(before?.pos ?? '') &&
  !isMark(before, ',') &&
  !['VERB', 'AUX', 'CCONJ', 'ADV'].includes(after?.pos ?? '');
