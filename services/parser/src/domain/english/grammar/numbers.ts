import lexicon from '../../../../data/lexicons/constraints.json';
import type { Token } from '../../text/token';

const numberWords = new Map(Object.entries(lexicon.numberWords));

/** The number that a token stands for: "3", "1,000", "three". */
export function numberOf(token: Token | undefined): string | undefined {
  if (!token) return undefined;
  if (token.kind === 'number') {
    const plain = token.text
      .replace('−', '-')
      .replace(/,(?=\d{3}\b)/g, '')
      .replace(/^\+/, '');
    return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
  }
  const word = numberWords.get(token.lower);
  return word === undefined ? undefined : String(word);
}
