import { FieldType, type EntityModel, type JsonValue, type OperationModel, type Property } from '@quantumlayer/ir';
import { pythonString, pythonValue } from '../literal';
import { storedRow } from './makers';

/** Names of the row's own properties that an operation sets. */
export const selfAssigned = (operation: OperationModel | undefined): Set<string> =>
  new Set(
    operation?.effects.flatMap((effect) => (effect.kind === 'assign' && !effect.via ? [effect.property.name] : [])),
  );

/** Stands for a row that is made when the test runs. */
export const fakeKey = (target: EntityModel, index: number): JsonValue =>
  target.key.type.kind === 'integer' ? index + 1 : `fake-${index}`;

/** A key that no row has. */
export function missingKey({ key }: EntityModel): JsonValue {
  if (key.type.kind === 'integer') return 999_999;
  return key.type.kind === 'uuid' ? '01900000-0000-7000-8000-000000000000' : 'no-such-key';
}

/** Keys of other rows are put in when the test runs. */
export function without(body: Record<string, JsonValue>, entity: EntityModel): Record<string, JsonValue> {
  const references = new Set(entity.references.map(({ property }) => property.name));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !references.has(name)));
}

export function onlyWritable(
  body: Readonly<Record<string, JsonValue>>,
  entity: EntityModel,
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(body).filter(([name]) =>
      entity.properties.some((property) => property.name === name && property.writable),
    ),
  );
}

/** Properties whose values can be known beforehand: those that are sent, and with `defaults` also the others. */
export function knownRow(
  body: Readonly<Record<string, JsonValue>>,
  entity: EntityModel,
  operation: OperationModel | undefined,
  defaults = false,
  among: readonly Property[] = entity.properties,
): string {
  const assigned = selfAssigned(operation);
  const known = among.flatMap((property): [string, JsonValue][] => {
    if ((property.role !== 'field' && property.role !== 'key') || assigned.has(property.name)) return [];
    const given = body[property.name];
    if (given !== undefined) return [[property.name, canonical(property, given)]];
    if (!defaults || property.role === 'key') return [];
    const kind = property.field?.defaultValue?.kind;
    if (kind?.case === 'json') return [[property.name, canonical(property, JSON.parse(kind.value) as JsonValue)]];
    return kind === undefined && property.nullable ? [[property.name, null]] : [];
  });
  return pythonValue(Object.fromEntries(known));
}

/** As the API writes what was sent. */
function canonical({ type, field }: Property, value: JsonValue): JsonValue {
  if (value === null) return null;
  if (type.kind === 'decimal') return Number(value).toFixed(type.scale);
  if (type.kind === 'datetime') return new Date(asText(value)).toISOString();
  return field?.type === FieldType.EMAIL ? asText(value).toLowerCase() : value;
}

export function filterCase(entity: EntityModel, property: Property) {
  const value = canonical(property, storedRow(entity, 0)[property.name] ?? null);
  const ordered = ['integer', 'number', 'decimal', 'date', 'datetime', 'time'].includes(property.type.kind);
  return {
    name: property.name,
    value: value === null ? 'null' : asText(value),
    isNull: value === null,
    json: pythonValue(value),
    ordered: ordered && value !== null,
    nullable: property.nullable,
  };
}

/** A text that is no value of the property's type. */
export function badFilter({ name, type }: Property): { name: string; text: string; code: string }[] {
  const [text, code] = {
    integer: ['1.5', 'type'],
    number: ['many', 'type'],
    boolean: ['yes', 'type'],
    decimal: ['1,5', 'format'],
    uuid: ['1', 'format'],
    date: ['2026-02-30', 'format'],
    time: ['25:00', 'format'],
    enum: ['no_such_value', 'enum'],
  }[type.kind as string] ?? ['', ''];
  return code === '' ? [] : [{ name, text: text ?? '', code: code ?? '' }];
}

export function searchCase(entity: EntityModel): { readonly name: string; readonly text: string } | undefined {
  const row = storedRow(entity, 0);
  const property = entity.searchable.find(({ name }) => typeof row[name] === 'string');
  return property && { name: property.name, text: pythonString(asText(row[property.name]).toUpperCase().slice(0, 20)) };
}

/** A scalar as it stands in a query string. */
export const asText = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);
