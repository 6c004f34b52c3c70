import { OperationKind } from '../contract';
import { evaluate } from '../expression/evaluate';
import { descendants } from '../expression/walk';
import type { EntityModel, Property, RuleModel } from '../model/types';
import { nativeValue } from './native-value';
import { ruleValues } from './rule-values';
import { defaultOf } from './sample-row';
import { sampleValue, type JsonValue } from './sample-value';
import { faultsOfValue } from './validate-value';

export interface BreakingChange {
  /** The invariant's name. */
  readonly rule: string;
  /** What a body gets in place of its own values: each is good by itself. */
  readonly changes: Readonly<Record<string, JsonValue>>;
}

type Body = Readonly<Record<string, JsonValue>>;

/** Before and after every run of a test: what breaks a rule at both does so in between. */
const CLOCKS = ['2020-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'].map((text) => new Date(text));
const ORDINALS = [0, 1, 2, 3, 4, 5, 6, 7];

/**
 * For each invariant that nothing but the body of a creation decides, a change of the body that breaks it; of several the one that breaks the
 * fewest others. Invariants for which none is found have none, and those of entities whose creation has effects: these come before.
 * @param admits whether the guards of the creation, which come before too, let a body pass
 */
export function breakingChanges(entity: EntityModel, body: Body, admits: (body: Body) => boolean): BreakingChange[] {
  const creation = entity.operation(OperationKind.CREATE);
  if (!creation || creation.effects.length > 0) return [];
  return entity.invariants.flatMap((rule): BreakingChange[] => {
    const properties = givenProperties(rule);
    if (properties === undefined) return [];
    const found = candidates(entity, properties, body)
      .map((changes) => ({ rule: rule.name, changes, broken: brokenBy(entity, { ...body, ...changes }) }))
      .filter(({ changes, broken }) => broken.includes(rule.name) && admits({ ...body, ...changes }))
      .sort((one, other) => one.broken.length - other.broken.length)[0];
    return found ? [{ rule: found.rule, changes: found.changes }] : [];
  });
}

/** The properties that a rule speaks of; undefined where other rows or the server have a say. */
function givenProperties({ condition }: RuleModel): Property[] | undefined {
  const nodes = [...descendants(condition)];
  if (nodes.some(({ kind }) => kind === 'aggregate' || kind === 'caller')) return undefined;
  const properties = nodes.flatMap((node) => (node.kind === 'property' ? [node] : []));
  const areGiven = properties.every(
    ({ root, via, property }) =>
      root === 'self' && via === undefined && property.role === 'field' && property.creatable && property.field,
  );
  return areGiven ? [...new Set(properties.map(({ property }) => property))] : undefined;
}

function brokenBy(entity: EntityModel, body: Body): string[] {
  const self = (property: Property, via: Property | undefined) =>
    via ? null : nativeValue(property.type, body[property.name] ?? defaultOf(property));
  return entity.invariants
    .filter(({ condition }) => CLOCKS.every((now) => evaluate(condition, { now, self }) === false))
    .map(({ name }) => name);
}

/** Changes of one property, and exchanges of two. */
function candidates(entity: EntityModel, properties: readonly Property[], body: Body): Body[] {
  const nearby = ruleValues(entity);
  const valuesOf = ({ name, field }: Property): JsonValue[] => [
    ...properties.filter((other) => other.name !== name).map((other) => body[other.name] ?? null),
    ...(nearby.get(name) ?? []),
    ...(field ? ORDINALS.map((ordinal) => sampleValue(field, { ordinal })) : []),
    null,
  ];
  const single = properties.flatMap((property) =>
    valuesOf(property).map((value): Body => ({ [property.name]: value })),
  );
  const pairs = properties.flatMap((one, position) =>
    properties
      .slice(position + 1)
      .map((other): Body => ({ [one.name]: body[other.name] ?? null, [other.name]: body[one.name] ?? null })),
  );
  return [...single, ...pairs].filter((changes) => properties.every((property) => isGood(property, changes)));
}

function isGood({ name, nullable, field }: Property, changes: Body): boolean {
  const value = changes[name];
  if (value === undefined) return true;
  if (value === null) return nullable && field?.defaultValue === undefined;
  return field !== undefined && faultsOfValue(field, value).length === 0;
}
