import { mentions, type OperationCode } from '../view/operation-code';
import type { EntityView } from '../view/entity-view';
import { isClock, referenceView } from '../view/entity-view';
import { entityNames } from '../view/names';
import { ExpressionCompiler } from '../expression/compile';
import type { OperationView } from '../view/operation-view';
import { notOwned } from '../view/owner-view';
import type { ProjectView } from '../view/project-view';
import { initialValue, patchedValue } from '../view/property-view';
import { nestedReferences } from './schema-data';

/** The variable, not a field of that name. */
const isTime = /(?<![.'"\w])now(?![\w'":])/;

/** Words that cannot name a method beside those that every service has. */
const taken = [
  'list',
  'read',
  'create',
  'patch',
  'replace',
  'remove',
  'change',
  'register',
  'assertExists',
  'constructor',
  'database',
];

export const methodName = ({ name }: OperationView): string => (taken.includes(name) ? `${name}Action` : name);

/** Whether the operation's method takes the caller. */
export function takesCaller(view: ProjectView, entity: EntityView, operation: OperationView): boolean {
  if (!view.jwt || operation.isPublic) return false;
  if (operation.usesCaller) return true;
  const isReading = ['list', 'read'].includes(operation.name);
  if (entity.owner) return entity.owner.isPrivate || !isReading;
  return entity.referencesNeedCaller && (['create', 'update'].includes(operation.name) || operation.named.length > 0);
}

/** Data of src/features/[entity]/service.ts. */
export function serviceData(view: ProjectView, entity: EntityView): object {
  const { owner, presents } = entity;
  const privateOwner = owner?.isPrivate === true;
  const nested = nestedReferences(entity);
  const method = (operation: OperationView) => methodOf(view, entity, operation);
  const patched = entity.properties.filter(({ property }) => property.writable);
  const linkDecode = (link: EntityView['links'][number], otherwise: string) =>
    `body.${link.name}${link.link.target.key.type.kind === 'uuid' ? '?.map(lowerCase)' : ''} ?? ${otherwise}`;
  const patchedValues = [
    ...patched.map((property) => ({ name: property.name, value: patchedValue(property) })),
    ...entity.links.map((link) => ({ name: link.name, value: linkDecode(link, `before.${link.name}`) })),
  ];
  const replaced = [
    ...patched.map((property) => ({ name: property.name, value: initialValue(property, 'body') })),
    ...entity.links.map((link) => ({ name: link.name, value: linkDecode(link, '[]') })),
  ];
  const createCaller = entity.operation.create ? method(entity.operation.create).caller : false;
  const initial = [
    ...entity.properties.map((property) => ({
      name: property.name,
      value: entity.isAccount && property.name === 'role' ? 'role' : initialValue(property, 'body'),
    })),
    ...entity.links.map((link) => ({ name: link.name, value: linkDecode(link, '[]') })),
  ];
  // Linters take a parameter without use for a mistake, unless it says so itself.
  const bodyName = (values: readonly { readonly value: string }[]): string =>
    values.some(({ value }) => /\bbody\b/.test(value)) ? 'body' : '_body';
  return {
    method,
    methodName,
    bodyNames: {
      create: bodyName(initial),
      patch: bodyName(patchedValues),
      replace: entity.key.isNatural ? 'body' : bodyName(replaced),
    },
    createMethod: entity.operation.create
      ? { ...method(entity.operation.create), bodyType: `${entity.pascal}Create` }
      : { caller: false, bodyType: `${entity.pascal}Register`, callerParameter: '' },
    nested,
    privateScope: privateOwner,
    hidden: (row: string, connection: string) =>
      privateOwner ? ` || ${notOwned(entity, owner, row, connection)}` : '',
    isPrivate: privateOwner,
    hasScope: privateOwner || nested.length > 0,
    assertsExistence: assertsExistence(entity),
    hasRole: entity.isAccount && entity.properties.some(({ name }) => name === 'role'),
    defaultRole: view.model.roles.find(({ isDefault }) => isDefault)?.name ?? '',
    initial: initial.map(({ name, value }) => ({
      name,
      value: createCaller ? value : value.replace(/^caller\.id$/, 'nobody.id'),
    })),
    patched: patchedValues,
    replaced,
    patchUsesNow: patchedValues.some(({ value }) => isTime.test(value)),
    replaceUsesNow: replaced.some(({ value }) => isTime.test(value)),
    present: (connection: string, record: string) =>
      presents.isAsync
        ? `await present${entity.pascal}(${connection}, ${record})`
        : `present${entity.pascal}(${record})`,
    referenceCheck: (record: string, before: string | undefined, caller: boolean) =>
      referenceCheck(entity, record, before, caller),
    namedCheck: (operation: OperationView) => {
      if (operation.named.length === 0) return '';
      const named = operation.named.map((name) => `${name}: input.${name}`).join(', ');
      return referenceCheck(entity, `{ ...self, ${named} }`, 'self', method(operation).caller);
    },
    foldLinks: entity.links.map(({ name }) => `self.${name} = folded(self.${name});\n`).join(''),
    rules: (operation: OperationView | undefined, options: { skipSelf?: boolean } = {}) =>
      rules(view, entity, operation, options),
    storeOthers: (operation: OperationView | undefined) => (operation ? storeOthers(operation.code) : ''),
    usesNow: (operation: OperationView) => usesNow(view, operation),
    location: (operation: OperationView) => {
      const compiled = operation.location && new ExpressionCompiler('location').compile(operation.location);
      return compiled ?? { code: "''", declarations: [] };
    },
  };
}

/** A statement that looks for the rows that a record refers to and did not before. */
function referenceCheck(entity: EntityView, record: string, before: string | undefined, caller: boolean): string {
  if (!entity.hasReferenceCheck) return '';
  const parameters = [
    'connection',
    record,
    ...(entity.referencesNeedCaller ? [caller ? 'caller' : 'nobody'] : []),
    before,
  ];
  return `await check${entity.pascal}References(${parameters.filter(Boolean).join(', ')});\n`;
}

export function assertsExistence(entity: EntityView): boolean {
  return (
    entity.operation.update !== undefined ||
    entity.actions.length > 0 ||
    entity.model.incoming.some(
      ({ nestedPath, source }) =>
        nestedPath !== undefined && source.operations.some(({ name }) => name === 'create' || name === 'list'),
    )
  );
}

interface Method {
  readonly caller: boolean;
  readonly callerParameter: string;
  /** A condition for rows that the caller may not see. */
  hidden(row: string, connection?: string): string;
  /** A statement for rows that the caller may see and not change. */
  forbidden(row: string): string;
}

function methodOf(view: ProjectView, entity: EntityView, operation: OperationView): Method {
  const caller = takesCaller(view, entity, operation);
  const { owner } = entity;
  return {
    caller,
    callerParameter: caller ? ', caller: Caller' : '',
    hidden: (row, connection) => (owner?.isPrivate && caller ? ` || ${notOwned(entity, owner, row, connection)}` : ''),
    forbidden: (row) =>
      owner && !owner.isPrivate && caller ? `if (${notOwned(entity, owner, row)}) throw forbidden();\n` : '',
  };
}

/** Rows of references, guards, effects, then the invariants of every row that changed. */
function rules(
  view: ProjectView,
  entity: EntityView,
  operation: OperationView | undefined,
  { skipSelf }: { skipSelf?: boolean },
): string {
  const lines = operation ? [...loadRows(operation.code), ...operation.code.guards, ...operation.code.effects] : [];
  const changes =
    !operation || operation.name === 'create' || operation.name === 'update' || operation.code.changesSelf;
  if (!skipSelf && changes) lines.push(...invariantCall(entity, 'self'));
  for (const { name, target, required } of operation?.code.touched ?? []) {
    const [call] = invariantCall(view.entity(target.name), `${name}Row`);
    if (call) lines.push(required ? call : `if (${name}Row) ${call}`);
  }
  for (const { effect, variable } of operation?.code.created ?? [])
    lines.push(...invariantCall(view.entity(effect.entity.name), variable));
  return lines.map((line) => `${line}\n`).join('');
}

function loadRows({ references }: OperationCode): string[] {
  return references.map((reference, position) => {
    const { name, propertyName, required, target, targetIsSelf } = referenceView(reference);
    const load = `await lock${target.pascal}(connection, self.${propertyName})`;
    let value = required ? `existing(${load})` : `self.${propertyName} === null ? undefined : ${load}`;
    const twins = references.slice(0, position).filter((earlier) => earlier.target === reference.target);
    for (const twin of twins)
      value = `self.${propertyName} === self.${twin.property.name} ? ${twin.name}Row : ${value}`;
    if (targetIsSelf) value = `self.${propertyName} === self.${reference.target.key.name} ? self : ${value}`;
    return `const ${name}Row = ${value};`;
  });
}

function invariantCall({ invariants, pascal }: EntityView, row: string): string[] {
  if (!invariants) return [];
  const parameters = [...(invariants.isAsync ? ['connection'] : []), row, ...(invariants.usesNow ? ['now'] : [])];
  return [`${invariants.isAsync ? 'await ' : ''}check${pascal}(${parameters.join(', ')});`];
}

function storeOthers({ touched, created }: OperationCode): string {
  const updates = touched.map(({ name, target, required }) => {
    const update = `set(${name}Row, { updatedAt: later(${name}Row.updatedAt) }); await update${entityNames(target).pascal}(connection, ${name}Row);`;
    return required ? update : `if (${name}Row) { ${update} }`;
  });
  const inserts = created.map(
    ({ variable, effect }) => `await insert${entityNames(effect.entity).pascal}(connection, ${variable});`,
  );
  return [...updates, ...inserts].map((line) => `${line}\n`).join('');
}

function usesNow(view: ProjectView, { code, model }: OperationView): boolean {
  const expressions = [
    ...model.guards.map(({ condition }) => condition),
    ...model.effects.flatMap((effect) =>
      effect.kind === 'assign' ? [effect.value] : effect.values.map(({ value }) => value),
    ),
    ...(model.location ? [model.location] : []),
  ];
  const rows = [...code.touched.map(({ target }) => target), ...code.created.map(({ effect }) => effect.entity)];
  return (
    code.created.length > 0 ||
    code.changesSelf ||
    expressions.some((expression) => mentions(expression, isClock)) ||
    rows.some(({ name }) => view.entity(name).invariants?.usesNow)
  );
}
