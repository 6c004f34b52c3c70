import { jsonText } from '../json-text';
import {
  AccessLevel,
  evaluate,
  kebabCase,
  OperationKind,
  type EntityModel,
  type JsonValue,
  type OperationModel,
} from '@quantumlayer/ir';
import { exported, quote, rawQuote } from '../naming';
import { actionTest, missingKey, redirectTest } from './action-tests';
import { usesNow } from './checks';
import type { Context } from './context';
import { fieldBreaches, goJson } from './field-breaches';
import { listTests } from './list-tests';
import { isSeen } from './owners';
import { foreignReferences, ownershipTests } from './ownership-tests';
import { brokenRules, creation, patchOf, uniqueBreach } from './test-bodies';

/** What the behaviour tests of an entity send and expect. */
export function entityTests(context: Context, entity: EntityModel) {
  const { examples, model } = context;
  const names = context.names.of(entity);
  // Tests change the role of the first account, so another one is looked at.
  const subject = entity.isAccount ? 1 : 0;
  const first = examples.of(entity)[subject];
  if (!first || entity.operations.length === 0) return undefined;
  const operation = (kind: Exclude<OperationKind, OperationKind.ACTION>) => entity.operation(kind);
  const role = (each: OperationModel | undefined) =>
    each?.access.level === AccessLevel.ROLES ? (each.access.roles[0] ?? '') : '';
  const guarded = (each: OperationModel) => each.access.level !== AccessLevel.PUBLIC && model.authentication !== 'none';
  const actingRole = (each: OperationModel) =>
    role(each) || (model.roles.find(({ isDefault }) => isDefault)?.name ?? '');
  const shownValue = (name: string, json: JsonValue | undefined): JsonValue => {
    const property = entity.properties.find((candidate) => candidate.name === name);
    return property ? examples.shown(property, json) : (json ?? null);
  };
  const shown = (values: Readonly<Record<string, JsonValue>>, keep: (property: string) => boolean) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name]) => keep(name))
        .map(([name, json]) => [name, shownValue(name, json)]),
    );
  const literal = (value: unknown) => rawQuote(JSON.stringify(value));
  const tokens = [
    ...new Set([
      entity,
      ...entity.references.map(({ target }) => target),
      ...entity.links.map(({ target }) => target),
      ...(entity.owner?.through ?? []).flatMap(({ references, membership }) =>
        [...references, ...(membership ? [membership] : [])].map(({ target }) => target),
      ),
      ...(model.account ? [model.account] : []),
    ]),
  ].filter((target) => target.key.field === undefined && examples.of(target).length > 0);

  const createOperation = entity.isAccount ? undefined : operation(OperationKind.CREATE);
  const create = createOperation && creation(context, entity, createOperation, actingRole(createOperation));
  const readOperation = operation(OperationKind.READ);
  const updateOperation = operation(OperationKind.UPDATE);
  const deleteOperation = operation(OperationKind.DELETE);
  const listOperation = operation(OperationKind.LIST);
  const writable = entity.properties.filter((property) => property.writable);
  const path = model.basePath + entity.path;
  const full: Record<string, JsonValue> | undefined =
    updateOperation &&
    Object.fromEntries<JsonValue>([
      ...writable.map(({ name }): [string, JsonValue] => [name, first.values[name] ?? null]),
      ...entity.links.map(({ property }): [string, JsonValue] => [property, first.values[property] ?? []]),
    ]);
  const unguarded =
    updateOperation &&
    examples.brokenGuard(updateOperation, examples.environment(entity, first.values, {}, actingRole(updateOperation)));
  const patch = updateOperation && patchOf(context, entity, updateOperation, actingRole(updateOperation));
  const breaches = (
    createOperation && create
      ? fieldBreaches(entity, 'creatable')
      : updateOperation
        ? fieldBreaches(entity, 'writable')
        : []
  ).map(({ name, value, code, at }) => ({
    name: at.length > 1 ? `${name} each ${code}` : `${name} ${code}`,
    property: name,
    value: goJson(value),
    breaches: at.map((place) => `/${name}${place} ${code}`),
  }));
  const list = listOperation && listTests(context, entity, listOperation, actingRole(listOperation));
  const deleteGuard =
    deleteOperation &&
    examples.brokenGuard(deleteOperation, examples.environment(entity, first.values, {}, actingRole(deleteOperation)));
  const outcome =
    deleteOperation &&
    (deleteGuard !== undefined ? deleteGuard : examples.isRestricted(entity, subject) ? 'restricted' : undefined);
  const secondFree = create?.expected === undefined ? create : undefined;
  const pathOf = (token: JsonValue) =>
    jsonText(token).startsWith('$')
      ? `"${path}/"+id("${jsonText(token)}")`
      : quote(`${path}/${encodeURIComponent(jsonText(token))}`);
  return {
    write: writer(names.var),
    fn: names.var,
    test: names.name,
    computesTime: entity.computed.some(({ expression }) => usesNow(expression)),
    computedNames: entity.computed.map(({ name }) => name),
    hasUniqueValue:
      create?.expected === undefined &&
      (entity.key.creatable ||
        entity.uniques.some((members) =>
          members.every(({ name, creatable }) => creatable && create?.body[name] != null),
        )),
    plural: exported(entity.plural),
    tokens: tokens.flatMap((target) =>
      examples.of(target).map((_, i) => ({
        token: `$${target.table}:${i}$`,
        table: context.tableOf(target),
        column: context.keyColumnOf(target),
        position: i,
      })),
    ),
    path,
    table: context.tableOf(entity),
    itemPath: pathOf(examples.token(entity, subject)),
    missingPath: `${path}/${entity.key.type.kind === 'integer' ? '999999' : missingKey}`,
    keyName: entity.key.name,
    keyColumn: context.keyColumnOf(entity),
    create: create && {
      role: role(createOperation),
      body: literal(create.body),
      expected: literal(shown(create.body, () => true)),
      conflict: create.expected,
      required: entity.properties
        .filter(({ creatable, nullable, field }) => creatable && !nullable && !field?.defaultValue)
        .map(({ name }) => `/${name} required`),
      requiredNames: entity.properties
        .filter(
          ({ creatable, nullable, field, name }) =>
            creatable && !nullable && !field?.defaultValue && create.body[name] !== undefined,
        )
        .map(({ name }) => name),
      readOnly: [
        ...entity.properties.filter(({ creatable, role: kind }) => !creatable || kind === 'createdAt'),
        ...entity.computed,
      ].map(({ name }) => name),
      references: entity.references
        .filter(({ target }) => target.key.field === undefined)
        .map(({ property }) => ({
          name: property.name,
          missing: property.type.kind === 'integer' ? '999999' : `"${missingKey}"`,
        })),
      links: entity.links
        .filter(({ target }) => target.key.field === undefined && target.key.type.kind !== 'integer')
        .map(({ property }) => property),
      breaking: brokenRules(context, entity, create.body, createOperation, actingRole(createOperation)),
      foreign: foreignReferences(context, entity, createOperation),
      unique: create.expected === undefined ? uniqueBreach(context, entity, create.body) : undefined,
      guarded: guarded(createOperation),
      owned: entity.owner?.property.name,
    },
    breaches,
    breachByPatch: !(createOperation && create),
    read: readOperation && {
      role: role(readOperation),
      expected: literal(shown(first.values, (name) => name !== 'createdAt')),
      guarded: guarded(readOperation),
    },
    update: updateOperation && {
      role: role(updateOperation),
      full: literal(full),
      fullExpected: literal(shown(full ?? {}, () => true)),
      conflict: unguarded,
      patch: patch && {
        body: literal(patch.body),
        expected: literal(shown(patch.body, () => true)),
        name: Object.keys(patch.body)[0] ?? '',
        conflict: patch.conflict,
      },
      nullable: writable
        .filter(
          ({ nullable, name, field }) =>
            nullable &&
            field?.defaultValue === undefined &&
            isOptional(
              context,
              entity,
              { ...first.values, [name]: null },
              updateOperation,
              actingRole(updateOperation),
            ),
        )
        .map(({ name }) => name),
      required: writable.filter(({ nullable }) => !nullable).map(({ name }) => name),
      missing: writable
        .filter(({ nullable, field }) => !nullable && !field?.defaultValue)
        .map(({ name }) => `/${name} required`),
      readOnly: [...entity.properties.filter((property) => !property.writable), ...entity.computed].map(
        ({ name }) => name,
      ),
      guarded: guarded(updateOperation),
    },
    delete: deleteOperation && {
      role: role(deleteOperation),
      conflict: outcome,
      guarded: guarded(deleteOperation),
      fresh: secondFree !== undefined && outcome !== undefined && deleteGuard === undefined,
    },
    list,
    nested: entity.references.flatMap(({ nestedPath, property, target }) => {
      const token = create?.expected === undefined ? create?.body[property.name] : undefined;
      const parent = first.values[property.name];
      if (nestedPath === undefined || parent === undefined || parent === null) return [];
      const at = (key: JsonValue) => {
        const [before = '', after = ''] = (model.basePath + nestedPath).split('{id}');
        return jsonText(key).startsWith('$')
          ? `${quote(before)}+fmt.Sprint(keys["${jsonText(key)}"])+${quote(after)}`
          : quote(before + encodeURIComponent(jsonText(key)) + after);
      };
      const rows = examples
        .of(entity)
        .filter(({ values }) => values[property.name] === parent && isSeen(context, entity, values));
      const isInteger = target.key.type.kind === 'integer';
      return [
        {
          name: exported(property.name),
          json: property.name,
          list: listOperation && {
            role: role(listOperation),
            path: at(parent),
            total: rows.length,
            missing: at(isInteger ? '999999' : missingKey),
          },
          create:
            createOperation && token !== undefined && token !== null
              ? {
                  role: role(createOperation),
                  path: at(token),
                  other: isInteger ? '999999' : `"${missingKey}"`,
                  missing: at(isInteger ? '999999' : missingKey),
                }
              : undefined,
        },
      ];
    }),
    redirect: redirectTest(context, entity),
    ownership: ownershipTests(context, entity, path),
    actions: entity.operations
      .filter(({ kind }) => kind === OperationKind.ACTION)
      .map((each) => actionTest(context, entity, each, actingRole(each), path)),
    roleRules: entity.operations
      .filter(({ access, kind }) => access.level === AccessLevel.ROLES && kind !== OperationKind.REDIRECT)
      .filter(({ kind }) => !(entity.isAccount && kind === OperationKind.CREATE))
      .flatMap((each) =>
        requests(each, path).map((sent) => ({
          ...sent,
          roles: model.roles.map(({ name }) => ({ name, admitted: each.access.roles.includes(name) })),
        })),
      ),
    anonymous: entity.operations
      .filter(
        (each) =>
          guarded(each) &&
          each.kind !== OperationKind.REDIRECT &&
          !(entity.isAccount && each.kind === OperationKind.CREATE),
      )
      .flatMap((each) => requests(each, path)),
  };
}

/** Lines that the template repeats. */
function writer(prefix: string) {
  const role = (name: string) => (name === '' ? '' : `\tc.become("${name}")\n`);
  return {
    role,
    setup: (name: string, withKeys = true) =>
      `\tc := newClient(t)\n${role(name)}${withKeys ? `\tkeys := ${prefix}Examples(c)\n` : ''}`,
    item: (path: string) => path.replace(/id\("([^"]*)"\)/, 'fmt.Sprint(keys["$1"])'),
  };
}

/** The rules still hold when an optional property is missing. */
function isOptional(
  context: Context,
  entity: EntityModel,
  values: Readonly<Record<string, JsonValue>>,
  operation: OperationModel,
  role: string,
): boolean {
  const environment = context.examples.environment(entity, values, {}, role);
  return (
    entity.invariants.every(({ condition }) => evaluate(condition, environment) !== false) &&
    context.examples.brokenGuard(operation, environment) === undefined
  );
}

/** The routes of an operation, with a key that no row has. */
function requests({ kind, name }: OperationModel, path: string): { readonly method: string; readonly path: string }[] {
  const item = `${path}/${missingKey}`;
  switch (kind) {
    case OperationKind.CREATE:
      return [{ method: 'POST', path }];
    case OperationKind.LIST:
      return [{ method: 'GET', path }];
    case OperationKind.UPDATE:
      return [
        { method: 'PATCH', path: item },
        { method: 'PUT', path: item },
      ];
    case OperationKind.DELETE:
      return [{ method: 'DELETE', path: item }];
    case OperationKind.ACTION:
      return [{ method: 'POST', path: `${item}/${kebabCase(name)}` }];
    default:
      return [{ method: 'GET', path: item }];
  }
}
