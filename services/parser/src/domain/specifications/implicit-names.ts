import { RESERVED_FIELDS } from '@quantumlayer/ir';
import { camelCase, wordsOf } from '../names';

const TIMESTAMPS = new Set(['createdAt', 'updatedAt']);
/** Other names of the two, for columns that the database sets. */
const CHANGED =
  /^(?:lastupdated?|lastmodified|lastchanged?|modified|updated|update|modify|date(?:updated|modified))(?:at|on|date|time|timestamp)?$|^gmtmodified$/;
const CREATED =
  /^(?:created?|inserted?|added|creation|date(?:created|added))(?:at|on|date|time|timestamp)?$|^gmtcreate$/;
const PASSWORDS =
  /^(?:user|usr|login|encrypted|hashed)?(?:password|passwd|pwd|passphrase|senha|contrasenia|contrasena|motdepasse|mdp|passwort|kennwort|wachtwoord|lozinka|haslo|heslo|salasana|parola|sifre|katasandi)(?:digest|hash|salt|encrypted)?$|^pass(?:hash|salt)?$|^(?:password)?salt$/;
/** What lets whoever knows it in: the authentication keeps its own, and an API must not show it. */
const SECRETS =
  /(?:^|_)(?:(?:reset|confirm|confirmation|remember|refresh|access|session|verification|verify|unlock|invitation|auth|csrf|id|activation)(?:_\w+)*_token|token_(?:hash|digest)|(?:otp|totp|two_factor|mfa|client|consumer|api)_secret|(?:otp|two_factor|mfa)_recovery_codes|(?:recovery|backup)_codes)(?:_hash|_digest)?$/;
const EMAILS = new Set([
  'email',
  'email address',
  'e mail',
  'e mail address',
  'mail',
  'correo',
  'correo electronico',
  'courriel',
  'user email',
]);

/** Every row has `createdAt` and `updatedAt` anyway. */
export function isTimestamp(name: string): boolean {
  return TIMESTAMPS.has(camelCase(wordsOf(name)));
}

/** `updatedAt` or `createdAt` for a moment that is called otherwise, such as "last_update". */
export function otherTimestamp(name: string): 'createdAt' | 'updatedAt' | undefined {
  const plain = wordsOf(name).join('');
  if (CHANGED.test(plain)) return 'updatedAt';
  return CREATED.test(plain) ? 'createdAt' : undefined;
}

/** Passwords are kept by the authentication, never as a field. */
export function isPassword(name: string): boolean {
  return PASSWORDS.test(wordsOf(plainLetters(name)).join(''));
}

/** Tokens and keys of a login that are kept beside the password. */
export function isSecret(name: string): boolean {
  return SECRETS.test(wordsOf(name).join('_'));
}

export function isEmailName(name: string): boolean {
  return EMAILS.has(wordsOf(name).join(' '));
}

/** Letters that are no accented ones. */
const OTHER_LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** In letters from a to z where there are any: "contraseña" is "contrasena", "łyżka" is "lyzka". */
export const plainLetters = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđıßæœ]/g, (letter) => OTHER_LETTERS[letter] ?? letter);

/** camelCase, and free of the names that are taken; undefined when no letter is left to make a name of. */
export function fieldName(name: string): string | undefined {
  const words = wordsOf(plainLetters(name));
  const plain = camelCase(words).replace(/^[0-9]+/, '');
  if (!/^[a-z]/.test(plain)) return undefined;
  return RESERVED_FIELDS.has(plain) ? `${plain}Value` : plain.slice(0, 60);
}
