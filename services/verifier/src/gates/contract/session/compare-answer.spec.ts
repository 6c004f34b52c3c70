import type { JsonValue } from '@quantumlayer/ir';
import { compareAnswer } from './compare-answer';
import type { HttpExchange } from './http-client';

function answered(errors: JsonValue): HttpExchange {
  return {
    request: { method: 'POST', path: '/rooms', headers: {} },
    status: 422,
    headers: {},
    text: '',
    json: { code: 'validation', errors },
    milliseconds: 1,
  };
}

describe('two rules that are broken at one place', () => {
  const [opens, cleaned] = ['opens_before_closing', 'cleaned_before_opening'];
  const expected = {
    status: 422,
    code: 'validation',
    faults: [opens, cleaned].map((code) => ({ pointer: '', codes: [code] })),
  };
  const named = (...codes: string[]): string | undefined =>
    compareAnswer(expected, answered(codes.map((code) => ({ pointer: '', code }))));

  it('are both named, in any order', () => {
    expect(named(opens, cleaned)).toBeUndefined();
    expect(named(cleaned, opens)).toBeUndefined();
  });

  it.each([
    ['one is left out', [opens], /expected cleaned_before_opening/],
    ['a third is named', [opens, cleaned, 'else'], /the code "else"/],
    ['none is named', [], /does not name/],
  ])('are a breach where %s', (_, codes, message) => {
    expect(named(...codes)).toMatch(message);
  });
});

it.each([
  ["/a/O'Brien", '/a/O%27Brien', true],
  ['/a/b%2Fc', '/a/b/c', false],
  ['/a/b', '/a/c', false],
  ['/a/b', '/a/%', false],
  ["https://example.com/O'Brien", 'https://example.com/O%27Brien', false],
])('expects the Location %s: %s is it: %s', (location, given, isSame) => {
  const answer = { ...answered([]), status: 201, headers: { location: given }, json: {} };
  expect(compareAnswer({ status: 201, location }, answer) === undefined).toBe(isSame);
});

it.each([
  ['9.007199254740982e+30', '9223372036854775807', true],
  ['9.007199254740982e+30', 'a lot', false],
  ['12.50', '12.51', false],
])('expects %s, which it may only guess, and gets %s: fine is %s', (expected, given, isFine) => {
  const answer = { ...answered([]), status: 200, json: { total: given } };
  const guesses = new Set(['9.007199254740982e+30']);
  expect(compareAnswer({ status: 200, body: { total: expected } }, answer, guesses) === undefined).toBe(isFine);
});
