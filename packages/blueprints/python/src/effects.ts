import {
  contains,
  descendants,
  OperationKind,
  type EffectModel,
  type EntityModel,
  type OperationModel,
  type Reference,
  type RuleModel,
  type TypedExpression,
} from '@quantumlayer/ir';
import { compile, compileCondition } from './expression';
import { scopeOf } from './expression-scope';
import { pythonString } from './literal';
import { attributeName, entityNames } from './naming';

/** Python statements of an operation's rules, in the order in which docs/generated-api.md judges them. */
export function operationSteps(operation: OperationModel, postgresql: boolean): string[] {
  const { entity, guards, effects, transition } = operation;
  const self = entityNames(entity).variable;
  const lines = [
    ...(postgresql ? locks(operation, self) : []),
    ...(transition ? transitionLines(operation, self) : []),
    ...guards.map((rule) =>
      isShared(entity, rule) ? `${guardFunction(rule)}(${guardArguments(rule, self)})` : guardLine(rule, self),
    ),
  ];
  if (transition && entity.state) {
    lines.push(`${self}.${attributeName(entity.state.name)} = ${pythonString(transition.to)}`);
  }
  lines.push(...effects.flatMap((effect) => effectLines(effect, self)), ...checks(operation, self));
  return lines;
}

const guardLine = (rule: RuleModel, self: string) => `rows.guard(${ruleArguments(rule, self)})`;

/** Functions of the guards that a row has to pass both when it is made and when it is changed. */
export function sharedGuards(entity: EntityModel, self: string) {
  return writingGuards(entity, OperationKind.CREATE)
    .filter((rule) => isShared(entity, rule))
    .map((rule) => ({
      function: guardFunction(rule),
      name: rule.name,
      needsSession: mentions(rule, 'aggregate'),
      needsCaller: mentions(rule, 'caller'),
      line: guardLine(rule, self),
    }));
}

const writingGuards = (entity: EntityModel, kind: OperationKind.CREATE | OperationKind.UPDATE) =>
  entity.isAccount ? [] : (entity.operation(kind)?.guards ?? []);

const isShared = (entity: EntityModel, { name, text }: RuleModel): boolean =>
  ([OperationKind.CREATE, OperationKind.UPDATE] as const).every((kind) =>
    writingGuards(entity, kind).some((rule) => rule.name === name && rule.text === text),
  );

const guardFunction = ({ name }: RuleModel) => `guard_${name}`;

const guardArguments = (rule: RuleModel, self: string) =>
  [...(mentions(rule, 'aggregate') ? ['session'] : []), self, ...(mentions(rule, 'caller') ? ['caller'] : [])].join(
    ', ',
  );

const mentions = ({ condition }: RuleModel, kind: TypedExpression['kind']): boolean =>
  contains(condition, (node) => node.kind === kind);

function transitionLines({ entity, transition }: OperationModel, self: string): string[] {
  if (!entity.state || !transition) return [];
  const from = transition.from.map(pythonString).join(', ');
  const state = `${self}.${attributeName(entity.state.name)}`;
  const message = `f"This is not possible in the state {${state}}."`;
  const test = transition.from.length === 1 ? `${state} == ${from}` : `${state} in (${from})`;
  return [`rows.guard(${test}, "invalid_transition", ${message})`];
}

/** All invariants of a row at once: whoever broke several hears of each. Nothing where there are none. */
export function invariantLines({ invariants }: EntityModel, self: string): string[] {
  const rules = invariants.map((rule) => `(${ruleArguments(rule, self)})`);
  return rules.length === 0 ? [] : [`rows.invariants(${rules.join(', ')})`];
}

/** Condition, name and message. */
function ruleArguments(rule: RuleModel, self: string): string {
  const condition = compileCondition(rule.condition, scopeOf(self));
  return `${condition}, ${pythonString(rule.name)}, ${pythonString(rule.message)}`;
}

function effectLines(effect: EffectModel, self: string): string[] {
  if (effect.kind === 'create') {
    const values = effect.values.map(
      ({ property, value }) => `${attributeName(property.name)}=${compile(value, scopeOf(self))}`,
    );
    const owner = effect.entity.owner ? [`${attributeName(effect.entity.owner.property.name)}=caller.id`] : [];
    const name = createdName(effect.entity);
    return [
      `${name} = models.${entityNames(effect.entity).className}(${[...values, ...owner].join(', ')})`,
      `session.add(${name})`,
    ];
  }
  const target = effect.via ? `${self}.${attributeName(effect.via.name)}` : self;
  const assignment = `${target}.${attributeName(effect.property.name)} = ${compile(effect.value, scopeOf(self))}`;
  return effect.via && !effect.via.required ? [`if ${target} is not None:`, `    ${assignment}`] : [assignment];
}

const createdName = (entity: EntityModel) => `new_${entityNames(entity).module}`;

/** Bounds and invariants of every row that the operation wrote, and the times of the related ones. */
function checks({ kind, entity, effects }: OperationModel, self: string): string[] {
  const related = [
    ...new Set(effects.flatMap((effect) => (effect.kind === 'assign' && effect.via ? [effect.via] : []))),
  ];
  const created = [...new Set(effects.flatMap((effect) => (effect.kind === 'create' ? [effect.entity] : [])))];
  return [
    ...(kind === OperationKind.DELETE || !isChecked(entity) ? [] : [`check(${checkArguments(entity, self)})`]),
    ...related.flatMap((reference) => relatedLines(reference, entity, self)),
    ...created.flatMap((target) => (isChecked(target) ? [checkOther(target, createdName(target), entity)] : [])),
  ];
}

function relatedLines(reference: Reference, entity: EntityModel, self: string): string[] {
  const row = `${self}.${attributeName(reference.name)}`;
  const lines = [`${row}.touch()`];
  if (isChecked(reference.target)) lines.push(checkOther(reference.target, row, entity));
  return reference.required ? lines : [`if ${row} is not None:`, ...lines.map((line) => `    ${line}`)];
}

function checkOther(target: EntityModel, row: string, from: EntityModel): string {
  const prefix = target === from ? '' : `${entityNames(target).plural}.`;
  const related = boundedProperties(target).length > 0 ? ', related=True' : '';
  return `${prefix}check(${checkArguments(target, row)}${related})`;
}

const checkArguments = (entity: EntityModel, row: string) => (checkNeedsSession(entity) ? `session, ${row}` : row);

/** Whether rows of the entity have rules beyond those of request bodies. */
export const isChecked = (entity: EntityModel): boolean =>
  entity.invariants.length > 0 || boundedProperties(entity).length > 0;

export const checkNeedsSession = (entity: EntityModel): boolean =>
  entity.invariants.some((rule) => mentions(rule, 'aggregate'));

/** Numbers with bounds of their own. */
export function boundedProperties(entity: EntityModel): EntityModel['properties'] {
  return entity.properties.filter(({ field, type }) => {
    const isNumber = type.kind === 'integer' || type.kind === 'number' || type.kind === 'decimal';
    return isNumber && field !== undefined && (field.minimum !== undefined || field.maximum !== undefined);
  });
}

/** Every expression that runs within an operation. */
export function operationExpressions({ guards, effects, location }: OperationModel): TypedExpression[] {
  return [
    ...guards.map(({ condition }) => condition),
    ...effects.flatMap((effect) =>
      effect.kind === 'assign' ? [effect.value] : effect.values.map(({ value }) => value),
    ),
    ...(location ? [location] : []),
  ];
}

/** With PostgreSQL: the tables that rules count in, and the related rows that they read or write. */
function locks(operation: OperationModel, self: string): string[] {
  const invariants =
    operation.kind === OperationKind.DELETE ? [] : operation.entity.invariants.map(({ condition }) => condition);
  const nodes = [...operationExpressions(operation), ...invariants].flatMap((expression) => [
    ...descendants(expression),
  ]);
  const tables = new Set(
    nodes.flatMap((node) => (node.kind === 'aggregate' ? [entityNames(node.entity).className] : [])),
  );
  const references = new Set([
    ...nodes.flatMap((node) => (node.kind === 'property' && node.root === 'self' && node.via ? [node.via.name] : [])),
    ...operation.effects.flatMap((effect) => (effect.kind === 'assign' && effect.via ? [effect.via.name] : [])),
  ]);
  return [
    ...[...tables].sort().map((name) => `rows.lock_table(session, models.${name})`),
    ...[...references].sort().map((name) => `rows.lock(session, ${self}.${attributeName(name)})`),
  ];
}

/** Whether the operation's code mentions the caller beyond admitting it. */
export function usesCaller(operation: OperationModel): boolean {
  const createsOwned = operation.effects.some(
    (effect) => effect.kind === 'create' && effect.entity.owner !== undefined,
  );
  return (
    createsOwned ||
    operationExpressions(operation).some((expression) =>
      [...descendants(expression)].some(({ kind }) => kind === 'caller'),
    )
  );
}
