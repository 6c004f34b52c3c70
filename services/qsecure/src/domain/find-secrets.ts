import type { Rule } from '@quantumlayer/contracts/qsecure/v1/qsecure';
import type { RuleBook, SecretRule } from './rules';

export interface FoundSecret {
  readonly rule: Rule;
  /** UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly secret: string;
}

/** Secrets in a text, without what only stands in a secret's place. A special rule takes a place before a general one. */
export function findSecrets(text: string, { secrets, placeholders }: RuleBook): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const rule of secrets)
    for (const match of text.matchAll(rule.pattern)) {
      const secret = match[rule.secretGroup] ?? '';
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      if (isSecret(rule, secret, placeholders)) found.push({ rule: rule.rule, start, end, secret });
    }
  return found.sort((left, right) => left.start - right.start);
}

function isSecret({ leastEntropy }: SecretRule, secret: string, placeholders: readonly RegExp[]): boolean {
  return entropyOf(secret) >= leastEntropy && !placeholders.some((pattern) => pattern.test(secret));
}

/** Shannon's, in bits for each character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...text].length;
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}

/** Enough to find it by, too little to use it. */
export function masked(secret: string): string {
  return secret.length < 16 ? '…' : `${secret.slice(0, 4)}…${secret.slice(-2)}`;
}
