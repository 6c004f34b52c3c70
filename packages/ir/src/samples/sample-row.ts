import { evaluate } from '../expression/evaluate';
import type { EntityModel, Property } from '../model/types';
import { nativeValue } from './native-value';
import { ruledProperties, ruleValues } from './rule-values';
import { sampleValue, type JsonValue, type SampleOptions } from './sample-value';

export interface RowSampleOptions extends SampleOptions {
  /** Optional properties too. */
  readonly complete?: boolean;
  /** Values that are given, such as keys of other rows. */
  readonly given?: Readonly<Record<string, JsonValue>>;
}

const ATTEMPTS = 500;

/**
 * A body that creates a valid row: every creatable field, in representation order, such that the invariants hold.
 * References stand in it only where `given`; where no complete row keeps the invariants, optional properties that they speak of are left out.
 * @throws RangeError when no such row is found.
 */
export function sampleRow(entity: EntityModel, options: RowSampleOptions): Record<string, JsonValue> {
  const first = candidate(entity, options, 0);
  if (brokenInvariant(entity, first) === undefined) return first;
  const nearby = ruleValues(entity);
  const ruled = ruledProperties(entity);
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    const row = candidate(entity, options, attempt, nearby);
    const poorer = attempt < ATTEMPTS / 2 ? row : withoutOptional(entity, row, ruled, options);
    if (brokenInvariant(entity, poorer) === undefined) return poorer;
  }
  throw new RangeError(`found no ${entity.name} that keeps ${entity.invariants.map(({ name }) => name).join(', ')}`);
}

/** The first invariant that the body breaks, as far as the row alone decides it. */
export function brokenInvariant(entity: EntityModel, row: Readonly<Record<string, JsonValue>>): string | undefined {
  const self = (property: Property, via: Property | undefined) =>
    via ? null : nativeValue(property.type, row[property.name] ?? defaultOf(property));
  return entity.invariants.find(({ condition }) => evaluate(condition, { now: new Date(), self }) === false)?.name;
}

/** What an absent optional or defaulted property becomes; null for defaults that only the server knows. */
export function defaultOf({ field }: Property): JsonValue {
  const kind = field?.defaultValue?.kind;
  return kind?.case === 'json' ? (JSON.parse(kind.value) as JsonValue) : null;
}

function candidate(
  entity: EntityModel,
  options: RowSampleOptions,
  attempt: number,
  nearby?: ReadonlyMap<string, readonly JsonValue[]>,
): Record<string, JsonValue> {
  const row: Record<string, JsonValue> = {};
  entity.properties.forEach((property, position) => {
    const given = options.given?.[property.name];
    if (given !== undefined) row[property.name] = given;
    else if (property.field && property.creatable && isWanted(property, options)) {
      // Later properties move faster, so that every order of two values comes up soon.
      const shift = attempt === 0 ? 0 : (attempt * (position + 1)) % 97;
      const ordinal = options.ordinal + shift;
      const near = attempt % 2 === 1 ? (nearby?.get(property.name) ?? []) : [];
      row[property.name] = near[ordinal % near.length] ?? sampleValue(property.field, { ...options, ordinal });
    }
  });
  for (const { property } of entity.links) {
    const given = options.given?.[property];
    if (given !== undefined) row[property] = given;
  }
  return row;
}

function withoutOptional(
  entity: EntityModel,
  row: Readonly<Record<string, JsonValue>>,
  names: ReadonlySet<string>,
  { given = {} }: RowSampleOptions,
): Record<string, JsonValue> {
  const left = new Set(
    entity.properties.filter(({ name, nullable }) => nullable && names.has(name)).map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name) || given[name] !== undefined));
}

function isWanted({ field, nullable }: Property, { complete }: RowSampleOptions): boolean {
  if (complete === true) return true;
  return !nullable && !field?.defaultValue;
}
