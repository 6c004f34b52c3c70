import { isPlural, singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { ListItem } from './list-item';

/** What each has one of, though many are spoken of. */
const ONE_EACH = new Set('names titles codes labels prices ages birthdays nicknames'.split(' '));

/** What each has one of where all are named, "their names, phone numbers and addresses"; "a member has phone numbers" means several. */
const ONE_OF_THEIRS = new Set(
  'phone numbers,telephone numbers,phones,addresses,emails,email addresses,birth dates,dates of birth,weights,heights'.split(
    ',',
  ),
);

const areTheirs = (tokens: readonly Token[], start: number): boolean =>
  tokens
    .slice(Math.max(0, start - FARTHEST), start + 1)
    .some((token, i, near) => isWord(token, 'their') && isPlural(near[i + 1]?.lower ?? ''));
const FARTHEST = 14;

/** "Dancers have names and a level", "volunteers with their names and phone numbers": each has one. */
export const oneEach = (tokens: readonly Token[], item: ListItem): ListItem =>
  (ONE_EACH.has(item.phrase.words.join(' ')) ||
    (ONE_OF_THEIRS.has(item.phrase.words.join(' ')) && areTheirs(tokens, item.start))) &&
  item.phrase.quantity === undefined &&
  !item.group &&
  item.type === undefined &&
  tokens.slice(item.tail.start, item.tail.end).every((token) => isMark(token, '.'))
    ? { ...item, phrase: { ...item.phrase, words: singularWords(item.phrase.words), plural: false } }
    : item;
