import {
  descendants,
  faultsOfValue,
  type EntityModel,
  type JsonValue,
  type OperationModel,
  type Property,
  type Reference,
  type TypedExpression,
} from '@quantumlayer/ir';
import { boundedProperties, operationExpressions } from '../effects';
import type { NamedRow, Overrides, RelatedRow } from './environment';
import { storedRow } from './makers';

const mostSituations = 512;
/** Rows that tests make for a purpose of their own, from the last backwards; the usual ones have the first ordinals. */
export function ownOrdinal({ source, target, name }: Reference): number {
  const alike = source.references.filter((reference) => reference.required && reference.target === target);
  return 5 - alike.findIndex((reference) => reference.name === name);
}

/** Overrides of the row's own properties that the rules look at: every state and flag, and some other values. */
export function ownSituations(entity: EntityModel, operation: OperationModel): Overrides[] {
  const read = new Set<Property>();
  const isRead = (property: Property) => property.role === 'field' && property.type.kind !== 'json';
  for (const node of nodesOf(operation.guards.map(({ condition }) => condition)))
    if (node.kind === 'property' && node.root === 'self' && !node.via && isRead(node.property)) read.add(node.property);
  for (const { property, via } of boundedAssignments(entity, operation)) if (!via) read.add(property);
  if (operation.transition && entity.state) read.add(entity.state);
  return combinations([...read].map((property) => ({ key: property.name, values: valuesOf(entity, property, 0) })));
}

/** Rows for the required references whose properties the rules read, and whose effects write them. */
export function relatedSituations(
  entity: EntityModel,
  operation: OperationModel,
  ordinalOf: (reference: Reference) => number,
): ReadonlyMap<string, RelatedRow>[] {
  const guards = operation.guards.map(({ condition }) => condition);
  const read = new Map<Reference, Set<Property>>();
  for (const reference of involved(entity, operation)) read.set(reference, new Set());
  for (const node of nodesOf(guards)) {
    if (node.kind === 'property' && node.root === 'self' && node.via && node.property.role === 'field')
      read.get(node.via)?.add(node.property);
  }
  for (const { property, via } of boundedAssignments(entity, operation)) if (via) read.get(via)?.add(property);
  const choices = [...read].map(([reference, properties]) => ({
    key: reference.name,
    values: combinations(
      [...properties].map((property) => ({
        key: property.name,
        values: valuesOf(reference.target, property, ordinalOf(reference)),
      })),
    ).map((overrides): RelatedRow => ({ ordinal: ordinalOf(reference), overrides })),
  }));
  return combinations(choices).map((chosen) => new Map(Object.entries(chosen)));
}

/** The rows that a body names; of accounts, one of each role. */
export function namedSituations({ entity, input }: OperationModel): (readonly NamedRow[])[] {
  const named = entity.references.filter(({ property }) =>
    input.some(({ name, target }) => name === property.name && target !== undefined),
  );
  const role = named.find(({ target }) => target.isAccount)?.target.properties.find(({ name }) => name === 'role');
  const values = role?.type.kind === 'enum' ? role.type.values : [undefined];
  return values.map((value) =>
    named.map((reference, index) => ({
      reference,
      // Beside the caller's own row and those of required references.
      ordinal: 3 - index,
      overrides: reference.target.isAccount && value !== undefined ? { role: value } : {},
    })),
  );
}

/** Numbers with bounds that the operation's effects write. */
function boundedAssignments(entity: EntityModel, { effects }: OperationModel) {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'assign') return [];
    const { property, via } = effect;
    return boundedProperties(via?.target ?? entity).includes(property) ? [{ property, via }] : [];
  });
}

/** Required references to other entities through which the rules reach. */
function involved(entity: EntityModel, operation: OperationModel): Reference[] {
  const names = new Set<Reference>();
  for (const node of nodesOf(operationExpressions(operation)))
    if (node.kind === 'property' && node.root === 'self' && node.via) names.add(node.via);
  for (const effect of operation.effects) if (effect.kind === 'assign' && effect.via) names.add(effect.via);
  return entity.references.filter(
    (reference) => names.has(reference) && reference.required && reference.target !== entity,
  );
}

const nodesOf = (expressions: readonly TypedExpression[]) =>
  expressions.flatMap((expression) => [...descendants(expression)]);

function combinations<Value>(
  choices: readonly { readonly key: string; readonly values: readonly Value[] }[],
): Record<string, Value>[] {
  return choices.reduce<Record<string, Value>[]>(
    (all, { key, values }) =>
      all.flatMap((each) => values.map((value) => ({ ...each, [key]: value }))).slice(0, mostSituations),
    [{}],
  );
}

/** The usual value first; then what is likely to make a difference. */
function valuesOf(entity: EntityModel, { name, type, nullable, field }: Property, ordinal: number): JsonValue[] {
  const samples = [ordinal, 0, 1, 2].map((each) => storedRow(entity, each)[name] ?? null);
  const limits = [field?.minimum, field?.maximum].flatMap((limit) =>
    limit === undefined ? [] : [limitValue(type, limit)],
  );
  const allowed = [...samples, ...special(type), ...limits].filter((value) =>
    value === null ? nullable : !field || faultsOfValue(field, value).length === 0,
  );
  const [usual = null] = allowed;
  return [...new Set([usual, ...(nullable ? [null] : []), ...allowed])];
}

const limitValue = (type: Property['type'], limit: string): JsonValue =>
  type.kind === 'decimal' ? Number(limit).toFixed(type.scale) : Number(limit);

function special(type: Property['type']): JsonValue[] {
  switch (type.kind) {
    case 'boolean':
      return [false, true];
    case 'enum':
      return [...type.values];
    case 'integer':
      return [0, 1, 100];
    case 'number':
      return [0, 0.5, 1000];
    case 'decimal':
      return [0, 1, 100_000].map((amount) => amount.toFixed(type.scale));
    case 'date':
      return ['2001-01-01', '2190-01-01'];
    case 'datetime':
      return ['2001-01-01T00:00:00.000Z', '2190-01-01T00:00:00.000Z'];
    default:
      return [];
  }
}
