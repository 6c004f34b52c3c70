import { RESERVED_FIELDS } from '@quantumlayer/ir';
import { camelCase, wordsOf } from '../names';

const TIMESTAMPS = new Set(['createdAt', 'updatedAt']);
const PASSWORDS = /^(?:encrypted|hashed)?password(?:digest|hash|salt|encrypted)?$|^pass(?:word)?hash$/;

/** Every row has `createdAt` and `updatedAt` anyway. */
export function isTimestamp(name: string): boolean {
  return TIMESTAMPS.has(camelCase(wordsOf(name)));
}

/** Passwords are kept by the authentication, never as a field. */
export function isPassword(name: string): boolean {
  return PASSWORDS.test(wordsOf(name).join(''));
}

/** camelCase, and free of the names that are taken; undefined when no letter is left to make a name of. */
export function fieldName(name: string): string | undefined {
  const words = wordsOf(name);
  const plain = camelCase(words).replace(/^[0-9]+/, '');
  if (!/^[a-z]/.test(plain)) return undefined;
  return RESERVED_FIELDS.has(plain) ? `${plain}Value` : plain.slice(0, 60);
}
