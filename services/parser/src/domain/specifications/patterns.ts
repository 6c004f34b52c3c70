import { patternProblem } from '@quantumlayer/ir';

/**
 * The expression as an anchored one in the common subset of RE2 and ECMAScript, or undefined where it needs more
 * (look-around, back references) or is no expression at all.
 */
export function anchored(pattern: string): string | undefined {
  if (/\(\?(?!:)/.test(pattern) || pattern.length > 480 || patternProblem(pattern) !== undefined) return undefined;
  const alternatives = /\|/.test(pattern);
  const start = pattern.startsWith('^');
  const end = /(?:^|[^\\])\$$/.test(pattern);
  if (start && end && !alternatives) return pattern;
  if (start && end && /^\^\((?:[^()]|\\.)*\)\$$/.test(pattern)) return pattern;
  if (alternatives && (start || end)) return undefined;
  return `${start ? '' : '^.*'}${alternatives ? `(?:${pattern})` : pattern}${end ? '' : '.*$'}`;
}
