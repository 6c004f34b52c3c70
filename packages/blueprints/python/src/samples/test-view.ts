import { isDeepStrictEqual } from 'node:util';
import {
  AccessLevel,
  breakingChanges,
  brokenInvariant,
  defaultOf,
  OnDelete,
  OperationKind,
  sampleRow,
  sampleValue,
  type EntityModel,
  type JsonValue,
  type OperationModel,
  type Property,
  type Reference,
} from '@quantumlayer/ir';
import type { EntityView } from '../entity-view';
import type { OperationView } from '../operation-view';
import { pythonString, pythonValue } from '../literal';
import { attributeName, entityNames } from '../naming';
import type { ProjectView } from '../project-view';
import { admittingRows, creationCases, isRepeatable } from './creation-cases';
import { edgeValues } from './edge-values';
import { succeeds } from './environment';
import {
  asText,
  fakeKey,
  badFilter,
  filterCase,
  knownRow,
  missingKey,
  onlyWritable,
  searchCase,
  selfAssigned,
  without,
} from './expected-values';
import { invalidValues } from './invalid-values';
import { storedRow } from './makers';
import { madeRows, operationCases } from './operation-cases';

export type TestView = ReturnType<typeof testView>;

/** What the tests of one entity need: bodies, values, and who may do what. */
export function testView(view: EntityView, project: ProjectView) {
  const { entity } = view;
  const create = entity.operation(OperationKind.CREATE);
  const update = entity.operation(OperationKind.UPDATE);
  const complete = bodyOf(entity, 0, true);
  const minimal = bodyOf(entity, 0, false);
  const change = onlyWritable(bodyOf(entity, 1, true), entity);
  // The caller's own account has the values of ordinal 0.
  const replacement = onlyWritable(entity.isAccount ? bodyOf(entity, 3, false) : minimal, entity);
  const stored = (changes: Readonly<Record<string, JsonValue>>) => ({
    entity,
    row: { ...storedRow(entity, 0), ...changes },
    stored: true,
  });
  const withDefaults = (row: Readonly<Record<string, JsonValue>>) => ({ ...defaultsOf(entity), ...row });
  const usual =
    create &&
    admittingRows(entity, create, [withDefaults(complete), withDefaults(minimal)], (reference) =>
      turnOf(entity, reference),
    );
  const passes = (row: Readonly<Record<string, JsonValue>>) =>
    create !== undefined &&
    usual !== undefined &&
    succeeds({ entity, row: withDefaults(row), stored: false, related: usual }, create);
  const isRepeated =
    create !== undefined && usual !== undefined && isRepeatable(entity, create, withDefaults(complete), usual);
  const prepared =
    create && usual ? madeRows({ entity, row: complete, stored: false, related: usual }, create, {}) : [];
  const writable = entity.properties.filter((property) => property.writable && property.role === 'field');
  return {
    complete: pythonValue(complete),
    change: pythonValue(change),
    replacement: pythonValue(replacement),
    completeRow: knownRow(complete, entity, create),
    minimalRow: knownRow({ ...minimal }, entity, create, true),
    changeRow: knownRow(change, entity, update),
    replacementRow: knownRow(replacement, entity, update, true, writable),
    minimalNames: [
      ...Object.keys(minimal),
      ...entity.references.filter(({ required }) => required).map(({ property }) => property.name),
    ],
    minimalChanges: changesBetween(complete, minimal),
    properties: view.row.map(({ json }) => json),
    creatable: usual !== undefined,
    creations: create && usual ? creationCases(entity, create, withDefaults(complete), usual) : [],
    updatable:
      update !== undefined &&
      [{}, change, replacement].every((changes) => succeeds(stored(changes), update)) &&
      !writesSelf(update),
    hasChange: Object.keys(change).length > 0,
    deletable: [0, 1].every((ordinal) => {
      const operation = entity.operation(OperationKind.DELETE);
      return operation !== undefined && succeeds({ entity, row: storedRow(entity, ordinal), stored: true }, operation);
    }),
    invalid: entity.properties.filter(({ creatable }) => creatable).flatMap(invalidValues),
    breaking: breakingChanges(entity, complete, passes).map(({ rule, changes }) => ({
      rule,
      changes: pythonValue(changes),
    })),
    edges: entity.properties
      .filter(
        ({ creatable, role, name }) =>
          creatable && (role === 'field' || role === 'key') && !selfAssigned(create).has(name),
      )
      .flatMap((property) => edgeValues(entity, property, complete, passes)),
    required: entity.properties
      .filter(({ creatable, nullable, field }) => creatable && !nullable && !field?.defaultValue)
      .map(({ name }) => name),
    requiredField: writable.find(({ nullable }) => !nullable)?.name,
    clearable: writable
      .filter(({ nullable }) => nullable)
      .filter(({ name }) => brokenInvariant(entity, { ...storedRow(entity, 2), [name]: null }) === undefined)
      .map(({ name }) => name),
    readOnly: view.readOnly.create,
    requiredReferences: madeReferences(entity, ({ required }) => required).map((reference) => ({
      ...reference,
      arguments:
        prepared.find(({ property }) => property === reference.property)?.arguments ??
        (reference.turn > 0 ? String(reference.turn) : ''),
    })),
    missingKeys: entity.references.map(({ property, target }) => ({
      property: property.name,
      key: pythonValue(missingKey(target)),
    })),
    links: entity.links.map((link) => ({
      property: link.property,
      maker: entityNames(link.target).module,
      key: attributeName(link.target.key.name),
      text: link.target.key.type.kind !== 'integer',
      missing: pythonValue(missingKey(link.target)),
    })),
    uniques: [...(entity.key.creatable ? [[entity.key]] : []), ...entity.uniques]
      .filter((members) => isRepeated && members.every(({ creatable, role }) => creatable || role === 'owner'))
      .map((members) => ({
        members,
        names: members.map(({ name }) => name),
        pointer: `/${members[0]?.name ?? ''}`,
        // A rule holds only between rows that have all of its values.
        optionalReferences: madeReferences(entity, ({ property, required }) => !required && members.includes(property)),
      })),
    uniqueTwin: ({ members }: { readonly members: readonly Property[] }) => twin(entity, members),
    filterable: entity.properties
      .filter(({ role, type }) => role === 'field' && type.kind !== 'json' && type.kind !== 'list')
      .map((property) => filterCase(entity, property)),
    lists: entity.properties
      .filter(({ type }) => type.kind === 'list')
      .map(({ name, nullable }) => ({ name, nullable, attribute: attributeName(name) })),
    badFilters: entity.properties.filter(({ role }) => role === 'field').flatMap(badFilter),
    sortField:
      entity.properties.find(
        ({ role, type, nullable }) =>
          role === 'field' && !nullable && ['integer', 'number', 'date', 'datetime', 'time'].includes(type.kind),
      )?.name ?? 'createdAt',
    sortedBy: (direction: 'up' | 'down') =>
      direction === 'down' ? 'sorted((row[name] for row in down), reverse=True)' : 'sorted(row[name] for row in up)',
    search: searchCase(entity),
    dependants: entity.incoming.filter(({ required, source }) => required && source !== entity).map(dependant),
    optionalDependants: entity.incoming.filter(({ required, source }) => !required && source !== entity).map(dependant),
    roleFor: ({ access }: OperationModel) => (access.level === AccessLevel.ROLES ? (access.roles[0] ?? '') : ''),
    otherRole: ({ access }: OperationModel) =>
      access.level === AccessLevel.ROLES
        ? project.model.roles.map(({ name }) => name).find((name) => !access.roles.includes(name))
        : undefined,
    strangerRole: ({ operation: { access } }: OperationView) => {
      const admitted = access.level === AccessLevel.ROLES ? access.roles : project.model.roles.map(({ name }) => name);
      const role = admitted.find((name) => !view.bypassRoles.includes(name));
      return role === undefined ? '' : `    become("${role}")\n`;
    },
    strangers:
      view.bypassRoles.length === 0 ||
      entity.operations.every(({ access }) =>
        (access.level === AccessLevel.ROLES ? access.roles : project.model.roles.map(({ name }) => name)).some(
          (name) => !view.bypassRoles.includes(name),
        ),
      ),
    operationCases: operationCases(entity),
    nestedCases: view.nested.map(({ property, path, reference: { name, target } }) => ({
      name,
      property,
      path,
      text: target.key.type.kind !== 'integer',
      missing: pythonValue(missingKey(target)),
      missingText: asText(missingKey(target)),
    })),
    quote: pythonString,
  };
}

function bodyOf(entity: EntityModel, ordinal: number, complete: boolean): Record<string, JsonValue> {
  const given = Object.fromEntries(
    entity.references
      .filter(({ required }) => required)
      .map(({ property, target }, index) => [property.name, fakeKey(target, index)]),
  );
  return without(sampleRow(entity, { ordinal, complete, given }), entity);
}

/** Rules may bind what is required to other values where the optional properties are not sent. */
function changesBetween(
  complete: Readonly<Record<string, JsonValue>>,
  minimal: Readonly<Record<string, JsonValue>>,
): string | undefined {
  const changed = Object.entries(minimal).filter(([name, value]) => !isDeepStrictEqual(value, complete[name]));
  return changed.length === 0 ? undefined : pythonValue(Object.fromEntries(changed));
}

/** References that a test fills with the keys of rows which it makes. */
function madeReferences(entity: EntityModel, isMade: (reference: Reference) => boolean) {
  const made = entity.references.filter(isMade);
  return made.map((reference, index) => ({
    property: reference.property.name,
    maker: entityNames(reference.target).module,
    key: attributeName(reference.target.key.name),
    turn: turnOf(entity, reference, made.slice(0, index)),
    text: reference.target.key.type.kind !== 'integer',
  }));
}

/** Which of the usual rows a reference leads to; the caller's own account is the first of the accounts. */
const turnOf = (entity: EntityModel, { target, name }: Reference, before?: readonly Reference[]) =>
  (before ?? requiredBefore(entity, name)).filter((other) => other.target === target).length +
  (target.isAccount ? 3 : 0);

function requiredBefore({ references }: EntityModel, name: string): Reference[] {
  const required = references.filter((reference) => reference.required);
  return required.slice(
    0,
    required.findIndex((reference) => reference.name === name),
  );
}

function dependant(reference: Reference) {
  return {
    maker: entityNames(reference.source).module,
    className: entityNames(reference.source).className,
    attribute: attributeName(reference.property.name),
    key: attributeName(reference.source.key.name),
    // The caller's own account has the first values.
    number: reference.source.isAccount ? 1 : 0,
    cascades: reference.onDelete === OnDelete.CASCADE,
    nulls: reference.onDelete === OnDelete.SET_NULL,
  };
}

const writesSelf = (operation: OperationModel) => selfAssigned(operation).size > 0;

/** Values that a new row has where nothing is sent. */
function defaultsOf(entity: EntityModel): Record<string, JsonValue> {
  return Object.fromEntries(entity.properties.map((property) => [property.name, defaultOf(property)]));
}

/** The same row again, different in all that is unique but these members. */
function twin(entity: EntityModel, members: readonly Property[]): string | undefined {
  const others = [...(entity.key.creatable ? [[entity.key]] : []), ...entity.uniques].filter(
    (unique) => !unique.every((property) => members.includes(property)),
  );
  const changed = new Map<string, JsonValue>();
  for (const unique of others) {
    const property = unique.find((candidate) => candidate.field && candidate.creatable && !members.includes(candidate));
    if (!property?.field) return undefined;
    changed.set(property.name, sampleValue(property.field, { ordinal: 4 }));
  }
  return changed.size === 0 ? undefined : pythonValue(Object.fromEntries(changed));
}
