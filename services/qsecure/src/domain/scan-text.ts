import type { Rule } from '@quantumlayer/contracts/qsecure/v1/qsecure';
import { findSecrets, masked } from './find-secrets';
import type { CallRule, RuleBook } from './rules';

export interface Finding {
  readonly rule: Rule;
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
}

/** Whole lines of comment; a call that is only spoken of is none. */
const COMMENT = /^\s*(?:#|\/\/|\*|\/\*|--)/;
/** What is longer was written by a machine; its beginning is read. */
const LONGEST_LINE = 20_000;
const LONGEST_EXCERPT = 120;

/** What the rules find in a file, by line and column. */
export function scanText(path: string, text: string, rules: RuleBook): Finding[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const kind = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : name;
  const calls = rules.calls.filter(({ files }) => files.has(kind));
  return text.split('\n').flatMap((whole, index) => {
    const line = whole.slice(0, LONGEST_LINE);
    const secrets = findSecrets(line, rules).map(({ rule, start, secret }) => ({
      rule,
      start,
      excerpt: masked(secret),
    }));
    const found = [...secrets, ...(COMMENT.test(line) ? [] : findCalls(line, calls))];
    return found
      .sort((left, right) => left.start - right.start)
      .map(({ rule, start, excerpt }) => ({ rule, line: index + 1, column: start + 1, excerpt }));
  });
}

function findCalls(line: string, calls: readonly CallRule[]) {
  return calls.flatMap(({ rule, pattern }) =>
    [...line.matchAll(pattern)].map((match) => ({
      rule,
      start: match.index,
      excerpt: match[0].slice(0, LONGEST_EXCERPT),
    })),
  );
}
