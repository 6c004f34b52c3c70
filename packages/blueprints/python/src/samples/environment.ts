import {
  evaluate,
  faultsOfValue,
  jsonValue,
  nativeValue,
  sampleValue,
  type Environment,
  type EntityModel,
  type InputProperty,
  type JsonValue,
  type OperationModel,
  type Property,
  type TypedExpression,
  type Value,
} from '@quantumlayer/ir';
import { storedRow } from './makers';

/** The rows that a test stores before it acts: the row itself, and one row for each required reference. */
export interface Situation {
  readonly entity: EntityModel;
  readonly row: Readonly<Record<string, JsonValue>>;
  /** The row is in the database already. */
  readonly stored: boolean;
}

/** What the generated code would compute in the situation. */
export function valueIn(
  situation: Situation,
  expression: TypedExpression,
  input: Readonly<Record<string, JsonValue>> = {},
): Value {
  return evaluate(expression, environmentOf(situation, input));
}

/** The first guard that is broken; undefined when all hold. */
export function brokenGuard(
  situation: Situation,
  { guards }: OperationModel,
  input: Readonly<Record<string, JsonValue>> = {},
): string | undefined {
  return guards.find(({ condition }) => valueIn(situation, condition, input) === false)?.name;
}

/** Whether an operation is carried out: its guards hold, and its effects stay within the bounds of what they write. */
export function succeeds(
  situation: Situation,
  operation: OperationModel,
  input: Readonly<Record<string, JsonValue>> = {},
): boolean {
  if (brokenGuard(situation, operation, input) !== undefined) return false;
  return operation.effects.every((effect) => {
    const writes = effect.kind === 'assign' ? [effect] : effect.values;
    return writes.every(({ property, value }) => {
      const result = jsonValue(property.type, valueIn(situation, value, input));
      return result === null || !property.field || faultsOfValue(property.field, result).length === 0;
    });
  });
}

/** Sample input of an action. */
export function sampleInput(operation: OperationModel): Record<string, JsonValue> {
  return Object.fromEntries(operation.input.map(({ name, field }) => [name, sampleValue(field, { ordinal: 0 })]));
}

function environmentOf(situation: Situation, input: Readonly<Record<string, JsonValue>>): Environment {
  const { entity, row, stored } = situation;
  const self = reader(entity, row);
  return {
    now: new Date(),
    caller: { id: 'key:account', role: 'role' },
    input: ({ name, type }: InputProperty) => nativeValue(type, input[name]),
    self,
    rows: (wanted) => [
      ...(wanted === entity && stored ? [self] : []),
      ...targets(entity)
        .filter(({ target }) => target === wanted && wanted !== entity)
        .map(({ target, row: related }) => reader(target, related)),
    ],
  };
}

function reader(entity: EntityModel, row: Readonly<Record<string, JsonValue>>) {
  return (property: Property, via: Property | undefined): Value => {
    if (via) {
      const related = targets(entity).find(({ property: held }) => held === via);
      return related ? nativeValue(property.type, related.row[property.name]) : null;
    }
    if (property.role === 'key')
      return property.field ? nativeValue(property.type, row[property.name]) : `key:${entity.name}`;
    if (property.role === 'owner') return 'key:account';
    if (property.role === 'reference') {
      const related = targets(entity).find(({ property: held }) => held === property);
      return related ? `key:${related.target.name}:${related.turn}` : null;
    }
    if (property.role === 'createdAt' || property.role === 'updatedAt') return Date.now();
    return nativeValue(property.type, row[property.name]);
  };
}

/** As `tests/make.py` stores them: two relations to one entity lead to two rows. */
function targets(entity: EntityModel) {
  const required = entity.references.filter((reference) => reference.required && reference.target !== entity);
  return required.map(({ property, target }, index) => {
    const turn = required.slice(0, index).filter((other) => other.target === target).length;
    return { property, target, turn, row: storedRow(target, turn) };
  });
}
