import { refuseVastJson } from './json-limits';

const judge = (text: string) => () => refuseVastJson(Buffer.from(text));
const limit = (rule: string): Error =>
  expect.objectContaining({ violations: [expect.objectContaining({ rule })] }) as Error;
const list = (items: number): string => `[${'1,'.repeat(items - 1)}1]`;

describe('JSON', () => {
  it.each([
    [
      'that is ordinary',
      JSON.stringify({ brief: 'A "todo" app \\', specifications: [{ name: 'a', text: '{"a": [1]}' }] }),
    ],
    ['of as many values as are read', list(50_000)],
    ['as deep as is read', `${'['.repeat(100)}${']'.repeat(100)}`],
    ['with signs in texts', JSON.stringify({ brief: '[{,'.repeat(50_000) })],
    ['with signs behind quotes in texts', JSON.stringify({ brief: '"[{\\",'.repeat(50_000) })],
    ['that is wide and not deep', `[${'[],'.repeat(1000)}{}]`],
    ['that is none', '}]"'],
  ])('%s is let through', (_, text) => {
    expect(judge(text)).not.toThrow();
  });

  it.each([
    ['of more values', list(50_001), 'json.size'],
    ['of lists', `[${'[],'.repeat(50_000)}1]`, 'json.size'],
    ['of objects', `[${'{"a":1},'.repeat(50_000)}1]`, 'json.size'],
    ['that is deeper', `${'['.repeat(101)}${']'.repeat(101)}`, 'json.depth'],
    ['that is deeper, of both kinds', '{"a":['.repeat(51), 'json.depth'],
    ['behind a text', `{"brief":"\\\\","a":${list(50_001)}}`, 'json.size'],
  ])('%s is refused', (_, text, rule) => {
    expect(judge(text)).toThrow(limit(rule));
  });

  it('of 16 MiB is judged in a moment', () => {
    const text = Buffer.from(`"${'\\"'.repeat(8 * 1024 * 1024)}"`);
    const begun = performance.now();
    refuseVastJson(text);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
