import pluralize from 'pluralize';

/** The lower-case words of a name in any case: "OrderItem", "orderItem", "order_item" -> order, item. */
export function words(name: string): string[] {
  return (
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      // The "s" of "URLs" makes a plural, and opens no word.
      .replace(/([A-Z]+)([A-Z](?!s(?![a-z]))[a-z])/g, '$1 $2')
      .split(/[^A-Za-z0-9]+/)
      .filter((word) => word !== '')
      .map((word) => word.toLowerCase())
  );
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const pascalCase = (name: string): string => words(name).map(capitalised).join('');
export const snakeCase = (name: string): string => words(name).join('_');
export const kebabCase = (name: string): string => words(name).join('-');

export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name);
  return first + rest.map(capitalised).join('');
}

/** Written with a vowel, spoken with a consonant: "a user", "a one-off"; and the other way: "an hour". */
const OPENS_WITH_CONSONANT = /^(?:eu|ewe|onc?e\b|u(?:biq|fo\b|ni(?!d|mp|n)|ra|rin|rl\b|s[aeu]|te|ti|to|uid))/;
const OPENS_WITH_VOWEL = /^(?:[aeiou]|hour|heir|honest|honou?r)/;

/** "a book", "an order", "a user". */
export function withArticle(phrase: string): string {
  const spoken = phrase.toLowerCase();
  return `${OPENS_WITH_VOWEL.test(spoken) && !OPENS_WITH_CONSONANT.test(spoken) ? 'an' : 'a'} ${phrase}`;
}

/** The plural of a camelCase or PascalCase name; only its last word changes. */
export function pluralName(name: string): string {
  return changeLastWord(name, (word) => pluralize.plural(word));
}

/** The singular of a camelCase or PascalCase name; only its last word changes. */
export function singularName(name: string): string {
  return changeLastWord(name, (word) => pluralize.singular(word));
}

function changeLastWord(name: string, change: (word: string) => string): string {
  const start = Math.max(name.search(/[A-Z][a-z0-9]*$/), 0);
  return name.slice(0, start) + change(name.slice(start));
}
