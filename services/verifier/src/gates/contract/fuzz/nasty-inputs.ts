/** Texts that have broken servers before. */
export const NASTY_TEXTS: readonly string[] = [
  "' OR '1'='1",
  '"; DROP TABLE users; --',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e\u0000\u2028',
  '😀'.repeat(50),
  '{{7*7}}${7*7}',
  'null',
  'undefined',
  'NaN',
  '-1',
  '9223372036854775808',
  '1e309',
  'x'.repeat(2000),
  '%zz',
  '__proto__',
];

const DEEP = 20_000;

/** Bodies likewise; some are not JSON. */
export const NASTY_BODIES: readonly string[] = [
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP),
  '{"title":1e400,"name":-1e400}',
  `{"n":${'9'.repeat(5000)}}`,
  '{"a":"\\u0000","name":"\\ud800","title":"\\udfff"}',
  '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}',
  '{"a":1,"a":2}',
  '{"$where":"1==1","$gt":""}',
  '\ufeff{}',
  'NaN',
  '{"a":NaN}',
  'null',
  '"text"',
  '[{}]',
  '{',
  '',
  '\u0000\u0001\u0002',
  `{"${'k'.repeat(10_000)}":1}`,
];
