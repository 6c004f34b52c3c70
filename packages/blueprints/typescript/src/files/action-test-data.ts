import { evaluate, jsonValue, sampleValue, type Environment, type JsonValue } from '@quantumlayer/ir';
import { literal } from '../code/literal';
import type { EntityView } from '../view/entity-view';
import { mentions } from '../view/operation-code';
import type { OperationView } from '../view/operation-view';
import type { ProjectView } from '../view/project-view';
import { atAnyTime, environment, holds, isVolatile, rowOf, type NamedRow, type Row } from './test-world';

interface ActionCase {
  readonly operation: OperationView;
  readonly input: Row;
  readonly start: Row;
  /** Rows that the body names. */
  readonly named: readonly NamedRow[];
  /** Undefined where the sample breaks a guard. */
  readonly expected: Row | undefined;
  readonly refused: readonly { readonly start: Row; readonly named: readonly NamedRow[]; readonly code: string }[];
}

/** When an action is carried out, and when its rules refuse it. */
export function actionCase(view: ProjectView, entity: EntityView, operation: OperationView): ActionCase {
  const { model } = operation;
  const parentRows = new Map(
    entity.model.references.map(({ property, target }) => [property.name, rowOf(view.entity(target.name), 1)]),
  );
  const input = Object.fromEntries(
    model.input
      .filter(({ target }) => target === undefined)
      .map(({ name, field }) => [name, sampleValue(field, { ordinal: 1 })]),
  );
  const state = entity.model.state;
  const from: Row = state && model.transition ? { [state.name]: model.transition.from[0] ?? null } : {};
  const usesCaller = model.guards.some(({ condition }) => mentions(condition, (node) => node.kind === 'caller'));
  const attempts = usesCaller
    ? []
    : namings(view, operation).flatMap((named) =>
        startsOf(entity, from).map((start) => {
          const self = { ...rowOf(entity, 1), ...start };
          return { start, named, env: environment(self, entity.model, parentRows, input, named) };
        }),
      );
  const good = attempts.find(
    ({ env }) => holds(operation, env) && staysWithin(operation, env) && keepsInvariants(entity, operation, env),
  );
  const refused = model.guards.flatMap(({ name, condition }, position) => {
    const found = attempts.find(({ env }) =>
      atAnyTime(
        env,
        (timed) =>
          evaluate(condition, timed) === false &&
          model.guards.slice(0, position).every((earlier) => evaluate(earlier.condition, timed) !== false),
      ),
    );
    return found ? [{ start: found.start, named: found.named, code: name }] : [];
  });
  const wrongState =
    state && model.transition && state.field?.enumValues.find((value) => !model.transition?.from.includes(value));
  if (state && wrongState !== undefined)
    refused.unshift({
      start: { [state.name]: wrongState },
      named: namings(view, operation)[0] ?? [],
      code: 'invalid_transition',
    });
  return {
    operation,
    input,
    start: good?.start ?? from,
    named: good?.named ?? namings(view, operation)[0] ?? [],
    expected: good && expectedOf(entity, operation, good.env),
    refused,
  };
}

/** The rows that a body may name; of accounts, one of each role. */
function namings(view: ProjectView, { model, isPublic }: OperationView): (readonly NamedRow[])[] {
  const references = model.entity.references.filter(({ property }) =>
    model.input.some(({ name, target }) => name === property.name && target !== undefined),
  );
  const roles = references.some(({ target }) => target.isAccount) ? view.model.roles.map(({ name }) => name) : [];
  return (roles.length > 0 ? roles : [undefined]).map((role) =>
    references.map(({ name, property, target }) => {
      const entity = view.entity(target.name);
      const values: Row = target.isAccount && role !== undefined ? { role } : {};
      const owner = view.jwt && !isPublic ? entity.owner?.propertyName : undefined;
      const members = Object.entries(values).map(([member, value]) => `${member}: ${literal(value)}`);
      if (owner !== undefined) members.push(`${owner}: me.id`);
      const given = members.length === 0 ? '' : `, { ${members.join(', ')} }`;
      return { property: property.name, variable: `${name}Named`, entity, values, given };
    }),
  );
}

/** Rows that differ in what guards usually ask: flags, optional values, zero. */
function startsOf(entity: EntityView, from: Row): Row[] {
  const variations = entity.properties.flatMap(({ name, property, nullable }): Row[] => {
    if (property.role !== 'field' || property === entity.model.state) return [];
    const values: JsonValue[] = property.type.kind === 'boolean' ? [true, false] : [];
    if (nullable) values.push(null);
    if (nullable && property.type.kind === 'datetime') values.push('2026-01-01T00:00:00.000Z');
    if (property.type.kind === 'integer' && Number(property.field?.minimum ?? 0) <= 0) values.push(0);
    return values.map((value) => ({ ...from, [name]: value }));
  });
  return [from, ...variations];
}

function staysWithin({ model }: OperationView, env: Environment): boolean {
  return model.effects.every((effect) => {
    if (effect.kind !== 'assign' || isVolatile(effect.value)) return true;
    const value = evaluate(effect.value, env);
    const { field } = effect.property;
    const scale = effect.property.type.kind === 'decimal' ? 10 ** effect.property.type.scale : 1;
    return (
      typeof value !== 'number' ||
      (value >= Number(field?.minimum ?? -Infinity) * scale && value <= Number(field?.maximum ?? Infinity) * scale)
    );
  });
}

/** Invariants about what an effect sets to something that only the run knows cannot be judged beforehand. */
function keepsInvariants({ model: { invariants } }: EntityView, { model }: OperationView, env: Environment): boolean {
  const changed = new Map(
    model.effects.flatMap((effect) =>
      effect.kind === 'assign' && !effect.via ? [[effect.property.name, effect.value] as const] : [],
    ),
  );
  const after: Environment = {
    ...env,
    self: (property, via) => {
      const value = via ? undefined : changed.get(property.name);
      return value ? evaluate(value, env) : env.self(property, via);
    },
  };
  return invariants.every(({ condition }) => {
    const isUnknown = mentions(condition, (node) => {
      const value = node.kind === 'property' && node.root === 'self' && !node.via && changed.get(node.property.name);
      return value !== false && value !== undefined && isVolatile(value);
    });
    return !isUnknown && evaluate(condition, after) !== false;
  });
}

/** What the answer shows afterwards, as far as it can be told beforehand. */
function expectedOf(entity: EntityView, { model }: OperationView, env: Environment): Row {
  const expected = new Map<string, JsonValue>();
  const { state } = entity.model;
  if (state && model.transition) expected.set(state.name, model.transition.to);
  const assigned = new Set<string>();
  for (const effect of model.effects) {
    if (effect.kind !== 'assign' || effect.via) continue;
    const { property, value } = effect;
    const readsChanged = mentions(
      value,
      (node) => node.kind === 'property' && node.root === 'self' && !node.via && assigned.has(node.property.name),
    );
    assigned.add(property.name);
    if (isVolatile(value) || readsChanged || property.role !== 'field') expected.delete(property.name);
    else expected.set(property.name, jsonValue(property.type, evaluate(value, env)));
  }
  return Object.fromEntries(expected);
}
