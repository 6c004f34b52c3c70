import { stringFor, type JsonValue } from '@quantumlayer/ir';
import { asArray, asObject, type JsonObject, type ServedDocument } from '../conformance/served-document';
import { textOf } from '../reference/text-of';

/** Draws a value that a schema admits; undefined where this generator cannot. */
export function generateValue(
  document: ServedDocument,
  given: JsonValue | undefined,
  random: () => number,
  depth = 0,
): JsonValue | undefined {
  const schema = asObject(document.follow(given));
  if (depth > 6) return undefined;
  if ('const' in schema) return schema['const'];
  const choices = [...asArray(schema['enum'])];
  if (choices.length > 0) return pick(choices, random);
  const alternatives = [...asArray(schema['anyOf']), ...asArray(schema['oneOf'])];
  if (alternatives.length > 0) return generateValue(document, pick(alternatives, random), random, depth + 1);
  const parts = asArray(schema['allOf']);
  if (parts.length === 1) return generateValue(document, parts[0], random, depth + 1);
  if (parts.length > 1) return undefined;
  switch (typeOf(schema, random)) {
    case 'null':
      return null;
    case 'boolean':
      return random() < 0.5;
    case 'integer':
      return Math.round(between(schema, 1, random));
    case 'number':
      return between(schema, 0.25, random);
    case 'string':
      return text(schema, random);
    case 'array':
      return list(document, schema, random, depth);
    default:
      return object(document, schema, random, depth);
  }
}

function typeOf(schema: JsonObject, random: () => number): string {
  const type = schema['type'];
  return Array.isArray(type) ? textOf(pick(type as readonly JsonValue[], random)) : textOf(type ?? 'object');
}

function object(
  document: ServedDocument,
  schema: JsonObject,
  random: () => number,
  depth: number,
): JsonValue | undefined {
  const required = new Set(asArray(schema['required']));
  const entries: [string, JsonValue][] = [];
  for (const [name, property] of Object.entries(asObject(schema['properties']))) {
    if (!required.has(name) && random() < 0.4) continue;
    const value = generateValue(document, property, random, depth + 1);
    if (value !== undefined) entries.push([name, value]);
    else if (required.has(name)) return undefined;
  }
  return Object.fromEntries(entries);
}

function list(document: ServedDocument, schema: JsonObject, random: () => number, depth: number): JsonValue {
  const low = numberOf(schema['minItems']) ?? 0;
  const length = low + Math.floor(random() * (Math.min(numberOf(schema['maxItems']) ?? low + 3, low + 3) - low + 1));
  const items = Array.from({ length }, () => generateValue(document, schema['items'], random, depth + 1)).filter(
    (item) => item !== undefined,
  );
  return schema['uniqueItems'] === true
    ? [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
    : items;
}

/** Often at a border, where mistakes are. */
function between(schema: JsonObject, step: number, random: () => number): number {
  const low = numberOf(schema['minimum']) ?? (numberOf(schema['exclusiveMinimum']) ?? -1000) + step;
  const high =
    numberOf(schema['maximum']) ?? (numberOf(schema['exclusiveMaximum']) ?? Math.max(low + 2000, 2000)) - step;
  const drawn = random();
  if (drawn < 0.15) return low;
  if (drawn < 0.3) return high;
  return Math.min(high, Math.floor((low + random() * Math.min(high - low, 10_000)) / step) * step + (low % step));
}

const ALPHABET = [...'abcdefghijklmnop XYZ019-_.,:;!?()äß漢😀\'"<>&%\\/'];

function text(schema: JsonObject, random: () => number): JsonValue | undefined {
  const [low, high] = [numberOf(schema['minLength']) ?? 0, numberOf(schema['maxLength']) ?? 60];
  const pattern = schema['pattern'];
  const made = formatted(textOf(schema['format'] ?? ''), random);
  if (made !== undefined) return made.length >= low && made.length <= high ? made : undefined;
  const length = Math.min(
    high,
    low + Math.floor(random() * (random() < 0.1 ? high - low + 1 : Math.min(high - low, 24) + 1)),
  );
  const plain = `x${Array.from({ length }, () => pick(ALPHABET, random)).join('')}`;
  const free = [...plain].slice(0, Math.max(length, low)).join('');
  if (typeof pattern !== 'string') return free;
  const fits = (candidate: string): boolean =>
    matches(pattern, candidate) && [...candidate].length >= low && [...candidate].length <= high;
  if (fits(free)) return free;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const candidate = fromPattern(pattern, random);
    if (candidate !== undefined && fits(candidate)) return candidate;
  }
  return undefined;
}

function fromPattern(pattern: string, random: () => number): string | undefined {
  try {
    return stringFor(pattern, random);
  } catch {
    return undefined;
  }
}

function matches(pattern: string, candidate: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(candidate);
  } catch {
    return false;
  }
}

function formatted(format: string, random: () => number): string | undefined {
  const number = Math.floor(random() * 1e9);
  const date = new Date(
    Date.UTC(
      1990 + Math.floor(random() * 60),
      Math.floor(random() * 12),
      1 + Math.floor(random() * 28),
      number % 24,
      number % 60,
      number % 60,
    ),
  );
  const forms: Readonly<Record<string, string>> = {
    date: date.toISOString().slice(0, 10),
    'date-time': date.toISOString(),
    time: date.toISOString().slice(11, 19),
    email: `fuzz${number}@example.org`,
    uri: `https://example.org/${number}`,
    uuid: `0190c0de-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
  };
  return forms[format];
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
