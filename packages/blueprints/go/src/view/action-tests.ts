import { jsonText } from '../json-text';
import {
  AccessLevel,
  contains,
  evaluate,
  kebabCase,
  OperationKind,
  sampleValue,
  type EntityModel,
  type Environment,
  type JsonValue,
  type OperationModel,
} from '@quantumlayer/ir';
import { exported, quote, rawQuote, sqlName } from '../naming';
import type { Context } from './context';
import { goJson } from './field-breaches';
import { collides, staysInBounds } from './test-bodies';

const clocks = [new Date('2026-01-01T12:00:00Z'), new Date('2036-01-01T12:00:00Z')] as const;

export const missingKey = '01939f4e-5c6a-7b3c-8d9e-0f1a2b3c4d5e';

export function actionTest(
  context: Context,
  entity: EntityModel,
  operation: OperationModel,
  role: string,
  path: string,
) {
  const { examples } = context;
  const first = examples.of(entity)[entity.isAccount ? 1 : 0];
  const state = entity.state;
  const from = operation.transition?.from[0];
  const values = { ...first?.values, ...(state && from !== undefined && { [state.name]: from }) };
  const input = sampleInput(context, operation);
  const named = namedAccount(context, entity, operation, values, role);
  const environment = withRole(context, examples.environment(entity, values, input, role), named?.role);
  const guard = examples.brokenGuard(operation, environment);
  // Tests are written once and run for years: an answer that depends on the day is none that they can ask for.
  const isTimely = clocks.some((now) => examples.brokenGuard(operation, { ...environment, now }) !== guard);
  const moved = { ...values, ...(state && operation.transition && { [state.name]: operation.transition.to }) };
  const expected: Record<string, JsonValue> =
    state && operation.transition ? { [state.name]: operation.transition.to } : {};
  let current = moved;
  for (const effect of operation.effects) {
    if (effect.kind !== 'assign' || effect.via) continue;
    const value = evaluate(
      effect.value,
      withRole(context, examples.environment(entity, current, input, role), named?.role),
    );
    const { kind } = effect.property.type;
    if (kind === 'datetime' || kind === 'date' || kind === 'time') continue;
    const json =
      kind === 'decimal' && typeof value === 'number' && effect.property.field
        ? (value / 10 ** effect.property.field.scale).toFixed(effect.property.field.scale)
        : value;
    expected[effect.property.name] = json;
    current = { ...current, [effect.property.name]: json };
  }
  const conflict = guard ?? (collides(context, operation, environment) ? 'unique' : undefined);
  const inBounds = staysInBounds(context, operation, environment);
  const wrong =
    state && operation.transition
      ? (state.type.kind === 'enum' ? state.type.values : []).find(
          (value) => !operation.transition?.from.includes(value),
        )
      : undefined;
  return {
    name: exported(operation.name),
    role: operation.access.level === AccessLevel.ROLES ? (operation.access.roles[0] ?? '') : '',
    suffix: `/${kebabCase(operation.name)}`,
    missing: `${path}/${String(missingKeyOf(entity))}/${kebabCase(operation.name)}`,
    state: state && from !== undefined ? { column: state.column, from, wrong } : undefined,
    input: operation.input.length > 0 ? rawQuote(JSON.stringify(input)) : '',
    named: operation.input.flatMap(({ name, target }) =>
      target === undefined ? [] : [{ name, missing: goJson(missingKeyOf(context.model.entity(target))) }],
    ),
    account: named,
    required: operation.input
      .filter(({ field }) => field.required && !field.defaultValue)
      .map(({ name }) => `/${name} required`),
    conflict,
    isTimely,
    outOfBounds: conflict === undefined && !inBounds,
    expected: rawQuote(JSON.stringify(expected)),
  };
}

/** A body of an action, as far as keys name examples. */
export function sampleInput({ examples, model }: Context, { input }: OperationModel): Record<string, JsonValue> {
  return Object.fromEntries(
    input.map(({ name, field, target }): [string, JsonValue] => {
      if (target === undefined) return [name, sampleValue(field, { ordinal: 1 })];
      const entity = model.entity(target);
      // The caller is the first account, and only its own rows are sure to be seen.
      return [name, examples.token(entity, entity.isAccount ? 1 : 0)];
    }),
  );
}

const missingKeyOf = ({ key }: EntityModel): string | number => (key.type.kind === 'integer' ? 999_999 : missingKey);

interface NamedAccount {
  readonly role: string;
  /** SQL that gives it a role, and Go code for its key. */
  readonly change: string;
  readonly key: string;
  /** A role with which a guard refuses it, and the guard's name. */
  readonly refused: { readonly role: string; readonly code: string } | undefined;
}

/** The account that the body names: the role that it needs, where guards ask for one. */
function namedAccount(
  context: Context,
  entity: EntityModel,
  operation: OperationModel,
  values: Readonly<Record<string, JsonValue>>,
  role: string,
): NamedAccount | undefined {
  const { examples, model } = context;
  const { account } = model;
  const isNamed = operation.input.some(({ target }) => target !== undefined && target === account?.name);
  const asks = operation.guards.some(({ condition }) => contains(condition, ({ kind }) => kind === 'aggregate'));
  if (!account || !isNamed || !asks || model.roles.length === 0) return undefined;
  const environment = examples.environment(entity, values, sampleInput(context, operation), role);
  const tried = model.roles.map(({ name }) => ({
    role: name,
    code: examples.brokenGuard(operation, withRole(context, environment, name)),
  }));
  const good = tried.find(({ code }) => code === undefined);
  const bad = tried.find(({ code }) => code !== undefined);
  const token = examples.token(account, 1);
  return (
    good && {
      role: good.role,
      change: `UPDATE ${sqlName(account.table)} SET ${sqlName(account.property('role').column)} = $1 WHERE ${sqlName(account.key.column)} = $2`,
      key: token.startsWith('$') ? `keys["${token}"]` : quote(token),
      refused: bad?.code === undefined ? undefined : { role: bad.role, code: bad.code },
    }
  );
}

/** As if the second account had the role. */
function withRole({ model }: Context, environment: Environment, role: string | undefined): Environment {
  const { account } = model;
  if (role === undefined || !account) return environment;
  return {
    ...environment,
    rows: (entity) =>
      [...(environment.rows?.(entity) ?? [])].map((read, position): typeof read => {
        if (entity !== account || position !== 1) return read;
        return (property, via) => (property.name === 'role' && !via ? role : read(property, via));
      }),
  };
}

/** Following a short address; the location is known where the row alone decides it. */
export function redirectTest(context: Context, entity: EntityModel) {
  const { examples } = context;
  const operation = entity.operation(OperationKind.REDIRECT);
  const [first] = examples.of(entity);
  if (!operation?.location || !first) return undefined;
  const environment = examples.environment(entity, first.values);
  const location = evaluate(operation.location, environment);
  return {
    path: quote(`/${encodeURIComponent(jsonText(first.values[entity.key.name]))}`),
    location: quote(String(location)),
    conflict: examples.brokenGuard(operation, environment),
    count: operation.effects.flatMap((effect) =>
      effect.kind === 'assign' && !effect.via && effect.property.type.kind === 'integer'
        ? [{ column: effect.property.column, value: String(evaluate(effect.value, environment)) }]
        : [],
    )[0],
  };
}
