import {
  breakingChanges,
  evaluate,
  nativeValue,
  OnDelete,
  OperationKind,
  sampleValue,
  type JsonValue,
} from '@quantumlayer/ir';
import { literal } from '../code/literal';
import type { EntityView, ReferenceView } from '../view/entity-view';
import { mentions } from '../view/operation-code';
import type { OperationView } from '../view/operation-view';
import type { ProjectView } from '../view/project-view';
import { accessTestData } from './access-test-data';
import { actionCase } from './action-test-data';
import { invalidBodies } from './invalid-values';
import { listTestData } from './list-test-data';
import { missingKey, sampleBody, sampleKey } from './sample-records';
import { ownedOperations } from './owner-tests';
import { nestedReferences, responseProperties } from './schema-data';
import { environment, holds, rowOf, type Row } from './test-world';

/** Data of test/[entity].test.ts. */
export function testData(view: ProjectView, entity: EntityView): object {
  const { model } = entity;
  const first = rowOf(entity, 1);
  const second = rowOf(entity, 2);
  const parents = parentsOf(view, entity);
  const patch = entity.operation.update && patchOf(entity, first, second, entity.operation.update);
  return {
    first,
    parents,
    names: responseProperties(entity).map(({ name }) => name),
    create: entity.operation.create && createCase(view, entity, entity.operation.create),
    invalid: invalidBodies(entity),
    uniques: model.uniques
      .filter((members) => members.length === 1 && members[0]?.role === 'field' && members[0].creatable)
      .map(([property]) => property?.name),
    patch,
    actions: entity.actions.map((action) => actionCase(view, entity, action)),
    redirectCase: entity.operation.redirect && actionCase(view, entity, entity.operation.redirect),
    ...listTestData(entity, first),
    access: accessTestData(view, entity),
    compound: compoundOf(entity),
    nested: nestedReferences(entity).map((reference) => nestedTest(view, reference)),
    restricts: model.incoming
      .filter(({ onDelete, required, source }) => onDelete === OnDelete.RESTRICT && required && source !== model)
      .map(({ source, property }) => ({ source: view.entity(source.name), property: property.name })),
    headers: (operation: OperationView) => headersOf(view, operation),
    signIn: (operation: OperationView) => signInOf(view, operation),
    own: (operation: OperationView, values?: Row) => ownValues(view, entity, operation, values),
    owned: ownedOperations(view, entity),
    missingKey: missingKey(entity),
    missing: ({ model: target }: EntityView) => sampleKey(target, 99),
    isSelfParent: parents.some(({ entity: parent }) => parent === entity),
    createBody: Object.fromEntries(
      Object.entries(sampleBody(model, 5)).filter(
        ([name]) => !model.references.some(({ property }) => property.name === name),
      ),
    ),
    replacement: entity.operation.update && replacementOf(entity, entity.operation.update),
    bypassesOwner: ({ owner }: EntityView, { roles }: OperationView) =>
      roles[0] !== undefined && owner?.bypassRoles.includes(roles[0]),
    bypasses: ({ roles }: OperationView) => roles[0] !== undefined && entity.owner?.bypassRoles.includes(roles[0]),
    url: (operation: OperationView, key?: string) => operation.url.replace(/:\w+/, key ?? ''),
  };
}

/** What no constant of a test can be called: words of the language that a relation may well be named after, and what the tests call their own. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if import ' +
    'implements in instanceof interface let new null package private protected public return static super switch this throw true try ' +
    'typeof var void while with yield arguments eval answer api body complete me missing other row send'
  ).split(' '),
);

function parentsOf(view: ProjectView, { model }: EntityView) {
  return model.references
    .filter(({ required }) => required)
    .map(({ property, target, name }) => ({
      name: TAKEN.has(name) ? `${name}Row` : name,
      property: property.name,
      entity: view.entity(target.name),
      key: target.key.name,
    }));
}

function headersOf(view: ProjectView, { isPublic }: OperationView): string {
  if (!view.authenticated || isPublic) return '';
  return view.jwt ? ', me.headers' : ', withKey';
}

function signInOf(view: ProjectView, { isPublic, roles }: OperationView): string {
  if (!view.jwt || isPublic) return '';
  return `const me = await api.signIn(${roles[0] === undefined ? '' : literal(roles[0])});`;
}

/** The second argument of `add…` that makes the row the caller's. */
function ownValues(view: ProjectView, entity: EntityView, operation: OperationView, values: Row | undefined): string {
  const members = Object.entries(values ?? {}).map(([name, value]) => `${name}: ${recordLiteral(entity, name, value)}`);
  if (entity.owner && view.jwt && !operation.isPublic) members.push(`${entity.owner.propertyName}: me.id`);
  return members.length === 0 ? '' : `, { ${members.join(', ')} }`;
}

function recordLiteral(entity: EntityView, name: string, value: JsonValue): string {
  const property = entity.properties.find((candidate) => candidate.name === name)?.property;
  if (value === null || !property) return literal(value);
  if (property.type.kind === 'datetime') return `new Date(${literal(value)})`;
  return property.type.kind === 'decimal' ? String(nativeValue(property.type, value)) : literal(value);
}

function createCase(view: ProjectView, entity: EntityView, operation: OperationView): object | undefined {
  const parentRows = new Map(
    entity.model.references.map(({ property, target }) => [property.name, rowOf(view.entity(target.name), 1)]),
  );
  const body = sampleBody(entity.model, 5);
  const own = Object.fromEntries(
    Object.entries(body).filter(([name]) => !entity.model.references.some(({ property }) => property.name === name)),
  );
  const self = { ...rowOf(entity, 5), ...body };
  const admits = (values: Row) => holds(operation, environment({ ...self, ...values }, entity.model, parentRows));
  if (
    !admits(self) ||
    operation.model.guards.some(({ condition }) => mentions(condition, (node) => node.kind === 'caller'))
  )
    return undefined;
  const assigned = new Set(
    operation.model.effects.flatMap((effect) =>
      effect.kind === 'assign' && !effect.via ? [effect.property.name] : [],
    ),
  );
  const changesBody = [...assigned].some((name) => name in own);
  return { body: own, isExact: !changesBody, breaking: breakingChanges(entity.model, body, admits) };
}

/** A change of one property that keeps every rule. */
function patchOf(
  entity: EntityView,
  first: Row,
  second: Row,
  operation: OperationView,
): { name: string; value: JsonValue } | undefined {
  if (operation.model.guards.length > 0) return undefined;
  const candidates = entity.properties.filter(({ property }) => property.writable && property.field !== undefined);
  for (const { name, property } of candidates) {
    const value = property.field ? sampleValue(property.field, { ordinal: 12 }) : second[name];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(first[name])) continue;
    const env = environment({ ...first, [name]: value }, entity.model, new Map());
    if (entity.model.invariants.every(({ condition }) => evaluate(condition, env) !== false)) return { name, value };
  }
  return undefined;
}

/** A body for PUT. */
function replacementOf(entity: EntityView, { model }: OperationView): Row | undefined {
  if (model.guards.length + model.effects.length > 0) return undefined;
  const writable = new Set(
    entity.properties.filter(({ property }) => property.writable && property.field).map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(sampleBody(entity.model, 6)).filter(([name]) => writable.has(name)));
}

function nestedTest(view: ProjectView, reference: ReferenceView): object {
  const parent = view.entity(reference.reference.target.name);
  const url = (key: string) => `${view.basePath}${reference.nestedPath ?? ''}`.replace('{id}', key);
  const { name } = parent.key;
  return {
    ...reference,
    parent,
    url: url(parent.key.isNatural ? `\${encodeURIComponent(parent.${name})}` : `\${parent.${name}}`),
    missingUrl: url(missingKey(parent)),
  };
}

/** A compound constraint that the same body sent twice breaks, where no other is broken with it. */
function compoundOf({ model }: EntityView): { names: string; first: string } | undefined {
  const [members, ...others] = model.uniques;
  if (!members || members.length < 2 || others.length > 0) return undefined;
  const isSent = members.every(({ creatable, nullable, role }) => creatable && !nullable && role !== 'key');
  const isGuarded = model.operations.some(({ kind, guards }) => kind === OperationKind.CREATE && guards.length > 0);
  const [first] = members;
  return isSent && !isGuarded && first
    ? { names: members.map(({ name }) => name).join(' and '), first: first.name }
    : undefined;
}
