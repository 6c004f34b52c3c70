import type { ListItem } from '../lists/list-item';

const CREDENTIALS = new Set(['password', 'email', 'username', 'login', 'passphrase']);

/** "register with an e-mail and a password": how one gets an account; a city beside them is kept of whoever registers. */
export const isMereLogin = (items: readonly ListItem[]): boolean =>
  items.some(({ phrase }) => phrase.words.includes('password')) &&
  items.every(({ phrase }) => CREDENTIALS.has(phrase.words.at(-1) ?? ''));
