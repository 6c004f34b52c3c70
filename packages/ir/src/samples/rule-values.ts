import { descendants } from '../expression/walk';
import type { TypedExpression } from '../expression/typed';
import type { EntityModel, Property } from '../model/types';
import { jsonValue } from './native-value';
import type { JsonValue } from './sample-value';
import { faultsOfValue } from './validate-value';

/**
 * For each property that an invariant compares with constants: the constants and their neighbours, as far as its field admits them;
 * where it is compared with the present, a day long past, as the usual samples lie ahead. Where bounds leave a wide range, only these are sure to come near the place where a rule begins to hold.
 */
export function ruleValues({ invariants }: EntityModel): ReadonlyMap<string, readonly JsonValue[]> {
  const found = new Map<string, JsonValue[]>();
  for (const { condition } of invariants) {
    for (const node of descendants(condition)) {
      if (node.kind !== 'compare') continue;
      const parts = [...descendants(node)];
      for (const property of parts.flatMap(ownProperty)) {
        const values = parts.flatMap((part) => {
          if (part.kind === 'literal') return near(property, part.value);
          return isPresent(part) ? near(property, longPast(property)) : [];
        });
        found.set(property.name, [...(found.get(property.name) ?? []), ...values]);
      }
    }
  }
  return found;
}

/** The properties that invariants speak of. */
export function ruledProperties({ invariants }: EntityModel): ReadonlySet<string> {
  return new Set(
    invariants.flatMap(({ condition }) => [...descendants(condition)].flatMap(ownProperty).map(({ name }) => name)),
  );
}

const isPresent = (node: TypedExpression): boolean =>
  node.kind === 'call' && (node.function === 'now' || node.function === 'today');

function longPast({ type }: Property): string | number | null {
  if (type.kind === 'date') return '2001-01-01';
  return type.kind === 'datetime' ? Date.UTC(2001, 0, 1, 9) : null;
}

const ownProperty = (node: TypedExpression): Property[] =>
  node.kind === 'property' && node.root === 'self' && node.via === undefined ? [node.property] : [];

function near({ type, field }: Property, value: null | boolean | number | string): JsonValue[] {
  if (field === undefined || field.unique || value === null) return [];
  const natives = typeof value === 'number' ? [value, value + 1, value - 1] : [value];
  return natives.map((native) => jsonValue(type, native)).filter((json) => faultsOfValue(field, json).length === 0);
}
