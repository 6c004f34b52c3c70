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
  type Reference,
  type TypedExpression,
  type Value,
} from '@quantumlayer/ir';
import { boundedProperties } from '../effects';
import { storedRow } from './makers';

/** Values of a row's properties that a test gives in place of the usual ones. */
export type Overrides = Readonly<Record<string, JsonValue>>;

/** A row that a test makes for a required reference: one of the usual ones, with other values here and there. */
export interface RelatedRow {
  readonly ordinal: number;
  readonly overrides: Overrides;
}

/** A row that the body of an action names, by the reference that it sets. */
export interface NamedRow extends RelatedRow {
  readonly reference: Reference;
}

/** The rows that a test stores before it acts: the row itself, and one row for each required reference. */
export interface Situation {
  readonly entity: EntityModel;
  readonly row: Overrides;
  /** The row is in the database already. */
  readonly stored: boolean;
  /** By the names of relations; the others are as `tests/make.py` makes them. */
  readonly related?: ReadonlyMap<string, RelatedRow>;
  /** Rows that the body of an action names. */
  readonly named?: readonly NamedRow[];
  /** Another row of the entity, the same but for its key, is in the database. */
  readonly twin?: boolean;
}

/** Tests are written once and run for years: what they expect must hold at any of these times. */
const clocks = [new Date('2026-01-01T12:00:00Z'), new Date('2036-01-01T12:00:00Z')] as const;

/** What the generated code would compute in the situation. */
export function valueIn(
  situation: Situation,
  expression: TypedExpression,
  input: Overrides = {},
  now: Date = clocks[0],
): Value {
  return evaluate(expression, environmentOf(situation, input, now));
}

/** The first guard that is broken; "" when all hold, undefined when that depends on the time. */
export function brokenGuard(
  situation: Situation,
  { guards }: OperationModel,
  input: Overrides = {},
): string | undefined {
  const found = clocks.map(
    (now) => guards.find(({ condition }) => valueIn(situation, condition, input, now) === false)?.name ?? '',
  );
  return found.every((name) => name === found[0]) ? found[0] : undefined;
}

/** Whether an operation is carried out: its guards hold, and its effects stay within the bounds of what they write. */
export function succeeds(situation: Situation, operation: OperationModel, input: Overrides = {}): boolean {
  if (brokenGuard(situation, operation, input) !== '') return false;
  return operation.effects.every((effect) => {
    const writes = effect.kind === 'assign' ? [effect] : effect.values;
    return writes.every(({ property, value }) => {
      const result = jsonValue(property.type, valueIn(situation, value, input));
      return result === null || !property.field || faultsOfValue(property.field, result).length === 0;
    });
  });
}

/** A bound that an effect would break: in the row itself, or in a related one, whose properties have no pointer. */
export interface BoundBreach {
  readonly pointer: string;
  readonly code: string;
}

/** The bounds that the operation's effects break where its guards hold; those of new rows are not looked at. */
export function brokenBounds(situation: Situation, { effects }: OperationModel, input: Overrides): BoundBreach[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'assign') return [];
    const { property, via, value } = effect;
    const target = via?.target ?? situation.entity;
    const result = jsonValue(property.type, valueIn(situation, value, input));
    if (result === null || !property.field || !boundedProperties(target).includes(property)) return [];
    const faults = faultsOfValue(property.field, result);
    return faults.map(({ code }) => ({ pointer: via ? '' : `/${property.name}`, code }));
  });
}

/** Sample input of an action, without the keys of rows. */
export function sampleInput(operation: OperationModel): Record<string, JsonValue> {
  const plain = operation.input.filter(({ target }) => target === undefined);
  return Object.fromEntries(plain.map(({ name, field }) => [name, sampleValue(field, { ordinal: 0 })]));
}

function environmentOf(situation: Situation, input: Overrides, now: Date): Environment {
  const { entity, stored, twin } = situation;
  const self = reader(situation, now, 'self');
  return {
    now,
    caller: { id: 'key:account', role: 'role' },
    input: ({ name, type, target }: InputProperty) =>
      target === undefined ? nativeValue(type, input[name]) : namedKey(name),
    self,
    rows: (wanted) => [
      ...(wanted === entity && stored ? [self] : []),
      ...(wanted === entity && twin ? [reader(situation, now, 'twin')] : []),
      ...(situation.named ?? [])
        .filter(({ reference }) => reference.target === wanted)
        .map((named) => namedReader(named, now)),
      ...targets(situation)
        .filter(({ target }) => target === wanted && wanted !== entity)
        .map(({ target, row, turn }) => reader({ entity: target, row, stored: true }, now, String(turn))),
    ],
  };
}

function reader(situation: Situation, now: Date, which: string) {
  const { entity, row } = situation;
  return (property: Property, via: Property | undefined): Value => {
    if (via) {
      const related = targets(situation).find(({ property: held }) => held === via);
      return related ? nativeValue(property.type, related.row[property.name]) : null;
    }
    if (property.role === 'key')
      return property.field ? nativeValue(property.type, row[property.name]) : `key:${entity.name}:${which}`;
    if (property.role === 'owner') return 'key:account';
    if (property.role === 'reference') {
      const related = targets(situation).find(({ property: held }) => held === property);
      return related ? `key:${related.target.name}:${related.turn}` : null;
    }
    if (property.role === 'createdAt' || property.role === 'updatedAt') return now.getTime();
    return nativeValue(property.type, row[property.name]);
  };
}

const namedKey = (property: string): string => `key:named:${property}`;

function namedReader({ reference: { property, target }, ordinal, overrides }: NamedRow, now: Date) {
  const read = reader({ entity: target, row: { ...storedRow(target, ordinal), ...overrides }, stored: true }, now, '');
  return (wanted: Property, via: Property | undefined): Value =>
    wanted.role === 'key' && !via ? namedKey(property.name) : read(wanted, via);
}

/** As `tests/make.py` stores them: two relations to one entity lead to two rows. */
function targets({ entity, related }: Situation) {
  const required = entity.references.filter((reference) => reference.required && reference.target !== entity);
  return required.map(({ name, property, target }, index) => {
    const turn = required.slice(0, index).filter((other) => other.target === target).length;
    const made = related?.get(name) ?? { ordinal: turn, overrides: {} };
    return { property, target, turn, row: { ...storedRow(target, made.ordinal), ...made.overrides } };
  });
}
