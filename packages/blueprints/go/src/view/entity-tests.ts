import { AccessLevel, evaluate, FieldType, kebabCase, nativeValue, OperationKind, sampleValue, type EntityModel, type Field, type JsonValue, type OperationModel, type Property } from '@quantumlayer/ir';
import { exported, quote, rawQuote } from '../naming';
import { usesNow } from './checks';
import { isPrivate, type Context } from './context';

const missingKey = '01939f4e-5c6a-7b3c-8d9e-0f1a2b3c4d5e';

/** What the behaviour tests of an entity send and expect. */
export function entityTests(context: Context, entity: EntityModel) {
  const { examples, model } = context;
  const names = context.names.of(entity);
  // Tests change the role of the first account, so another one is looked at.
  const subject = entity.isAccount ? 1 : 0;
  const first = examples.of(entity)[subject];
  if (!first || entity.operations.length === 0) return undefined;
  const operation = (kind: Exclude<OperationKind, OperationKind.ACTION>) => entity.operation(kind);
  const role = (each: OperationModel | undefined) => (each?.access.level === AccessLevel.ROLES ? (each.access.roles[0] ?? '') : '');
  const guarded = (each: OperationModel) => each.access.level !== AccessLevel.PUBLIC && model.authentication !== 'none';
  const actingRole = (each: OperationModel) => role(each) || (model.roles.find(({ isDefault }) => isDefault)?.name ?? '');
  const shownValue = (name: string, json: JsonValue | undefined): JsonValue => {
    const property = entity.properties.find((candidate) => candidate.name === name);
    return property ? examples.shown(property, json) : (json ?? null);
  };
  const shown = (values: Readonly<Record<string, JsonValue>>, keep: (property: string) => boolean) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => keep(name)).map(([name, json]) => [name, shownValue(name, json)]));
  const literal = (value: unknown) => rawQuote(JSON.stringify(value));
  const tokens = [...new Set([entity, ...entity.references.map(({ target }) => target), ...entity.links.map(({ target }) => target), ...(model.account ? [model.account] : [])])].filter(
    (target) => target.key.field === undefined && examples.of(target).length > 0,
  );

  const createOperation = entity.isAccount ? undefined : operation(OperationKind.CREATE);
  const create = createOperation && creation(context, entity, createOperation, actingRole(createOperation));
  const readOperation = operation(OperationKind.READ);
  const updateOperation = operation(OperationKind.UPDATE);
  const deleteOperation = operation(OperationKind.DELETE);
  const listOperation = operation(OperationKind.LIST);
  const writable = entity.properties.filter((property) => property.writable);
  const path = model.basePath + entity.path;
  const full = updateOperation && Object.fromEntries([...writable.map(({ name }) => [name, first.values[name] ?? null]), ...entity.links.map(({ property }) => [property, first.values[property] ?? []])]);
  const unguarded = updateOperation && examples.brokenGuard(updateOperation, examples.environment(entity, first.values, {}, actingRole(updateOperation)));
  const patch = updateOperation && patchOf(context, entity, updateOperation, actingRole(updateOperation));
  const breaches = (createOperation && create ? fieldBreaches(entity, 'creatable') : updateOperation ? fieldBreaches(entity, 'writable') : []).map(({ name, value, code, at }) => ({
    name: `${name} ${code}`,
    property: name,
    value: goJson(value),
    breach: `/${name}${at} ${code}`,
  }));
  const list = listOperation && listTests(context, entity, listOperation, actingRole(listOperation));
  const deleteGuard = deleteOperation && examples.brokenGuard(deleteOperation, examples.environment(entity, first.values, {}, actingRole(deleteOperation)));
  const outcome = deleteOperation && (deleteGuard !== undefined ? deleteGuard : examples.isRestricted(entity, subject) ? 'restricted' : undefined);
  const secondFree = create?.expected === undefined ? create : undefined;
  const pathOf = (token: JsonValue) => (String(token).startsWith('$') ? `"${path}/"+id("${String(token)}")` : quote(`${path}/${encodeURIComponent(String(token))}`));
  return {
    write: writer(names.var),
    fn: names.var,
    test: names.name,
    computesTime: entity.computed.some(({ expression }) => usesNow(expression)),
    computedNames: entity.computed.map(({ name }) => name),
    hasUniqueValue: create?.expected === undefined && (entity.key.creatable || entity.uniques.some((members) => members.every(({ name, creatable }) => creatable && create?.body[name] != null))),
    plural: exported(entity.plural),
    tokens: tokens.flatMap((target) => examples.of(target).map((_, i) => ({ token: `$${target.table}:${i}$`, table: context.tableOf(target), column: context.keyColumnOf(target), position: i }))),
    path,
    table: context.tableOf(entity),
    itemPath: pathOf(examples.token(entity, subject)),
    missingPath: `${path}/${entity.key.type.kind === 'integer' ? '999999' : missingKey}`,
    keyName: entity.key.name,
    create: create && {
      role: role(createOperation),
      body: literal(create.body),
      expected: literal(shown(create.body, () => true)),
      conflict: create.expected,
      required: entity.properties.filter(({ creatable, nullable, field }) => creatable && !nullable && !field?.defaultValue).map(({ name }) => `/${name} required`),
      requiredNames: entity.properties.filter(({ creatable, nullable, field, name }) => creatable && !nullable && !field?.defaultValue && create.body[name] !== undefined).map(({ name }) => name),
      readOnly: [...entity.properties.filter(({ creatable, role: kind }) => !creatable || kind === 'createdAt'), ...entity.computed].map(({ name }) => name),
      references: entity.references.filter(({ target }) => target.key.field === undefined).map(({ property }) => ({ name: property.name, missing: property.type.kind === 'integer' ? '999999' : `"${missingKey}"` })),
      links: entity.links.filter(({ target }) => target.key.field === undefined && target.key.type.kind !== 'integer').map(({ property }) => property),
      unique: create.expected === undefined ? uniqueBreach(context, entity, create.body) : undefined,
      guarded: createOperation && guarded(createOperation),
      owned: entity.owner?.property.name,
    },
    breaches,
    breachByPatch: !(createOperation && create),
    read: readOperation && { role: role(readOperation), expected: literal(shown(first.values, (name) => name !== 'createdAt')), guarded: guarded(readOperation) },
    update: updateOperation && {
      role: role(updateOperation),
      full: literal(full),
      fullExpected: literal(shown(full ?? {}, () => true)),
      conflict: unguarded,
      patch: patch && { body: literal(patch.body), expected: literal(shown(patch.body, () => true)), name: Object.keys(patch.body)[0] ?? '', conflict: patch.conflict },
      nullable: writable.filter(({ nullable, name, field }) => nullable && field?.defaultValue === undefined && isOptional(context, entity, { ...first.values, [name]: null }, updateOperation, actingRole(updateOperation))).map(({ name }) => name),
      required: writable.filter(({ nullable }) => !nullable).map(({ name }) => name),
      missing: writable.filter(({ nullable, field }) => !nullable && !field?.defaultValue).map(({ name }) => `/${name} required`),
      readOnly: [...entity.properties.filter((property) => !property.writable), ...entity.computed].map(({ name }) => name),
      guarded: guarded(updateOperation),
    },
    delete: deleteOperation && { role: role(deleteOperation), conflict: outcome, guarded: guarded(deleteOperation), fresh: secondFree !== undefined && outcome !== undefined && deleteGuard === undefined },
    list,
    privacy: entity.owner && model.account && examples.of(model.account).length > 1 && !entity.owner.bypassRoles.includes(model.roles.find(({ isDefault }) => isDefault)?.name ?? '') ? privacyTests(entity) : [],
    actions: entity.operations.filter(({ kind }) => kind === OperationKind.ACTION).map((each) => actionTest(context, entity, each, actingRole(each), path)),
    outsiders: entity.operations.filter((each) => each.access.level === AccessLevel.ROLES && each.kind !== OperationKind.REDIRECT && !(entity.isAccount && each.kind === OperationKind.CREATE)).flatMap((each) => {
      const outsider = model.roles.find(({ name }) => !each.access.roles.includes(name));
      return outsider ? [{ ...request(each, path), role: outsider.name }] : [];
    }),
    anonymous: entity.operations.filter((each) => guarded(each) && each.kind !== OperationKind.REDIRECT && !(entity.isAccount && each.kind === OperationKind.CREATE)).map((each) => request(each, path)),
  };
}

/** Lines that the template repeats. */
function writer(prefix: string) {
  const role = (name: string) => (name === '' ? '' : `\tc.become("${name}")\n`);
  return {
    role,
    setup: (name: string, withKeys = true) => `\tc := newClient(t)\n${role(name)}${withKeys ? `\tkeys := ${prefix}Examples(c)\n` : ''}`,
    item: (path: string) => path.replace(/id\("([^"]*)"\)/, 'fmt.Sprint(keys["$1"])'),
  };
}

/** The rules still hold when an optional property is missing. */
function isOptional(context: Context, entity: EntityModel, values: Readonly<Record<string, JsonValue>>, operation: OperationModel, role: string): boolean {
  const environment = context.examples.environment(entity, values, {}, role);
  return entity.invariants.every(({ condition }) => evaluate(condition, environment) !== false) && context.examples.brokenGuard(operation, environment) === undefined;
}

/** What an owner's row answers to somebody else. */
function privacyTests(entity: EntityModel): { readonly method: string; readonly body: string; readonly status: string; readonly code: string }[] {
  const status = isPrivate(entity) ? { status: 'NotFound', code: 'not_found' } : { status: 'Forbidden', code: 'forbidden' };
  const open = (kind: Exclude<OperationKind, OperationKind.ACTION>) => entity.operation(kind) !== undefined && entity.operation(kind)?.access.level !== AccessLevel.ROLES;
  return [
    ...(open(OperationKind.READ) ? [{ method: 'Get', body: 'nil', ...(isPrivate(entity) ? status : { status: 'OK', code: '' }) }] : []),
    ...(open(OperationKind.UPDATE) ? [{ method: 'Patch', body: '"{}"', ...status }] : []),
    ...(open(OperationKind.DELETE) ? [{ method: 'Delete', body: 'nil', ...status }] : []),
  ];
}

const request = ({ kind, name }: OperationModel, path: string) => {
  const item = `${path}/${missingKey}`;
  switch (kind) {
    case OperationKind.CREATE:
      return { method: 'POST', path };
    case OperationKind.LIST:
      return { method: 'GET', path };
    case OperationKind.UPDATE:
      return { method: 'PATCH', path: item };
    case OperationKind.DELETE:
      return { method: 'DELETE', path: item };
    case OperationKind.ACTION:
      return { method: 'POST', path: `${item}/${kebabCase(name)}` };
    default:
      return { method: 'GET', path: item };
  }
};

/** A body that the API takes, or else one with the name of the rule that it must break. */
function creation(context: Context, entity: EntityModel, operation: OperationModel, role: string): { readonly body: Record<string, JsonValue>; readonly expected: string | undefined } | undefined {
  const { examples } = context;
  let refused: { body: Record<string, JsonValue>; expected: string } | undefined;
  const combinations = 3 ** Math.min(entity.references.length, 4);
  for (let ordinal = 10; ordinal < 16; ordinal += 1) {
    for (let combination = 0; combination < combinations; combination += 1) {
      const positions = entity.references.map((_, i) => Math.floor(combination / 3 ** i) % 3);
      const body = examples.candidate(entity, ordinal, positions);
      if (!body || !referencesVisible(context, entity, positions) || !examples.isFree(entity, { ...body, ...ownerOf(context, entity) })) continue;
      const values = examples.complete(entity, body, 99, 0);
      const environment = examples.environment(entity, values, {}, role);
      const broken = examples.brokenGuard(operation, environment);
      if (broken !== undefined) refused ??= { body, expected: broken };
      else if (entity.invariants.every(({ condition }) => evaluate(condition, environment) !== false) && staysInBounds(context, operation, environment)) return { body, expected: undefined };
    }
  }
  return refused;
}

function ownerOf(context: Context, { owner }: EntityModel): Record<string, JsonValue> {
  const { account } = context.model;
  return owner && account ? { [owner.property.name]: context.examples.token(account, 0) } : {};
}

/** Private targets must be the first account's own. */
function referencesVisible(context: Context, entity: EntityModel, positions: readonly number[]): boolean {
  return entity.references.every(({ target, required }, i) => !required || !isPrivate(target) || (positions[i] ?? 0) % Math.max(context.examples.of(target).length, 1) === 0);
}

function staysInBounds(context: Context, operation: OperationModel, environment: Parameters<typeof evaluate>[1]): boolean {
  return operation.effects.every((effect) => {
    if (effect.kind !== 'assign') return true;
    const value = evaluate(effect.value, environment);
    const { minimum, maximum, scale } = effect.property.field ?? {};
    if (typeof value !== 'number' || effect.property.type.kind === 'datetime') return true;
    const plain = effect.property.type.kind === 'decimal' ? value / 10 ** (scale ?? 0) : value;
    return (minimum === undefined || plain >= Number(minimum)) && (maximum === undefined || plain <= Number(maximum));
  });
}

/** One property of the first example changed to another sound value. */
function patchOf(context: Context, entity: EntityModel, operation: OperationModel, role: string): { readonly body: Record<string, JsonValue>; readonly conflict: string | undefined } | undefined {
  const { examples } = context;
  const first = examples.of(entity)[entity.isAccount ? 1 : 0];
  if (!first) return undefined;
  let refused: { body: Record<string, JsonValue>; conflict: string } | undefined;
  for (const property of entity.properties.filter(({ writable, field }) => writable && field)) {
    for (let ordinal = 20; ordinal < 26; ordinal += 1) {
      const value = sampleValue(property.field as Field, { ordinal });
      if (JSON.stringify(value) === JSON.stringify(first.values[property.name])) continue;
      const values = { ...first.values, [property.name]: value };
      const environment = examples.environment(entity, values, {}, role);
      if (!examples.isFree(entity, values, first.position) || entity.invariants.some(({ condition }) => evaluate(condition, environment) === false)) continue;
      const conflict = examples.brokenGuard(operation, environment);
      if (conflict === undefined && staysInBounds(context, operation, environment)) return { body: { [property.name]: value }, conflict };
      if (conflict !== undefined) refused ??= { body: { [property.name]: value }, conflict };
    }
  }
  return refused;
}

interface Breach {
  readonly name: string;
  readonly value: unknown;
  readonly code: string;
  readonly at: string;
}

/** Values that break one rule each. */
function fieldBreaches(entity: EntityModel, mode: 'creatable' | 'writable'): Breach[] {
  return entity.properties.filter((property) => property[mode]).flatMap((property) => {
    if (!property.field) return property.type.kind === 'integer' ? [] : [{ name: property.name, value: 5, code: 'type', at: '' }];
    return breachesOf(property, property.field);
  });
}

function breachesOf({ name }: Property, field: Field): Breach[] {
  const breach = (value: unknown, code: string, at = ''): Breach => ({ name, value, code, at });
  switch (field.type) {
    case FieldType.STRING:
    case FieldType.TEXT: {
      const limit = field.maxLength ?? (field.type === FieldType.TEXT ? 10_000 : 255);
      return [
        breach(5, 'type'),
        breach('a\u0000b', 'format'),
        breach(new Repeat(limit + 1), 'max_length'),
        ...((field.minLength ?? 0) > 1 ? [breach(new Repeat((field.minLength ?? 0) - 1), 'min_length')] : []),
        ...(field.required ? [breach('', 'min_length')] : []),
      ];
    }
    case FieldType.INTEGER:
      return [breach('5', 'type'), breach(1.5, 'type'), ...limits(field, 1, (value) => value, breach)];
    case FieldType.NUMBER:
      return [breach('5', 'type'), ...limits(field, 0.5, (value) => value, breach)];
    case FieldType.DECIMAL:
      return [breach(5, 'type'), breach('five', 'format'), ...limits(field, 10 ** -field.scale, (value) => value.toFixed(field.scale), breach)];
    case FieldType.BOOLEAN:
      return [breach('true', 'type')];
    case FieldType.ENUM:
      return [breach('no_such_value', 'enum'), breach(5, 'type')];
    case FieldType.DATE:
      return [breach('2026-02-30', 'format'), breach(5, 'type')];
    case FieldType.DATETIME:
      return [breach('2026-11-30T09:15:00', 'format')];
    case FieldType.TIME:
      return [breach('25:00', 'format')];
    case FieldType.UUID:
    case FieldType.EMAIL:
      return [breach('not one', 'format')];
    case FieldType.URL:
      return [breach('ftp://example.com', 'format')];
    case FieldType.STRING_LIST:
      return [breach('a', 'type'), breach([''], 'min_length', '/0'), breach([5], 'type', '/0')];
    default:
      return [breach([], 'type')];
  }
}

function limits(field: Field, step: number, write: (value: number) => unknown, breach: (value: unknown, code: string) => Breach): Breach[] {
  const below = field.minimum === undefined ? [] : [breach(write(Number(field.minimum) - (field.exclusiveMinimum ? 0 : step)), 'minimum')];
  const above = field.maximum === undefined ? [] : [breach(write(Number(field.maximum) + (field.exclusiveMaximum ? 0 : step)), 'maximum')];
  return [...below, ...above];
}

/** A long text that the generated code builds. */
class Repeat {
  constructor(readonly length: number) {}
}

function goJson(value: unknown): string {
  if (value instanceof Repeat) return `strings.Repeat("x", ${value.length})`;
  if (typeof value === 'string') return quote(value).replaceAll('\\u0000', '\\x00');
  if (Array.isArray(value)) return `[]any{${value.map(goJson).join(', ')}}`;
  return String(value);
}

/** A unique property whose value the first example holds already. */
function uniqueBreach(context: Context, entity: EntityModel, body: Readonly<Record<string, JsonValue>>): { readonly changes: string; readonly pointer: string } | undefined {
  const [first] = context.examples.of(entity);
  const members = entity.uniques.find((set) => set.every((property) => property.creatable && property.target === undefined));
  if (!first || !members?.[0]) return undefined;
  const changes = Object.fromEntries(members.map(({ name }) => [name, first.values[name] ?? null]));
  const merged = { ...body, ...changes };
  if (entity.invariants.some(({ condition }) => evaluate(condition, context.examples.environment(entity, merged)) === false)) return undefined;
  return { changes: rawQuote(JSON.stringify(merged)), pointer: `/${members[0].name}` };
}

function listTests(context: Context, entity: EntityModel, operation: OperationModel, role: string) {
  const { examples } = context;
  const owned = entity.owner && isPrivate(entity) && !entity.owner.bypassRoles.includes(role);
  const rows = examples.of(entity).filter((row) => !owned || row.values[entity.owner?.property.name ?? ''] === ownerOf(context, entity)[entity.owner?.property.name ?? '']);
  const native = (property: Property, row: (typeof rows)[number]) => nativeValue(property.type, row.values[property.name] ?? null);
  const filters: { query: string; total: number }[] = [];
  const [first] = rows;
  const changes = ({ name }: Property) => entity.isAccount && name === 'role';
  const plain = entity.properties.filter((property) => !changes(property)).filter(({ type, role: kind }) => type.kind !== 'json' && (kind === 'field' || kind === 'reference' || kind === 'owner' || kind === 'key'));
  for (const property of plain) {
    if (!first || (property.role === 'key' && property.field === undefined)) continue;
    const value = first.values[property.name];
    if (value === null || value === undefined || (property.target !== undefined && !String(value).startsWith('$'))) continue;
    if (property.type.kind === 'list') {
      const [item] = value as string[];
      if (item !== undefined) filters.push({ query: `${property.name}=${encodeURIComponent(item)}`, total: rows.filter((row) => ((row.values[property.name] ?? []) as string[]).includes(item)).length });
      continue;
    }
    const same = rows.filter((row) => native(property, row) === native(property, first)).length;
    filters.push({ query: `${property.name}=${property.target === undefined ? encodeURIComponent(String(value)) : String(value)}`, total: same });
    if (['integer', 'number', 'decimal', 'date', 'datetime', 'time'].includes(property.type.kind) && property.target === undefined) {
      const counts = { gte: 0, gt: 0, lte: 0, lt: 0 };
      for (const row of rows) {
        const [a, b] = [native(property, row), native(property, first)];
        if (a === null || b === null) continue;
        if (a >= b) counts.gte += 1;
        if (a > b) counts.gt += 1;
        if (a <= b) counts.lte += 1;
        if (a < b) counts.lt += 1;
      }
      for (const [operator, total] of Object.entries(counts)) filters.push({ query: `${property.name}[${operator}]=${encodeURIComponent(String(value))}`, total });
    }
    if (property.nullable) filters.push({ query: `${property.name}=null`, total: rows.filter((row) => native(property, row) === null).length });
  }
  for (const { property } of entity.links) {
    const [token] = (first?.values[property] ?? []) as JsonValue[];
    if (token !== undefined && String(token).startsWith('$')) filters.push({ query: `${property}=${String(token)}`, total: rows.filter((row) => ((row.values[property] ?? []) as JsonValue[]).includes(token)).length });
  }
  const [searchable] = entity.searchable;
  const needle = searchable && first?.values[searchable.name];
  if (typeof needle === 'string' && /^[\x20-\x7e]+$/.test(needle)) {
    const holds = (row: (typeof rows)[number]) => entity.searchable.some(({ name }) => String(row.values[name] ?? '').toLowerCase().includes(needle.toLowerCase()));
    filters.push({ query: `q=${encodeURIComponent(needle.toUpperCase())}`, total: rows.filter(holds).length }, { query: 'q=%25_', total: rows.filter((row) => entity.searchable.some(({ name }) => String(row.values[name] ?? '').includes('%_'))).length });
  }
  const sorts = entity.properties
    .filter((property) => property.role === 'field' && !changes(property))
    .filter(({ type }) => !['json', 'list'].includes(type.kind))
    .flatMap((property) => {
      const order = (sign: number) =>
        rows
          .map((row, i) => ({ value: native(property, row), json: examples.shown(property, row.values[property.name]), i }))
          .sort((a, b) => (a.value === null || b.value === null ? Number(a.value === null) - Number(b.value === null) : compare(a.value, b.value) * sign) || a.i - b.i)
          .map(({ json }) => json);
      return [{ query: property.name, name: property.name, values: rawQuote(JSON.stringify(order(1))) }, { query: `-${property.name}`, name: property.name, values: rawQuote(JSON.stringify(order(-1))) }];
    });
  const unparsed = entity.properties.flatMap((property): { query: string; breach: string }[] => {
    if (property.target !== undefined) return property.type.kind === 'uuid' ? [{ query: `${property.name}=x`, breach: `${property.name} format` }] : [];
    const codes: Partial<Record<string, string>> = { integer: 'type', number: 'type', boolean: 'type', decimal: 'format', enum: 'enum', date: 'format', datetime: 'format', time: 'format', uuid: 'format' };
    const code = property.role === 'key' ? undefined : codes[property.type.kind];
    return code === undefined ? [] : [{ query: `${property.name}=x`, breach: `${property.name} ${code}` }];
  });
  return {
    role: operation.access.level === AccessLevel.ROLES ? (operation.access.roles[0] ?? '') : '',
    total: rows.length,
    filters,
    sorts,
    unparsed,
    searchable: entity.searchable.length > 0,
  };
}

/** As SQL compares with the binary collation. */
function compare(a: string | number | boolean, b: string | number | boolean): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}

function actionTest(context: Context, entity: EntityModel, operation: OperationModel, role: string, path: string) {
  const { examples } = context;
  const first = examples.of(entity)[entity.isAccount ? 1 : 0];
  const state = entity.state;
  const from = operation.transition?.from[0];
  const values = { ...first?.values, ...(state && from !== undefined && { [state.name]: from }) };
  const input = Object.fromEntries(operation.input.map(({ name, field }) => [name, sampleValue(field, { ordinal: 1 })]));
  const environment = examples.environment(entity, values, input, role);
  const guard = examples.brokenGuard(operation, environment);
  const moved = { ...values, ...(state && operation.transition && { [state.name]: operation.transition.to }) };
  const expected: Record<string, JsonValue> = state && operation.transition ? { [state.name]: operation.transition.to } : {};
  let current = moved;
  for (const effect of operation.effects) {
    if (effect.kind !== 'assign' || effect.via) continue;
    const value = evaluate(effect.value, examples.environment(entity, current, input, role));
    const { kind } = effect.property.type;
    if (kind === 'datetime' || kind === 'date' || kind === 'time') continue;
    const json = kind === 'decimal' && typeof value === 'number' && effect.property.field ? (value / 10 ** effect.property.field.scale).toFixed(effect.property.field.scale) : value;
    expected[effect.property.name] = json;
    current = { ...current, [effect.property.name]: json };
  }
  const inBounds = staysInBounds(context, operation, environment);
  const wrong = state && operation.transition ? (state.type.kind === 'enum' ? state.type.values : []).find((value) => !operation.transition?.from.includes(value)) : undefined;
  return {
    name: exported(operation.name),
    role: operation.access.level === AccessLevel.ROLES ? (operation.access.roles[0] ?? '') : '',
    suffix: `/${kebabCase(operation.name)}`,
    missing: `${path}/${entity.key.type.kind === 'integer' ? '999999' : missingKey}/${kebabCase(operation.name)}`,
    state: state && from !== undefined ? { column: state.column, from, wrong } : undefined,
    input: operation.input.length > 0 ? rawQuote(JSON.stringify(input)) : '',
    required: operation.input.filter(({ field }) => field.required && !field.defaultValue).map(({ name }) => `/${name} required`),
    conflict: guard,
    outOfBounds: guard === undefined && !inBounds,
    expected: rawQuote(JSON.stringify(expected)),
  };
}
