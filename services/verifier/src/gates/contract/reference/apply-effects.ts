import {
  evaluate,
  faultsOfValue,
  jsonValue,
  type EntityModel,
  type JsonValue,
  type OperationModel,
  type Property,
  type TypedExpression,
} from '@quantumlayer/ir';
import { fault, refuse, refuseFaults, type ExpectedFault } from './answer';
import { momentOf } from './read-body';
import type { Row, Values } from './row';
import { environmentOf, type Scope } from './scope';
import { textOf } from './text-of';

/** A row on its way through an operation; it is stored only at the end. */
export interface Draft {
  readonly entity: EntityModel;
  values: Values;
}

/** Refuses with the first guard that is false. */
export function judgeGuards(operation: OperationModel, draft: Draft, scope: Scope): void {
  const environment = environmentOf(scope, draft.values);
  const broken = operation.guards.find(({ condition }) => evaluate(condition, environment) === false);
  if (broken) refuse(409, broken.name);
}

/** Every aggregate sees the database as before the operation, so the changes are collected first. */
export function applyEffects(
  operation: OperationModel,
  draft: Draft,
  scope: Scope,
  nextKey: (entity: EntityModel) => string | number,
): void {
  const { store, now } = scope;
  const before = store.checkpoint();
  const touched: Row[] = [];
  const created: Row[] = [];
  for (const effect of operation.effects) {
    const environment = environmentOf(scope, draft.values);
    if (effect.kind === 'create') {
      const key = nextKey(effect.entity);
      const given: Values = Object.fromEntries(
        effect.values.map(({ property, value }) => [property.name, valueOf(property, value, environment)]),
      );
      for (const { property } of effect.values)
        if (property.type.kind === 'datetime') scope.guesses.add(textOf(given[property.name]));
      created.push({
        entity: effect.entity,
        key,
        provisional: true,
        values: newValues(effect.entity, key, given, scope),
      });
      continue;
    }
    const value = valueOf(effect.property, effect.value, environment);
    if (effect.property.type.kind === 'datetime') scope.guesses.add(textOf(value));
    const faults = boundFaults(effect.property, value, effect.via ? '' : `/${effect.property.name}`);
    if (faults.length > 0) {
      before();
      refuseFaults(faults);
    }
    if (!effect.via) draft.values = { ...draft.values, [effect.property.name]: value };
    else {
      const row = store.get(effect.via.target, draft.values[effect.via.property.name]);
      if (!row) continue;
      const changed = {
        ...row,
        values: { ...row.values, [effect.property.name]: value, updatedAt: now.toISOString() },
      };
      // Later effects see what earlier ones did.
      store.put(changed);
      touched.push(changed);
    }
  }
  for (const row of created) store.put(row);
  judgeInvariantsOf(touched, scope);
}

/** All properties of a new row: given ones, defaults, links, owner and times. */
export function newValues(entity: EntityModel, key: JsonValue, given: Values, { caller, now }: Scope): Values {
  const own = entity.properties.map((property): [string, JsonValue] => {
    const { name, role, field } = property;
    if (role === 'key') return [name, key];
    if (role === 'createdAt' || role === 'updatedAt') return [name, now.toISOString()];
    if (role === 'owner') return [name, given[name] ?? caller.accountId ?? null];
    const value = given[name] ?? null;
    const kind = field?.defaultValue?.kind;
    if (name in given || !kind) return [name, value];
    if (kind.case === 'json') return [name, JSON.parse(kind.value) as JsonValue];
    return [name, kind.case === 'now' ? momentOf(property, now) : value];
  });
  return Object.fromEntries([
    ...own,
    ...entity.links.map(({ property }) => [property, given[property] ?? []]),
  ]) as Values;
}

function valueOf(
  { type }: Property,
  expression: TypedExpression,
  environment: ReturnType<typeof environmentOf>,
): JsonValue {
  return jsonValue(type, evaluate(expression, environment));
}

function boundFaults({ field, nullable }: Property, value: JsonValue, pointer: string): ExpectedFault[] {
  if (value === null) return nullable ? [] : [fault(pointer, 'required')];
  const codes = field ? faultsOfValue(field, value).map(({ code }) => code) : [];
  return codes.length === 0 ? [] : [fault(pointer, ...codes)];
}

export function judgeInvariants({ entity, values }: Pick<Row, 'entity' | 'values'>, scope: Scope): void {
  const environment = environmentOf(scope, values);
  const broken = entity.invariants.filter(({ condition }) => evaluate(condition, environment) === false);
  refuseFaults(broken.map(({ name }) => fault('', name)));
}

function judgeInvariantsOf(rows: readonly Row[], scope: Scope): void {
  for (const row of rows) judgeInvariants(row, scope);
}

/** Refuses values that another row has; nulls are never equal. Which of several conflicts is named is left open. */
export function judgeUniques(
  { entity, values }: Pick<Row, 'entity' | 'values'>,
  { store }: Scope,
  own: JsonValue | undefined,
): void {
  const natural = entity.key.field ? [[entity.key]] : [];
  const broken = [...natural, ...entity.uniques].filter((set) => {
    const [first] = set;
    if (!first || set.some(({ name }) => values[name] === null || values[name] === undefined)) return false;
    const alike = store.having(entity, first.name, values[first.name]);
    return alike.some((row) => row.key !== own && set.every(({ name }) => row.values[name] === values[name]));
  });
  const [first] = broken;
  if (first) refuse(409, 'unique', broken.length === 1 ? [fault(`/${first[0]?.name ?? ''}`, 'unique')] : undefined);
}
