import { singularWords } from '../../names';
import type { ListItem } from './list-item';

/** What each has one of, though many are spoken of. */
const ONE_EACH = new Set('names titles codes labels prices ages birthdays nicknames'.split(' '));

/** "Dancers have names and a level": each has one. */
export const oneEach = (item: ListItem): ListItem =>
  ONE_EACH.has(item.phrase.words.join(' ')) &&
  item.phrase.quantity === undefined &&
  !item.group &&
  item.type === undefined &&
  item.tail.start >= item.tail.end
    ? { ...item, phrase: { ...item.phrase, words: singularWords(item.phrase.words), plural: false } }
    : item;
