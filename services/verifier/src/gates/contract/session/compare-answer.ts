import type { JsonValue } from '@quantumlayer/ir';
import type { Answer, ExpectedFault } from '../reference/answer';
import { MOMENT } from '../reference/reference-api';
import type { HttpExchange } from './http-client';
import { textOf } from '../reference/text-of';

/** What is wrong with an answer, as the end of a sentence; undefined when it is as demanded. */
export function compareAnswer(
  expected: Answer,
  actual: HttpExchange,
  guesses: ReadonlySet<string> = new Set(),
): string | undefined {
  if (actual.status !== expected.status) {
    const code = expected.code === undefined ? '' : ` (${expected.code})`;
    return `answered ${actual.status === 0 ? actual.text : actual.status}, expected ${expected.status}${code}${faultList(expected.faults)}`;
  }
  if (expected.status >= 400) return compareProblem(expected, actual);
  if (expected.location !== undefined && !isSameLocation(actual.headers['location'], expected.location)) {
    return `has Location ${actual.headers['location'] ?? '(none)'}, expected ${expected.location}`;
  }
  if (expected.total !== undefined && actual.headers['x-total-count'] !== String(expected.total)) {
    return `has X-Total-Count ${actual.headers['x-total-count'] ?? '(none)'}, expected ${expected.total}`;
  }
  if (expected.status === 204 && actual.text !== '') return 'has a body with 204';
  return expected.body === undefined ? undefined : compareJson(expected.body, actual.json, '', guesses);
}

function compareProblem({ code, faults }: Answer, { json }: HttpExchange): string | undefined {
  const problem = (typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}) as Readonly<
    Record<string, JsonValue>
  >;
  if (code !== undefined && problem['code'] !== code)
    return `has code ${JSON.stringify(problem['code'])}, expected "${code}"`;
  if (!faults) return undefined;
  const errors = (Array.isArray(problem['errors']) ? problem['errors'] : []) as readonly Readonly<
    Record<string, JsonValue>
  >[];
  for (const fault of faults) {
    const named = errors.filter(({ pointer, parameter }) =>
      fault.pointer === undefined ? parameter === fault.parameter : pointer === fault.pointer,
    );
    const place = fault.pointer ?? fault.parameter ?? '';
    if (named.length === 0)
      return `does not name ${JSON.stringify(place)} (${fault.codes.join(' or ')}) among its errors`;
    // Several rules may be broken at one place, as invariants of the whole row are: each is named, and nothing else.
    const alike = faults.filter(({ pointer, parameter }) => pointer === fault.pointer && parameter === fault.parameter);
    const allowed = alike.flatMap(({ codes }) => codes);
    const wrong =
      named.find((error) => !allowed.includes(textOf(error['code']))) ??
      (named.some((error) => fault.codes.includes(textOf(error['code']))) ? undefined : named[0]);
    if (wrong)
      return `gives ${JSON.stringify(place)} the code ${JSON.stringify(wrong['code'])}, expected ${fault.codes.join(' or ')}`;
  }
  const extra = errors.find(
    ({ pointer, parameter }) =>
      !faults.some((fault) =>
        fault.pointer === undefined ? fault.parameter === parameter : fault.pointer === pointer,
      ),
  );
  return extra
    ? `names ${JSON.stringify(extra['pointer'] ?? extra['parameter'])} among its errors, which is right`
    : undefined;
}

function faultList(faults: readonly ExpectedFault[] | undefined): string {
  if (!faults || faults.length === 0) return '';
  return ` for ${faults.map(({ pointer, parameter, codes }) => `${JSON.stringify(pointer ?? parameter)} ${codes.join('/')}`).join(', ')}`;
}

/** Deep comparison; moments may differ by what two clocks may, floating point numbers by rounding. */
export function compareJson(
  expected: JsonValue,
  actual: JsonValue | undefined,
  pointer: string,
  guesses: ReadonlySet<string> = new Set(),
): string | undefined {
  if (expected === actual) return undefined;
  const at = pointer === '' ? 'the body' : pointer;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return `has ${shown(actual)} at ${at}, expected an array`;
    const [wanted, given] = [expected as readonly JsonValue[], actual as readonly JsonValue[]];
    if (wanted.length !== given.length) return `has ${given.length} items at ${at}, expected ${wanted.length}`;
    return first(wanted.map((item, index) => () => compareJson(item, given[index], `${pointer}/${index}`, guesses)));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual))
      return `has ${shown(actual)} at ${at}, expected an object`;
    return compareObjects(
      expected as Readonly<Record<string, JsonValue>>,
      actual as Readonly<Record<string, JsonValue>>,
      pointer,
      guesses,
    );
  }
  if (
    typeof expected === 'number' &&
    typeof actual === 'number' &&
    Math.abs(expected - actual) <= Math.abs(expected) * 1e-9
  )
    return undefined;
  if (isMoment(expected) && isMoment(actual) && guesses.has(expected) && near(expected, actual)) return undefined;
  if (isDecimal(actual) && typeof expected === 'string' && !isMoment(expected) && guesses.has(expected))
    return undefined;
  return `has ${shown(actual)} at ${at}, expected ${shown(expected)}`;
}

function compareObjects(
  expected: Readonly<Record<string, JsonValue>>,
  actual: Readonly<Record<string, JsonValue>>,
  pointer: string,
  guesses: ReadonlySet<string>,
): string | undefined {
  const missing = Object.keys(expected).find((name) => !(name in actual));
  if (missing !== undefined) return `lacks ${pointer}/${missing}`;
  const extra = Object.keys(actual).find((name) => !(name in expected));
  if (extra !== undefined) return `has ${pointer}/${extra}, which is no property`;
  return first(
    Object.entries(expected).map(
      ([name, value]) =>
        () =>
          compareJson(value, actual[name], `${pointer}/${name}`, guesses),
    ),
  );
}

function first(comparisons: readonly (() => string | undefined)[]): string | undefined {
  for (const compare of comparisons) {
    const difference = compare();
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isMoment(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
}

const isDecimal = (value: JsonValue | undefined): boolean => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);

function near(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) < MOMENT;
}

function shown(value: JsonValue | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** A path may escape more characters than it must; the address that a redirect gives is to be kept as it is. */
function isSameLocation(actual: string | undefined, expected: string): boolean {
  if (actual === expected) return true;
  if (actual === undefined || !expected.startsWith('/')) return false;
  const [given, wanted] = [actual.split('/'), expected.split('/')];
  return given.length === wanted.length && given.every((part, i) => decoded(part) === decoded(wanted[i] ?? ''));
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
