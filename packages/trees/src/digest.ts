import { createHash } from 'node:crypto';

/** "sha256:" and 64 lower-case hex digits. */
export type Digest = string;

const PATTERN = /^sha256:[0-9a-f]{64}$/;

export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export function isDigest(text: string): boolean {
  return PATTERN.test(text);
}
