import {
  breakingChanges,
  evaluate,
  jsonValue,
  nativeValue,
  OnDelete,
  OperationKind,
  sampleValue,
  type EntityModel,
  type Environment,
  type JsonValue,
  type TypedExpression,
} from '@quantumlayer/ir';
import { literal } from '../code/literal';
import type { EntityView, ReferenceView } from '../view/entity-view';
import { mentions } from '../view/operation-code';
import type { OperationView } from '../view/operation-view';
import type { ProjectView } from '../view/project-view';
import { accessTestData } from './access-test-data';
import { invalidBodies } from './invalid-values';
import { listTestData } from './list-test-data';
import { missingKey, sampleBody, sampleKey } from './sample-records';
import { ownedOperations } from './owner-tests';
import { nestedReferences, responseProperties } from './schema-data';

type Row = Readonly<Record<string, JsonValue>>;

const isVolatile = (expression: TypedExpression) =>
  mentions(
    expression,
    (node) =>
      node.kind === 'aggregate' ||
      node.kind === 'caller' ||
      (node.kind === 'call' && (node.function === 'now' || node.function === 'today')),
  );

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

function rowOf(entity: EntityView, ordinal: number): Row {
  const body = sampleBody(entity.model, ordinal);
  const defaults = entity.properties.map(({ name, property }): [string, JsonValue] => {
    const kind = property.field?.defaultValue?.kind;
    return [name, kind?.case === 'json' ? (JSON.parse(kind.value) as JsonValue) : null];
  });
  const given = Object.entries(body).filter(
    ([name]) => !entity.model.references.some(({ property }) => property.name === name),
  );
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(given) };
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

/** Values of the world in which an operation's rules are tried out. */
function environment(self: Row, entity: EntityModel, parents: ReadonlyMap<string, Row>, input: Row = {}): Environment {
  return {
    now: new Date(),
    caller: { id: 'me', role: 'none' },
    input: ({ name, type }) => nativeValue(type, input[name]),
    self: (property, via) => {
      if (!via) return property.role === 'owner' ? 'me' : nativeValue(property.type, self[property.name]);
      return nativeValue(property.type, parents.get(via.name)?.[property.name]);
    },
    rows: () => [],
  };
}

function holds(operation: OperationView, env: Environment): boolean {
  return operation.model.guards.every(({ condition }) => evaluate(condition, env) !== false);
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

interface ActionCase {
  readonly operation: OperationView;
  readonly input: Row;
  readonly start: Row;
  /** Undefined where the sample breaks a guard. */
  readonly expected: Row | undefined;
  readonly refused: readonly { readonly start: Row; readonly code: string }[];
}

function actionCase(view: ProjectView, entity: EntityView, operation: OperationView): ActionCase {
  const { model } = operation;
  const parentRows = new Map(
    entity.model.references.map(({ property, target }) => [property.name, rowOf(view.entity(target.name), 1)]),
  );
  const input = Object.fromEntries(model.input.map(({ name, field }) => [name, sampleValue(field, { ordinal: 1 })]));
  const state = entity.model.state;
  const from: Row = state && model.transition ? { [state.name]: model.transition.from[0] ?? null } : {};
  const starts = startsOf(entity, from);
  const attempt = (start: Row) => environment({ ...rowOf(entity, 1), ...start }, entity.model, parentRows, input);
  const usesCaller = model.guards.some(({ condition }) => mentions(condition, (node) => node.kind === 'caller'));
  const good = usesCaller
    ? undefined
    : starts.find(
        (start) =>
          holds(operation, attempt(start)) &&
          staysWithin(operation, attempt(start)) &&
          keepsInvariants(entity, operation, attempt(start)),
      );
  const refused = usesCaller
    ? []
    : model.guards.flatMap(({ name, condition }, position) => {
        const start = starts.find((candidate) => {
          const env = attempt(candidate);
          return (
            evaluate(condition, env) === false &&
            model.guards.slice(0, position).every((earlier) => evaluate(earlier.condition, env) !== false)
          );
        });
        return start ? [{ start, code: name }] : [];
      });
  const wrongState =
    state && model.transition && state.field?.enumValues.find((value) => !model.transition?.from.includes(value));
  if (state && wrongState !== undefined)
    refused.unshift({ start: { [state.name]: wrongState }, code: 'invalid_transition' });
  return {
    operation,
    input,
    start: good ?? from,
    expected: good && expectedOf(entity, operation, attempt(good)),
    refused,
  };
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
