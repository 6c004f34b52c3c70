import { jsonText } from '../json-text';
import {
  AccessLevel,
  evaluate,
  kebabCase,
  OperationKind,
  sampleValue,
  type EntityModel,
  type JsonValue,
  type OperationModel,
} from '@quantumlayer/ir';
import { exported, quote, rawQuote } from '../naming';
import type { Context } from './context';
import { collides, staysInBounds } from './test-bodies';

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
  const input = Object.fromEntries(
    operation.input.map(({ name, field }) => [name, sampleValue(field, { ordinal: 1 })]),
  );
  const environment = examples.environment(entity, values, input, role);
  const guard = examples.brokenGuard(operation, environment);
  const moved = { ...values, ...(state && operation.transition && { [state.name]: operation.transition.to }) };
  const expected: Record<string, JsonValue> =
    state && operation.transition ? { [state.name]: operation.transition.to } : {};
  let current = moved;
  for (const effect of operation.effects) {
    if (effect.kind !== 'assign' || effect.via) continue;
    const value = evaluate(effect.value, examples.environment(entity, current, input, role));
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
    missing: `${path}/${entity.key.type.kind === 'integer' ? '999999' : missingKey}/${kebabCase(operation.name)}`,
    state: state && from !== undefined ? { column: state.column, from, wrong } : undefined,
    input: operation.input.length > 0 ? rawQuote(JSON.stringify(input)) : '',
    required: operation.input
      .filter(({ field }) => field.required && !field.defaultValue)
      .map(({ name }) => `/${name} required`),
    conflict,
    outOfBounds: conflict === undefined && !inBounds,
    expected: rawQuote(JSON.stringify(expected)),
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
