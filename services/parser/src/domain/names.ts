import { words as wordsOf } from '@quantumlayer/ir';
import pluralize from 'pluralize';

export { wordsOf };

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const pascalCase = (words: readonly string[]): string => words.map(capitalised).join('');
export const snakeCase = (words: readonly string[]): string => words.join('_');
export const kebabCase = (words: readonly string[]): string => words.join('-');
export const titleCase = (words: readonly string[]): string => words.map(capitalised).join(' ');

export function camelCase(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  return first + rest.map(capitalised).join('');
}

/** Nouns that pluralize would cut short or that have no other form. */
const UNCHANGED = new Set([
  'series',
  'species',
  'news',
  'status',
  'address',
  'bonus',
  'campus',
  'bus',
  'gas',
  'lens',
  'data',
  'media',
  'chess',
  'progress',
  'business',
  'process',
  'class',
  'access',
  'fitness',
  'canvas',
  'atlas',
  'virus',
  'census',
  'corpus',
  'clothes',
  'trousers',
  'goods',
  'crossroads',
  'barracks',
  'metadata',
]);
const SINGULARS = new Map([
  ['menus', 'menu'],
  ['caches', 'cache'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['leaves', 'leave'],
  ['dice', 'die'],
  ['axes', 'axis'],
  ['lenses', 'lens'],
  ['canvases', 'canvas'],
  ['calories', 'calorie'],
  ['selfies', 'selfie'],
  ['vetoes', 'veto'],
  ['dies', 'die'],
  ['larvae', 'larva'],
  ['pupae', 'pupa'],
  ['antennae', 'antenna'],
  ['formulae', 'formula'],
]);
/** "specimen", "regimen": singular, whatever their end; all other words in "-men" are several. */
const IN_MEN =
  /^(?:specimen|regimen|acumen|abdomen|stamen|lumen|omen|bitumen|albumen|cyclamen|foramen|rumen|ramen|amen|hymen)$/;

export function singular(word: string): string {
  const known = seen.get(word);
  if (known !== undefined) return known;
  if (seen.size >= MOST_SEEN) seen.clear();
  const found = SINGULARS.get(word) ?? (UNCHANGED.has(word) || IN_MEN.test(word) ? word : pluralize.singular(word));
  seen.set(word, found);
  return found;
}

/** The same words are asked for again and again; the library tries a hundred patterns each time. */
const seen = new Map<string, string>();
const MOST_SEEN = 5_000;

export function plural(word: string): string {
  return pluralize.plural(word);
}

/** Whether the word is written as a plural ("books", not "status"). */
export function isPlural(word: string): boolean {
  return !UNCHANGED.has(word) && singular(word) !== word;
}

/** The words with only the last one changed to the singular. */
export function singularWords(words: readonly string[]): string[] {
  return [...words.slice(0, -1), ...words.slice(-1).map(singular)];
}

export function pluralWords(words: readonly string[]): string[] {
  return [...words.slice(0, -1), ...words.slice(-1).map(plural)];
}

/** PascalCase singular of a noun phrase: "order items" -> "OrderItem", "e-bikes" -> "EBike". */
export const entityName = (words: readonly string[]): string =>
  pascalCase(singularWords(words).flatMap((word) => word.split('-').filter((part) => part !== '')));

/** "OrderItem" -> "order item". */
export const spoken = (name: string): string => wordsOf(name).join(' ');
