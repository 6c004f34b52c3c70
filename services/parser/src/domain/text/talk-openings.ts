import { opensWithoutMark, talkOpenings } from '../lexicon/talk-lexicon';
import { isMark, isWord, type Token } from './token';

/** What is left of a sentence without what people say before it, and where that takes back what was said. */
export interface Opened {
  readonly tokens: readonly Token[];
  readonly takesBack: Pick<Token, 'start' | 'end'> | undefined;
}

/** "Oh, and by the way, a tent has a colour", "No wait, actually only clerks can add books": what is said, without how it is begun. */
export function withoutTalk(tokens: readonly Token[]): Opened {
  let rest = tokens;
  let takesBack: Opened['takesBack'];
  for (let opening = openingOf(rest); opening; opening = openingOf(rest)) {
    const [first, last] = [rest[0], rest[opening.words - 1]];
    if (opening.takesBack && first && last) takesBack = { start: takesBack?.start ?? first.start, end: last.end };
    rest = rest.slice(opening.length);
  }
  return { tokens: rest, takesBack };
}

interface Opening {
  readonly words: number;
  /** With the mark and the "and" behind it. */
  readonly length: number;
  readonly takesBack: boolean;
}

function openingOf(tokens: readonly Token[]): Opening | undefined {
  const start = isWord(tokens[0], 'and', 'but', 'so', 'or') ? 1 : 0;
  const found = talkOpenings.matchAt(tokens, start);
  if (!found) return undefined;
  if (found.value === 'assures')
    return isStatement(tokens.slice(found.end)) ? { words: found.end, length: found.end, takesBack: false } : undefined;
  const phrase = tokens
    .slice(found.start, found.end)
    .map(({ lower }) => lower)
    .join(' ');
  const isMarked = isMark(tokens[found.end], ',', ':', '-', '–', '—', '--', '...', '…');
  const isFollowed = talkOpenings.matchAt(tokens, found.end) !== undefined;
  if (!isMarked && !isFollowed && !opensWithoutMark(phrase) && !saysWhatWasMeant(tokens, found.end, phrase))
    return undefined;
  // "No, tools cannot be deleted" refuses nothing by its first word; "no, thanks" does.
  if (phrase === 'no' && !tokens.slice(found.end).some(({ pos }) => pos === 'AUX')) return undefined;
  const behind = isMarked ? found.end + 1 : found.end;
  const length = isWord(tokens[behind], 'and') ? behind + 1 : behind;
  return length < tokens.length - 1 ? { words: found.end, length, takesBack: found.value === 'takes back' } : undefined;
}

/** "Ensure the code is unique": what shall hold, with its subject and its verb; "check the parcels" has none. */
function isStatement(tokens: readonly Token[]): boolean {
  const verb = tokens.findIndex(({ pos }) => pos === 'AUX');
  return verb > 0 && tokens.slice(0, verb).every(({ pos, lower }) => IN_SUBJECTS.has(pos) && lower !== 'that');
}

const IN_SUBJECTS = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'CCONJ']);

/** "I meant to say the maker is optional": what was meant follows at once. */
const saysWhatWasMeant = (tokens: readonly Token[], end: number, phrase: string): boolean =>
  /^i mean/.test(phrase) && ['DET', 'NOUN', 'PROPN', 'PRON'].includes(tokens[end]?.pos ?? '');
