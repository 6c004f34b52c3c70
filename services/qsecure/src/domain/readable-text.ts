/** A text made ready to be searched, with the place in the original of each of its UTF-16 units. */
export interface ReadableText {
  readonly text: string;
  /** Counted in characters of the original; has one entry more than the text, for its end. */
  readonly places: readonly number[];
}

/** Characters that take no room. */
const INVISIBLE = /^[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]$/u;

/** Letters that are often written otherwise, to get past a search. */
const MASKS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** As it came. */
export function rawText(original: string): ReadableText {
  return collect(original, (character) => character);
}

/** Compatible forms of letters made one, and nothing invisible in between. */
export function plainText(original: string): ReadableText {
  return collect(original, (character) => (INVISIBLE.test(character) ? '' : character.normalize('NFKC')));
}

/** The plain text with digits and signs inside of words read as the letters that they stand for. */
export function unmasked({ text, places }: ReadableText): ReadableText {
  const isPart = (sign: string | undefined): boolean => sign !== undefined && (/\p{L}/u.test(sign) || sign in MASKS);
  const letters = text.split('').map((sign, at) => {
    const letter = MASKS[sign];
    const begins = sign === '$' || sign === '@';
    return letter !== undefined && isPart(text[at + 1]) && (begins || isPart(text[at - 1])) ? letter : sign;
  });
  return { text: letters.join(''), places };
}

function collect(original: string, read: (character: string) => string): ReadableText {
  const places: number[] = [];
  const characters = [...original];
  const text = characters.map((character, place) => {
    const readable = read(character);
    for (let unit = 0; unit < readable.length; unit += 1) places.push(place);
    return readable;
  });
  return { text: text.join(''), places: [...places, characters.length] };
}
