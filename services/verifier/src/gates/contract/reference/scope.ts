import {
  evaluate,
  jsonValue,
  nativeValue,
  type EntityModel,
  type Environment,
  type HeldKey,
  type InputProperty,
  type Model,
  type Property,
  type Value,
} from '@quantumlayer/ir';
import type { JsonValue } from '@quantumlayer/ir';
import type { CallerIdentity } from './caller';
import type { Row, Values } from './row';
import type { RowStore } from './row-store';
import { textOf } from './text-of';

/** A decimal has 15 digits in all; nothing is promised of a computed one that would need more. */
const MOST_UNITS = 999_999_999_999_999;

/** What expressions of a request can reach. */
export interface Scope {
  readonly model: Model;
  readonly store: RowStore;
  readonly caller: CallerIdentity;
  readonly now: Date;
  /** What the reference can only guess: moments that the server reads from its own clock, and decimals beyond every bound. */
  readonly guesses: Set<string>;
  readonly input?: Values;
}

export function environmentOf(scope: Scope, values: Values): Environment {
  const { store, model, caller, now, input } = scope;
  const reader =
    (row: Values) =>
    (property: Property, via: Property | undefined): Value => {
      if (!via) return nativeValue(property.type, row[property.name]);
      const referred = store.get(model.entity(via.target ?? ''), row[via.name]);
      return nativeValue(property.type, referred?.values[property.name]);
    };
  return {
    now,
    self: reader(values),
    rows: (entity: EntityModel, held?: HeldKey) => {
      const rows = held ? store.having(entity, held.property.name, held.key) : store.all(entity);
      return rows.map((row) => reader(row.values));
    },
    input: ({ name, type }: InputProperty) => nativeValue(type, input?.[name]),
    caller: { id: (caller.accountId ?? null) as Value, role: caller.role ?? null },
  };
}

/** A row as the API shows it. */
export function represent(scope: Scope, { entity, values }: Pick<Row, 'entity' | 'values'>): Record<string, JsonValue> {
  const environment = environmentOf(scope, values);
  const computed = entity.computed.map(({ name, type, expression }) => {
    const value = evaluate(expression, environment);
    const json = jsonValue(type, value);
    if (type.kind === 'decimal' && Math.abs(Number(value)) > MOST_UNITS) scope.guesses.add(textOf(json));
    return [name, json];
  });
  const all = { ...values, ...(Object.fromEntries(computed) as Record<string, JsonValue>) };
  return Object.fromEntries(representationOrder(entity).map((name) => [name, all[name] ?? null]));
}

/** Key, fields in IR order, relations, owner, times. */
export function representationOrder(entity: EntityModel): string[] {
  const fields = entity.definition.fields.map(({ name }) => name).filter((name) => name !== entity.key.name);
  const references = entity.references.map(({ property }) => property.name);
  const last = entity.properties.filter(({ role }) => role === 'owner' || role === 'createdAt' || role === 'updatedAt');
  return [
    entity.key.name,
    ...fields,
    ...references,
    ...entity.links.map(({ property }) => property),
    ...last.map(({ name }) => name),
  ];
}
