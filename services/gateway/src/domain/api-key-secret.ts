import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse as parseUuid, stringify as stringifyUuid } from 'uuid';

const PATTERN = /^qlk_([0-9a-f]{32})_([\w-]{43})$/;

/** An API key as its holder has it: `qlk_<id>_<secret>`. The secret has 256 bits, so a plain digest of it cannot be guessed. */
export interface ApiKeySecret {
  readonly id: string;
  readonly text: string;
  readonly digest: Uint8Array;
}

export function createApiKeySecret(id: string): ApiKeySecret {
  const secret = randomBytes(32).toString('base64url');
  return { id, text: `qlk_${Buffer.from(parseUuid(id)).toString('hex')}_${secret}`, digest: digestOf(secret) };
}

/** True for what is meant as an API key, right or wrong. */
export const isApiKeySecret = (text: string): boolean => text.startsWith('qlk_');

/** Undefined when the text is no API key; says nothing about whether it opens anything. */
export function readApiKeySecret(text: string): ApiKeySecret | undefined {
  const [, id, secret] = PATTERN.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  try {
    return { id: stringifyUuid(Buffer.from(id, 'hex')), text, digest: digestOf(secret) };
  } catch {
    return undefined;
  }
}

export function sameDigest(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

function digestOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
