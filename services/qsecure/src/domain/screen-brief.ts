import { Advice, Category, Severity, type Rule } from '@quantumlayer/contracts/qsecure/v1/qsecure';
import { findSecrets } from './find-secrets';
import { plainText, rawText, unmasked } from './readable-text';
import type { RuleBook } from './rules';

export interface BriefFinding {
  readonly rule: Rule;
  /** Characters of the brief, the end not included. */
  readonly start: number;
  readonly end: number;
}

const ADVICE: Readonly<Record<Severity, Advice>> = {
  [Severity.UNSPECIFIED]: Advice.ACCEPT,
  [Severity.LOW]: Advice.ACCEPT,
  [Severity.MEDIUM]: Advice.REVIEW,
  [Severity.HIGH]: Advice.REFUSE,
  [Severity.CRITICAL]: Advice.REFUSE,
};

/** What in a brief is not about the software, and what to do about it. */
export function screenBrief(brief: string, rules: RuleBook): { advice: Advice; findings: BriefFinding[] } {
  const plain = plainText(brief);
  const readings = { raw: rawText(brief), plain, unmasked: unmasked(plain) };
  const found = rules.briefs.flatMap(({ rule, pattern, reading }) => {
    const { text, places } = readings[reading];
    return [...text.matchAll(pattern)].map((match) => ({
      rule,
      start: places[match.index] ?? 0,
      end: places[match.index + match[0].length] ?? 0,
    }));
  });
  const secrets = findSecrets(readings.raw.text, rules).map(({ rule, start, end }) => ({
    rule,
    start: readings.raw.places[start] ?? 0,
    end: readings.raw.places[end] ?? 0,
  }));
  const findings = [...found, ...secrets].sort((left, right) => left.start - right.start);
  const advice = Math.max(Advice.ACCEPT, ...findings.map(({ rule }) => adviceFor(rule)));
  return { advice, findings };
}

/** A secret in a brief is its author's mishap, not an attack. */
function adviceFor({ severity, category }: Rule): Advice {
  return category === Category.SECRET ? Advice.REVIEW : ADVICE[severity];
}
