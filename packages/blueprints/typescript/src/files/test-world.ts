import {
  evaluate,
  nativeValue,
  type EntityModel,
  type Environment,
  type JsonValue,
  type Property,
  type TypedExpression,
  type Value,
} from '@quantumlayer/ir';
import type { EntityView } from '../view/entity-view';
import { mentions } from '../view/operation-code';
import type { OperationView } from '../view/operation-view';
import { sampleBody } from './sample-records';

export type Row = Readonly<Record<string, JsonValue>>;

/** A row that the body of an action names. */
export interface NamedRow {
  /** Of the input and of the reference that it sets. */
  readonly property: string;
  readonly variable: string;
  readonly entity: EntityView;
  /** What it has beyond a sample. */
  readonly values: Row;
  /** The same, and whose it is, as the second argument of `add…`. */
  readonly given: string;
}

/** Tests are written once and run for years: what they ask for must be so at any of these times. */
const clocks = [new Date('2026-01-01T12:00:00Z'), new Date('2036-01-01T12:00:00Z')] as const;

/** Only the run knows its value. */
export const isVolatile = (expression: TypedExpression) =>
  mentions(
    expression,
    (node) =>
      node.kind === 'aggregate' ||
      node.kind === 'caller' ||
      (node.kind === 'call' && (node.function === 'now' || node.function === 'today')),
  );

export function rowOf(entity: EntityView, ordinal: number): Row {
  const body = sampleBody(entity.model, ordinal);
  const defaults = entity.properties.map(({ name, property }): [string, JsonValue] => {
    const kind = property.field?.defaultValue?.kind;
    return [name, kind?.case === 'json' ? (JSON.parse(kind.value) as JsonValue) : null];
  });
  const given = Object.entries(body).filter(
    ([name]) => !entity.model.references.some(({ property }) => property.name === name),
  );
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(given) };
}

/** Values of the world in which an operation's rules are tried out. */
export function environment(
  self: Row,
  entity: EntityModel,
  parents: ReadonlyMap<string, Row>,
  input: Row = {},
  named: readonly NamedRow[] = [],
): Environment {
  return {
    now: clocks[0],
    caller: { id: 'me', role: 'none' },
    input: ({ name, type }) =>
      nativeValue(type, named.find(({ property }) => property === name)?.variable ?? input[name]),
    self: (property, via) => {
      if (!via) return property.role === 'owner' ? 'me' : nativeValue(property.type, self[property.name]);
      return nativeValue(property.type, parents.get(via.name)?.[property.name]);
    },
    rows: (wanted) => named.filter(({ entity: target }) => target.model === wanted).map(reader),
  };
}

export const atAnyTime = (env: Environment, test: (env: Environment) => boolean): boolean =>
  clocks.every((now) => test({ ...env, now }));

export function holds(operation: OperationView, env: Environment): boolean {
  return atAnyTime(env, (timed) =>
    operation.model.guards.every(({ condition }) => evaluate(condition, timed) !== false),
  );
}

/** The key of a named row is the variable that holds it. */
function reader({ entity, variable, values }: NamedRow): (property: Property, via: Property | undefined) => Value {
  const row = { ...rowOf(entity, 1), ...values };
  return (property, via) => {
    if (via) return null;
    return property.role === 'key' ? variable : nativeValue(property.type, row[property.name]);
  };
}
