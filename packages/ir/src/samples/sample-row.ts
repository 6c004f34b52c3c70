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
 * References stand in it only where `given`. Where no row with just the wanted fields keeps the invariants, those optional ones that they
 * speak of are left out of a complete row, or added to another.
 * @throws RangeError when no such row is found.
 */
export function sampleRow(entity: EntityModel, options: RowSampleOptions): Record<string, JsonValue> {
  const wanted = (property: Property) => isWanted(property, options);
  const first = candidate(entity, options, 0, wanted);
  if (brokenInvariant(entity, first) === undefined) return first;
  const nearby = ruleValues(entity);
  const ruled = ruledProperties(entity);
  const settled = (property: Property) =>
    ruled.has(property.name) ? options.complete !== true || !property.nullable : wanted(property);
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    const row = candidate(entity, options, attempt, attempt < ATTEMPTS / 2 ? wanted : settled, nearby);
    if (brokenInvariant(entity, row) === undefined) return row;
  }
  throw new RangeError(`found no ${entity.name} that keeps ${entity.invariants.map(({ name }) => name).join(', ')}`);
}

/** The first invariant that the body breaks, as far as the row alone decides it. */
export function brokenInvariant(entity: EntityModel, row: Readonly<Record<string, JsonValue>>): string | undefined {
  const self = (property: Property, via: Property | undefined) =>
    via ? null : nativeValue(property.type, row[property.name] ?? defaultOf(property));
  return entity.invariants.find(({ condition }) => evaluate(condition, { now: new Date(), self }) === false)?.name;
}

/** No example row has an ordinal as high. */
const BESIDE_EXAMPLES = 97;

/** The ordinal for a property of a row that comes to be beside the examples, as an administrator does: its unique values are none of theirs. */
export function ordinalBesideExamples({ uniques }: EntityModel, property: Property, ordinal: number): number {
  return uniques.some((members) => members.includes(property)) ? BESIDE_EXAMPLES : ordinal;
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
  wanted: (property: Property) => boolean,
  nearby?: ReadonlyMap<string, readonly JsonValue[]>,
): Record<string, JsonValue> {
  const row: Record<string, JsonValue> = {};
  entity.properties.forEach((property, position) => {
    const given = options.given?.[property.name];
    if (given !== undefined) row[property.name] = given;
    else if (property.field && property.creatable && wanted(property)) {
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

function isWanted({ field, nullable }: Property, { complete }: RowSampleOptions): boolean {
  if (complete === true) return true;
  return !nullable && !field?.defaultValue;
}
