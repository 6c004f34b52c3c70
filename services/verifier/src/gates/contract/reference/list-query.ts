import {
  FieldType,
  PaginationStyle,
  faultsOfValue,
  nativeValue,
  type EntityModel,
  type JsonValue,
  type Model,
  type Property,
  type Value,
} from '@quantumlayer/ir';
import type { ExpectedFault } from './answer';
import { normaliseValue } from './normalise-value';
import { compareKeys } from './read-body';
import type { Row } from './row';
import { textOf } from './text-of';

export interface ListQuery {
  readonly matches: (row: Row) => boolean;
  readonly compare: (a: Row, b: Row) => number;
  readonly limit: number;
  readonly offset: number;
}

const ORDERED = new Set(['integer', 'number', 'decimal', 'date', 'datetime', 'time']);
const COMPARE: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  gte: (a, b) => after(a, b) || a === b,
  gt: (a, b) => after(a, b),
  lte: (a, b) => !after(a, b),
  lt: (a, b) => !after(a, b) && a !== b,
};

function after(a: Value, b: Value): boolean {
  return a !== null && b !== null && a > b;
}

/** Properties that a list can be narrowed and ordered by. */
export function isFilterable({ field }: Property): boolean {
  return field?.type !== FieldType.JSON;
}

export function isSortable({ field }: Property): boolean {
  return field?.type !== FieldType.JSON && field?.type !== FieldType.STRING_LIST;
}

/** Reads a list's query; faults are collected in `faults`. */
export function readQuery(
  model: Model,
  entity: EntityModel,
  query: readonly (readonly [string, string])[],
  faults: ExpectedFault[],
): ListQuery {
  const api = model.application.api;
  const paged = api?.pagination === PaginationStyle.PAGE;
  const [sizeName, startName] = paged ? ['pageSize', 'page'] : ['limit', 'offset'];
  let limit = api?.defaultLimit ?? 50;
  let start = paged ? 1 : 0;
  let order: ListQuery['compare'] = orderBy(entity, [[entity.key, 1]]);
  const conditions: ((row: Row) => boolean)[] = [];
  const seen = new Set<string>();
  for (const [name, text] of query) {
    const refuse = (...codes: string[]): null => {
      faults.push({ parameter: name, codes });
      return null;
    };
    if (seen.has(name)) refuse('duplicate_parameter');
    seen.add(name);
    if (name === sizeName) limit = whole(text, 1, api?.maxLimit ?? 200, refuse) ?? limit;
    else if (name === startName) start = whole(text, paged ? 1 : 0, Number.MAX_SAFE_INTEGER, refuse) ?? start;
    else if (name === 'sort') order = readSort(entity, text, refuse) ?? order;
    else if (name === 'q' && entity.searchable.length > 0) conditions.push(search(entity, text));
    else conditions.push(readFilter(entity, name, text, refuse));
  }
  const offset = paged ? (start - 1) * limit : start;
  return { limit, offset, compare: order, matches: (row) => conditions.every((condition) => condition(row)) };
}

/** Notes a fault and stands for the value that is missing. */
type RefuseParameter = (...codes: string[]) => null;

function whole(text: string, minimum: number, maximum: number, refuse: RefuseParameter): number | null {
  if (!/^-?\d+$/.test(text)) return refuse('type', 'format');
  const value = Number(text);
  if (value < minimum) return refuse('minimum');
  return value > maximum ? refuse('maximum') : value;
}

function readSort(entity: EntityModel, text: string, refuse: RefuseParameter): ListQuery['compare'] | null {
  const criteria: [Property, number][] = [];
  for (const part of text.split(',')) {
    const name = part.replace(/^-/, '');
    const property = entity.properties.find(
      (each) => each.name === name && isSortable(each) && each.target === undefined,
    );
    if (!property) return refuse('enum', 'type', 'format');
    criteria.push([property, part.startsWith('-') ? -1 : 1]);
  }
  return orderBy(entity, [...criteria, [entity.key, 1]]);
}

function orderBy(entity: EntityModel, criteria: readonly (readonly [Property, number])[]): ListQuery['compare'] {
  return (a, b) => {
    for (const [{ name, type }, direction] of criteria) {
      const [left, right] = [nativeValue(type, a.values[name]), nativeValue(type, b.values[name])];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return (
        (typeof left === 'string' ? compareCodePoints(left, String(right)) : Number(left) - Number(right)) * direction
      );
    }
    return compareKeys(a.key, b.key);
  };
}

/** Not as JavaScript does it, which compares halves of surrogate pairs. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

function search(entity: EntityModel, text: string): (row: Row) => boolean {
  const lower = (value: string): string => value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return ({ values }) =>
    entity.searchable.some(({ name }) => typeof values[name] === 'string' && lower(values[name]).includes(lower(text)));
}

function readFilter(
  entity: EntityModel,
  parameter: string,
  text: string,
  refuse: RefuseParameter,
): (row: Row) => boolean {
  const nothing = (): boolean => true;
  const link = entity.links.find(({ property }) => property === parameter);
  if (link) return ({ values }) => (values[link.property] as readonly JsonValue[]).some((key) => textOf(key) === text);
  const [, name = '', comparison] = /^([A-Za-z0-9]+)(?:\[(gte|gt|lte|lt)\])?$/.exec(parameter) ?? [];
  const property = entity.properties.find((each) => each.name === name && isFilterable(each));
  if (!property || (comparison !== undefined && !ORDERED.has(property.type.kind)))
    return (refuse('unknown_parameter'), nothing);
  if (text === 'null' && property.nullable && comparison === undefined) return ({ values }) => values[name] === null;
  if (property.type.kind === 'list')
    return ({ values }) => ((values[name] ?? []) as readonly JsonValue[]).includes(text);
  const value = parseText(property, text);
  if (value === undefined) return (refuse('type', 'format', 'enum', 'minimum', 'maximum'), nothing);
  const native = nativeValue(property.type, value);
  const compare = comparison === undefined ? (a: Value, b: Value) => a === b : (COMPARE[comparison] ?? (() => false));
  return ({ values }) => {
    const actual = nativeValue(property.type, values[name]);
    return actual !== null && compare(actual, native);
  };
}

/** A query's text as the property's JSON; undefined when it does not parse. Bounds do not matter to a filter. */
function parseText({ type, field }: Property, text: string): JsonValue | undefined {
  if (type.kind === 'integer') return /^-?\d+$/.test(text) ? Number(text) : undefined;
  if (type.kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (type.kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (type.kind === 'string' && field?.type !== FieldType.EMAIL) return text;
  if (type.kind === 'uuid')
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : undefined;
  if (!field) return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
  return faultsOfValue(field, text).every(({ code }) => code === 'minimum' || code === 'maximum')
    ? normaliseValue(field, text)
    : undefined;
}
