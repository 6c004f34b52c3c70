import { descriptionOf, rulesOf } from '@quantumlayer/blueprint-kit';
import { jsonText } from '../json-text';
import {
  AccessLevel,
  FieldType,
  OperationKind,
  contains,
  type EntityModel,
  type Field,
  type TypedExpression,
} from '@quantumlayer/ir';
import { exported, rawQuote, sqlName } from '../naming';
import { fieldBounds } from './body-parser';
import { boundTests, rowCheck, type RowCheck } from './checks';
import { isColumn } from './computed';
import { hasIntegerKey, isPrivate, type Context } from './context';
import { isOwnedThrough } from './owners';
import { diagram, tryIt, variables } from './documentation';
import { routeTable } from './route-table';
import { exampleValue, seedView } from './seed';
import { uniquePointers } from '../migration/unique-pointers';
import { operationsView } from './operations';
import { routesView } from './routes';
import { isReferred, statementsView } from './statements';
import { structureView } from './structure';

/** Everything the templates of one entity read. */
export function entityView(context: Context, entity: EntityModel) {
  const operations = operationsView(context, entity);
  const names = context.names.of(entity);
  return {
    ...names,
    isAccount: entity.isAccount,
    ...structureView(context, entity),
    ...statementsView(context, entity),
    ...operations,
    ...routesView(context, entity, operations),
  };
}

export type EntityView = ReturnType<typeof entityView>;

const boundForms: readonly (readonly [string, string, string, string])[] = [
  ['AtLeast', 'minimum', '>=', 'at least'],
  ['Above', 'minimum', '>', 'more than'],
  ['AtMost', 'maximum', '<=', 'at most'],
  ['Below', 'maximum', '<', 'less than'],
];

/** What the templates of the whole application read. */
export function applicationView(context: Context, views: readonly EntityView[]) {
  const { application, model } = context;
  const { entities } = model;
  const seed = seedView(context);
  const uses = usage(context, views, JSON.stringify(seed));
  const kinds = (kind: Exclude<OperationKind, OperationKind.ACTION>) =>
    entities.some((entity) => entity.operation(kind) !== undefined);
  const routed = views.filter(({ routes }) => routes.length > 0);
  const groups = new Map(routed.flatMap(({ routes }) => routes.map(({ group }) => [group.variable, group])));
  return {
    name: application.name,
    title: application.title,
    description: descriptionOf(model),
    module: context.module,
    basePath: model.basePath,
    jwt: context.jwt,
    apiKey: context.apiKey,
    authenticated: context.jwt || context.apiKey,
    postgres: context.postgres,
    pages: context.pages,
    defaultLimit: application.api?.defaultLimit ?? 50,
    maxLimit: application.api?.maxLimit ?? 200,
    rateLimit: application.api?.rateLimitPerMinute ?? 0,
    scales: [
      ...new Set(
        fieldsOf(context)
          .filter(({ type }) => type === FieldType.DECIMAL)
          .map(({ scale }) => scale),
      ),
    ].sort(),
    bounds: boundForms.filter(([name]) =>
      bodyFields(context).some((field) => fieldBounds(field).some((bound) => bound.startsWith(`body.${name}[`))),
    ),
    uses,
    filters: filterUsage(views),
    narrows: entities.some(
      (entity) => isPrivate(entity) || entity.references.some(({ nestedPath }) => nestedPath !== undefined),
    ),
    queries: context.queries.all,
    dialectRules:
      context.queries.all.some(({ pick }) => pick) ||
      views.some(({ selectColumnsPostgres }) => selectColumnsPostgres !== ''),
    uniquePointers: uniquePointers(context),
    hasUniques: uniquePointers(context).length > 0,
    hasOptionalBodies: entities.some(({ operations }) =>
      operations.some(({ kind, bodyRequired }) => kind === OperationKind.ACTION && !bodyRequired),
    ),
    hasConflictRules: entities.some(({ operations }) =>
      operations.some(({ guards, transition }) => guards.length > 0 || transition !== undefined),
    ),
    anyList: kinds(OperationKind.LIST),
    anyRead: kinds(OperationKind.READ),
    anyDelete: kinds(OperationKind.DELETE),
    anyPrecondition: kinds(OperationKind.UPDATE) || kinds(OperationKind.DELETE),
    groups: [...groups.values()],
    routedEntities: routed.map((view) => ({ ...view, routes: view.routes.map(({ text }) => text) })),
    routeTable: routeTable(context),
    variables: variables(context),
    rules: rulesOf(model),
    diagram: diagram(context),
    tryIt: tryIt(context),
    ...testView(context),
    ...accountView(context, views),
    titleHtml: application.title.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`),
    seed,
    seedTables: entities.map(({ table }) => sqlName(table)),
    corsHeaders: [
      'Content-Type',
      'If-Match',
      'If-None-Match',
      'X-Request-Id',
      ...(context.jwt ? ['Authorization'] : context.apiKey ? ['X-API-Key'] : []),
    ].join(', '),
  };
}

/** What the tests of the whole application read. */
function testView(context: Context) {
  const { model, pages } = context;
  const entity = model.entities.find((candidate) => candidate.operation(OperationKind.LIST) !== undefined);
  const list = entity?.operation(OperationKind.LIST);
  const link = (path: string, relation: string, offset: number) =>
    `<${path}?${pages ? `page=${offset + 1}&pageSize=1` : `limit=1&offset=${offset}`}>; rel="${relation}"`;
  const access = context.jwt || context.apiKey ? 1 : 0;
  return {
    missingKey: '01939f4e-5c6a-7b3c-8d9e-0f1a2b3c4d5e',
    otherMissingKey: '00939f4e-5c6a-7b3c-8d9e-0f1a2b3c4d5e',
    ownsThrough: model.entities.some(isOwnedThrough),
    changesRows:
      context.jwt ||
      model.entities.some(({ operations }) => operations.some(({ transition }) => transition !== undefined)),
    accountTable: model.account?.table ?? '',
    tableCount: model.entities.length + model.entities.reduce((sum, { links }) => sum + links.length, 0) + access,
    sampleRoute:
      entity && list
        ? {
            method: 'GET',
            path: model.basePath + entity.path,
            role: list.access.level === AccessLevel.ROLES ? (list.access.roles[0] ?? '') : '',
          }
        : undefined,
    registration: registration(context),
    linkHeader: (path: string, links: readonly (readonly [string, number])[]) =>
      links.map(([relation, offset]) => link(path, relation, offset)).join(', '),
  };
}

/** A person who registers in the tests. */
function registration(context: Context) {
  const { examples, model } = context;
  const { account, roles } = model;
  if (!account) return undefined;
  const email = 'somebody@example.com';
  const sample =
    examples.candidate(
      account,
      10,
      account.references.map(() => 0),
    ) ?? {};
  const creatable = account.properties.filter((property) => property.creatable);
  const values = Object.fromEntries(
    creatable
      .filter(({ name }) => sample[name] !== undefined)
      .map((property) => [property.name, examples.shown(property, sample[property.name])]),
  );
  const required = creatable
    .filter(({ nullable, field }) => !nullable && !field?.defaultValue)
    .map(({ name }) => `/${name} required`);
  const targets = [...new Set(account.references.map(({ target }) => target))].filter(
    (target) => target.key.field === undefined && examples.of(target).length > 0,
  );
  return {
    email,
    takenEmail: jsonText(examples.of(account)[0]?.values['email'] ?? ''),
    body: rawQuote(JSON.stringify({ ...values, email, password: 'correct-horse' })),
    required: [...required, '/password required'],
    tokens: targets.map((target) => ({
      token: `$${target.table}:0$`,
      table: target.table,
      column: target.key.column,
      position: 0,
    })),
    role: roles.find(({ isDefault }) => isDefault)?.name ?? '',
    administrator: roles.find(({ isAdministrator }) => isAdministrator)?.name ?? '',
  };
}

/** What the templates of the authentication read. */
function accountView(context: Context, views: readonly EntityView[]) {
  const { account, roles } = context.model;
  const view = views.find(({ isAccount }) => isAccount);
  const role = account?.properties.find(({ name, type }) => name === 'role' && type.kind === 'enum');
  const first = roles.find(({ isAdministrator }) => isAdministrator);
  const fields =
    account?.properties.filter(
      ({ role: kind, name, nullable, field }) =>
        kind === 'field' && !nullable && !field?.defaultValue && name !== 'email' && name !== 'role',
    ) ?? [];
  const check = account && rowCheck(context, account);
  return {
    roles: roles.map(({ name }) => name),
    account: view,
    roleType: account && role ? context.enums.of(account, role).type : '',
    administrator: account && role && first ? context.enums.constant(account, role, first.name) : '',
    administratorFields: account
      ? fields.map((property) => `${exported(property.name)} = ${exampleValue(context, account, property)}`)
      : [],
    registrationChecks: view && check ? checkCall(check, view.var) : [],
    // An account without routes of its own has no handler file, but people still register.
    accountFillers: view && view.routes.length === 0 ? view.fillers : [],
  };
}

function checkCall(check: RowCheck, row: string): string[] {
  const call = `${check.name}(${[...(check.asksDatabase ? ['ctx', 'q'] : []), `&${row}`, ...(check.needsNow ? ['now'] : [])].join(', ')})`;
  const judge = (value: string) => [`if err := fault.Validation(${value}...); err != nil {`, 'return err', '}'];
  return check.asksDatabase
    ? [`broken, err := ${call}`, 'if err != nil {', 'return err', '}', ...judge('broken')]
    : judge(call);
}

export type ApplicationView = ReturnType<typeof applicationView>;

function fieldsOf({ model }: Context): Field[] {
  return model.entities.flatMap(({ definition, operations }) => [
    ...definition.fields,
    ...operations.flatMap(({ input }) => input.map(({ field }) => field)),
  ]);
}

/** Fields that some body may hold. */
function bodyFields({ model }: Context): Field[] {
  return model.entities.flatMap((entity) => {
    const inputs = entity.operations.flatMap(({ input }) => input.map(({ field }) => field));
    const takesBody =
      entity.isAccount ||
      entity.operation(OperationKind.CREATE) !== undefined ||
      entity.operation(OperationKind.UPDATE) !== undefined;
    const fields = entity.properties
      .filter(({ creatable, writable }) => creatable || writable)
      .flatMap(({ field }) => field ?? []);
    return takesBody ? [...fields, ...inputs] : inputs;
  });
}

function expressionsOf({ model }: Context): TypedExpression[] {
  return model.entities.flatMap((entity) => [
    ...entity.computed.map(({ expression }) => expression),
    ...entity.invariants.map(({ condition }) => condition),
    ...entity.operations.flatMap(({ guards, effects, location }) => [
      ...guards.map(({ condition }) => condition),
      ...effects.flatMap((effect) =>
        effect.kind === 'assign' ? [effect.value] : effect.values.map(({ value }) => value),
      ),
      ...(location ? [location] : []),
    ]),
  ]);
}

/** Which parts of the shared packages the rest of the code calls; the text of the views decides, so nothing unused is emitted. */
function usage(context: Context, views: readonly EntityView[], seed: string) {
  const { model } = context;
  const text =
    JSON.stringify(views, (key, value: unknown) => (key === 'operation' || key === 'reference' ? undefined : value)) +
    seed;
  const all = fieldsOf(context);
  const types = (...wanted: FieldType[]) => all.some(({ type }) => wanted.includes(type));
  const bodies = bodyFields(context);
  const inBodies = (...wanted: FieldType[]) => bodies.some(({ type }) => wanted.includes(type));
  const duration = expressionsOf(context).some((node) => contains(node, ({ type }) => type.kind === 'duration'));
  const references = model.entities.some((entity) => entity.references.length > 0 || entity.links.length > 0);
  return {
    integer: inBodies(FieldType.INTEGER) || text.includes('body.Integer('),
    number: inBodies(FieldType.NUMBER),
    decimal: inBodies(FieldType.DECIMAL),
    anyDecimal: types(FieldType.DECIMAL),
    boolean: inBodies(FieldType.BOOLEAN),
    enum: inBodies(FieldType.ENUM),
    format: text.includes('body.Format('),
    formatted: inBodies(FieldType.EMAIL, FieldType.URL) || context.jwt,
    list: inBodies(FieldType.STRING_LIST),
    anyList: types(FieldType.STRING_LIST),
    json: inBodies(FieldType.JSON),
    anyJson: types(FieldType.JSON),
    keys: model.entities.some(({ links }) => links.length > 0),
    date: types(FieldType.DATE) || text.includes('scalar.DateOf') || text.includes('scalar.Date('),
    parseDateTime: text.includes('scalar.ParseDateTime'),
    time: types(FieldType.TIME),
    email: types(FieldType.EMAIL) || context.jwt,
    url: inBodies(FieldType.URL),
    uuid: text.includes('scalar.ParseUUID') || context.apiKey,
    duration:
      text.includes('scalar.Day') ||
      text.includes('scalar.Hour') ||
      text.includes('scalar.Minute') ||
      text.includes('scalar.Span') ||
      text.includes('.Since(') ||
      text.includes('.Plus(') ||
      duration,
    dateArithmetic: text.includes('.AddDays('),
    times: text.includes('scalar.Times('),
    or: text.includes('scalar.Or('),
    // Called with its type, too: scalar.Some[int64](1).
    some: /scalar\.(Some[[(]|Quotient\()/.test(text),
    quotient: text.includes('scalar.Quotient('),
    finite: text.includes('scalar.Finite(') || text.includes('scalar.Quotient('),
    caller: text.includes('caller(r)'),
    uuidKey: text.includes('newID()'),
    integerKey: model.entities.some(hasIntegerKey) && text.includes('parseInteger'),
    naturalKey: text.includes('"anyText"'),
    pathKeys: views.some(({ routes }) => routes.some((route) => route.text.includes('{key}'))) || context.apiKey,
    code: text.includes('newCode('),
    search: views.some(({ search, offersList }) => offersList && search.length > 0),
    references: references && text.includes('"references":[{'),
    exists: model.entities.some(isReferred),
    elsewhere: text.includes('elsewhere('),
    fixed: model.entities.some(
      (entity) =>
        entity.operation(OperationKind.CREATE) && entity.references.some(({ nestedPath }) => nestedPath !== undefined),
    ),
    unchanged: views.some(({ fixedKey, offersUpdate }) => fixedKey && offersUpdate),
    bounds: model.entities.some((entity) => boundTests(context, entity, 'x').length > 0),
    sqlComputed: model.entities.some(({ computed }) => computed.some(isColumn)),
    links: model.entities.some(({ links }) => links.length > 0),
  };
}

function filterUsage(views: readonly EntityView[]) {
  const lines = views
    .filter(({ offersList }) => offersList)
    .flatMap(({ listFields }) => listFields)
    .join('\n');
  return {
    integer: lines.includes('listing.Integer'),
    number: lines.includes('listing.Number'),
    decimal: lines.includes('listing.Decimal'),
    boolean: lines.includes('listing.Boolean'),
    enum: lines.includes('listing.Enum'),
    text: lines.includes('listing.Text'),
    folded: lines.includes('listing.Folded'),
    list: lines.includes('List: true'),
    format: lines.includes('listing.Format') || lines.includes('listing.Decimal'),
  };
}
