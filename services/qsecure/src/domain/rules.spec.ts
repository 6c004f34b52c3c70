import { readRules } from './rules';
import { scanText } from './scan-text';
import { screenBrief } from './screen-brief';

const rules = readRules();
const real = (example: string): string => example.replaceAll('~', '');
const cases = <R extends { rule: { id: string }; examples: { found: string[]; clean: string[] } }>(
  list: readonly R[],
) =>
  list.flatMap((one) => [
    ...one.examples.found.map((example) => ({ one, id: one.rule.id, example, expected: true })),
    ...one.examples.clean.map((example) => ({ one, id: one.rule.id, example, expected: false })),
  ]);

it('are many, each with a name of its own', () => {
  const ids = rules.all.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(35);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('a secret', () => {
  it.each(cases(rules.secrets))('$id: $example is $expected', ({ id, example, expected }) => {
    const found = scanText('notes.txt', real(example), rules).map(({ rule }) => rule.id);
    expect(found).toEqual(expected ? [id] : []);
  });
});

describe('a dangerous call', () => {
  it.each(cases(rules.calls))('$id: $example is $expected', ({ one, id, example, expected }) => {
    for (const kind of one.files) {
      const path = /^[A-Z]/.test(kind) ? kind : `src/file.${kind}`;
      const found = scanText(path, example, rules).map(({ rule }) => rule.id);
      expect(found.includes(id)).toBe(expected);
    }
    expect(scanText('src/file.rs', example, rules)).toEqual([]);
  });
});

describe('a brief', () => {
  it.each(cases(rules.briefs))('$id: $example is $expected', ({ id, example, expected }) => {
    const found = screenBrief(example, rules).findings.map(({ rule }) => rule.id);
    if (expected) expect(found).toContain(id);
    else expect(found).toEqual([]);
  });
});

/** A rule that takes long on odd input would stop a service. */
it('take their time in proportion to the text', () => {
  const odd = ['a', ' ', '"', 'ignore ', 'password=', 'eval(', '.execute(f', 'curl ', 'x:/@', '`SELECT ${', 'f u c '];
  for (const piece of odd) {
    const text = piece.repeat(20_000 / piece.length);
    const started = process.cpuUsage();
    for (const kind of ['py', 'ts', 'go', 'sh']) scanText(`a.${kind}`, text, rules);
    screenBrief(text, rules);
    const { user } = process.cpuUsage(started);
    expect({ piece, tooSlow: user > 5_000_000 }).toEqual({ piece, tooSlow: false });
  }
});
