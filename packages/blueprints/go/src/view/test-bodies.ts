import {
  breakingChanges,
  evaluate,
  sampleValue,
  type EntityModel,
  type Field,
  type JsonValue,
  type OperationModel,
} from '@quantumlayer/ir';
import { rawQuote } from '../naming';
import { isPrivate, type Context } from './context';
import { goJson } from './field-breaches';

/** A body that the API takes, or else one with the name of the rule that it must break. */
export function creation(
  context: Context,
  entity: EntityModel,
  operation: OperationModel,
  role: string,
): { readonly body: Record<string, JsonValue>; readonly expected: string | undefined } | undefined {
  const { examples } = context;
  let refused: { body: Record<string, JsonValue>; expected: string } | undefined;
  const combinations = 3 ** Math.min(entity.references.length, 4);
  for (let ordinal = 10; ordinal < 16; ordinal += 1) {
    for (let combination = 0; combination < combinations; combination += 1) {
      const positions = entity.references.map((_, i) => Math.floor(combination / 3 ** i) % 3);
      const candidate = examples.candidate(entity, ordinal, positions);
      const body = candidate && { ...candidate, ...ownLinks(context, entity) };
      if (
        !body ||
        !referencesVisible(context, entity, positions) ||
        !examples.isFree(entity, { ...body, ...ownerOf(context, entity) })
      )
        continue;
      const values = examples.complete(entity, body, 99, 0);
      const environment = examples.environment(entity, values, {}, role);
      const broken = examples.brokenGuard(operation, environment);
      if (broken !== undefined) refused ??= { body, expected: broken };
      else if (
        entity.invariants.every(({ condition }) => evaluate(condition, environment) !== false) &&
        staysInBounds(context, operation, environment) &&
        !collides(context, operation, environment)
      )
        return { body, expected: undefined };
    }
  }
  return refused;
}

/** Bodies that are refused for a rule of the whole row, as Go changes a good one. */
export function brokenRules(
  { examples }: Context,
  entity: EntityModel,
  body: Readonly<Record<string, JsonValue>>,
  operation: OperationModel,
  role: string,
): { readonly rule: string; readonly body: string }[] {
  const admits = (values: Readonly<Record<string, JsonValue>>) => {
    const row = examples.complete(entity, values, 99, 0);
    return examples.brokenGuard(operation, examples.environment(entity, row, {}, role)) === undefined;
  };
  return breakingChanges(entity, body, admits).map(({ rule, changes }) => ({
    rule,
    body: Object.entries(changes).reduce(
      (sent, [name, value]) => `changed(${sent}, "${name}", ${goJson(value)})`,
      'body',
    ),
  }));
}

export function ownerOf(context: Context, { owner }: EntityModel): Record<string, JsonValue> {
  const { account } = context.model;
  return owner && account ? { [owner.property.name]: context.examples.token(account, 0) } : {};
}

/** Private targets must be the first account's own. */
function referencesVisible(context: Context, entity: EntityModel, positions: readonly number[]): boolean {
  return entity.references.every(
    ({ target, required }, i) =>
      !required || !isPrivate(target) || (positions[i] ?? 0) % Math.max(context.examples.of(target).length, 1) === 0,
  );
}

/** Private rows that the first account may link to: its own. */
function ownLinks({ examples }: Context, { links }: EntityModel): Record<string, JsonValue> {
  const own = links.filter(({ target }) => isPrivate(target) && examples.of(target).length > 0);
  return Object.fromEntries(own.map(({ property, target }) => [property, [examples.token(target, 0)]]));
}

/** An effect makes a row that an example leaves no room for. */
export function collides(
  { examples, model }: Context,
  operation: OperationModel,
  environment: Parameters<typeof evaluate>[1],
): boolean {
  return operation.effects.some((effect) => {
    if (effect.kind !== 'create') return false;
    const { owner } = effect.entity;
    const values = Object.fromEntries(
      effect.values.map(({ property, value }) => [property.name, evaluate(value, environment)]),
    );
    const owned = owner && model.account ? { [owner.property.name]: examples.token(model.account, 0) } : {};
    return !examples.isFree(effect.entity, { ...values, ...owned });
  });
}

export function staysInBounds(
  context: Context,
  operation: OperationModel,
  environment: Parameters<typeof evaluate>[1],
): boolean {
  return operation.effects.every((effect) => {
    if (effect.kind !== 'assign') return true;
    const value = evaluate(effect.value, environment);
    const { minimum, maximum, scale } = effect.property.field ?? {};
    if (typeof value !== 'number' || effect.property.type.kind === 'datetime') return true;
    const plain = effect.property.type.kind === 'decimal' ? value / 10 ** (scale ?? 0) : value;
    return (minimum === undefined || plain >= Number(minimum)) && (maximum === undefined || plain <= Number(maximum));
  });
}

/** One property of the first example changed to another sound value. */
export function patchOf(
  context: Context,
  entity: EntityModel,
  operation: OperationModel,
  role: string,
): { readonly body: Record<string, JsonValue>; readonly conflict: string | undefined } | undefined {
  const { examples } = context;
  const first = examples.of(entity)[entity.isAccount ? 1 : 0];
  if (!first) return undefined;
  let refused: { body: Record<string, JsonValue>; conflict: string } | undefined;
  for (const property of entity.properties.filter(({ writable, field }) => writable && field)) {
    for (let ordinal = 20; ordinal < 26; ordinal += 1) {
      const value = sampleValue(property.field as Field, { ordinal });
      if (JSON.stringify(value) === JSON.stringify(first.values[property.name])) continue;
      const values = { ...first.values, [property.name]: value };
      const environment = examples.environment(entity, values, {}, role);
      if (
        !examples.isFree(entity, values, first.position) ||
        entity.invariants.some(({ condition }) => evaluate(condition, environment) === false)
      )
        continue;
      const conflict = examples.brokenGuard(operation, environment);
      if (conflict === undefined && staysInBounds(context, operation, environment))
        return { body: { [property.name]: value }, conflict };
      if (conflict !== undefined) refused ??= { body: { [property.name]: value }, conflict };
    }
  }
  return refused;
}

/** A unique property whose value the first example holds already. */
export function uniqueBreach(
  context: Context,
  entity: EntityModel,
  body: Readonly<Record<string, JsonValue>>,
): { readonly changes: string; readonly pointer: string } | undefined {
  const [first] = context.examples.of(entity);
  const members = entity.uniques.find((set) =>
    set.every((property) => property.creatable && property.target === undefined),
  );
  if (!first || !members?.[0]) return undefined;
  const changes = Object.fromEntries(members.map(({ name }) => [name, first.values[name] ?? null]));
  const merged = { ...body, ...changes };
  if (
    entity.invariants.some(
      ({ condition }) => evaluate(condition, context.examples.environment(entity, merged)) === false,
    )
  )
    return undefined;
  return { changes: rawQuote(JSON.stringify(merged)), pointer: `/${members[0].name}` };
}
