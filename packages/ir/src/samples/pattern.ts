import RandExp from 'randexp';

/** Syntax that RE2 and ECMAScript read differently, or that only one of them has. */
const unportable = /\(\?<?[=!]|\\[1-9]|\\k<|\(\?<|\\[bBpPuxc]/;

/** What keeps a pattern from meaning the same in every language; undefined when nothing does. */
export function patternProblem(pattern: string): string | undefined {
  if (unportable.test(pattern))
    return `has a pattern beyond the common subset (no look-around, back-reference or \\b \\p \\u): ${pattern}`;
  try {
    new RegExp(anchored(pattern), 'u');
    return undefined;
  } catch {
    return `has a pattern that is no regular expression: ${pattern}`;
  }
}

/** Patterns always speak of the whole value. */
export function anchored(pattern: string): string {
  return `^(?:${pattern.replace(/^\^/, '').replace(/\$$/, '')})$`;
}

/** A string that the pattern admits; `random` gives numbers in [0, 1). */
export function stringFor(pattern: string, random: () => number): string {
  const generator = new RandExp(pattern.replace(/^\^/, '').replace(/\$$/, ''));
  generator.max = 8;
  generator.randInt = (from, to) => from + Math.floor(random() * (to - from + 1));
  return generator.gen();
}
