import { createHash } from 'node:crypto';
import { OnDelete, type EntityModel, type Link, type Model, type Property } from '@quantumlayer/ir';
import { sqlName } from '../naming';
import { columnType } from './columns';
import { hasIntegerKey, type Context } from './context';

type Dialect = 'sqlite' | 'postgres';

/** PostgreSQL cuts longer names off. */
const longestName = 63;

/** A name for a constraint or an index, short enough for every database. */
export function constraintName(...parts: readonly string[]): string {
  const name = parts.join('_');
  if (name.length <= longestName) return name;
  return `${name.slice(0, longestName - 9)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

const uniqueName = (entity: EntityModel, members: readonly Property[]): string =>
  constraintName(entity.table, ...members.map(({ column }) => column), 'key');

const onDelete: Record<OnDelete, string> = {
  [OnDelete.UNSPECIFIED]: 'RESTRICT',
  [OnDelete.RESTRICT]: 'RESTRICT',
  [OnDelete.CASCADE]: 'CASCADE',
  [OnDelete.SET_NULL]: 'SET NULL',
};

/** A goose migration that makes and drops every table. */
export function migration(context: Context, dialect: Dialect): string {
  const { model } = context;
  const order = [...model.creationOrder, ...model.entities.filter((entity) => !model.creationOrder.includes(entity))];
  const late: string[] = [];
  const tables = order.map((entity, i) => table(model, entity, dialect, new Set(order.slice(0, i + 1)), late));
  const links = model.entities.flatMap((entity) => entity.links.map((link) => linkTable(model, link, dialect)));
  const indexes = model.entities.flatMap(indexesOf);
  const access = accessTables(context, dialect);
  const up = [...tables, ...links, ...access.up, ...late, ...indexes];
  const knots = dialect === 'sqlite' ? order.filter((entity, i) => isKnot(entity, order.slice(i + 1))) : [];
  const linkTables = model.entities.flatMap((entity) => entity.links.map((link) => link.table));
  const down = [
    ...access.down,
    ...emptied(knots, linkTables, order),
    ...linkTables.map((name) => `DROP TABLE ${sqlName(name)};`),
    ...(dialect === 'postgres' ? late.map(dropConstraint) : []),
    ...knots.flatMap(replaced),
    ...[...order].reverse().map((entity) => `DROP TABLE ${sqlName(entity.table)};`),
  ];
  const off =
    dialect === 'sqlite' &&
    order.some((entity) => entity.references.some(({ target }) => order.indexOf(target) > order.indexOf(entity)));
  return `-- +goose Up\n${up.join('\n\n')}\n\n-- +goose Down\n${off ? '-- Tables that refer to each other have no order in which they can go.\nPRAGMA defer_foreign_keys = ON;\n' : ''}${down.join('\n')}\n`;
}

/**
 * Part of a circle, and changed or deleted with rows of its own: SQLite drops such a table only while those are there that it refers
 * to, and so without rows.
 */
function isKnot(entity: EntityModel, later: readonly EntityModel[]): boolean {
  return (
    entity.references.some(({ target }) => later.includes(target)) &&
    entity.references.some((each) => each.target === entity && onDelete[each.onDelete] !== 'RESTRICT')
  );
}

/** A table that refers to nothing takes its place, so that the next knot can go. */
const replaced = ({ table: name, key }: EntityModel): string[] => [
  `DROP TABLE ${sqlName(name)};`,
  `CREATE TABLE ${sqlName(name)} (${sqlName(key.column)} TEXT PRIMARY KEY);`,
];

/** Takes all rows away, sources before their targets, where there are knots. */
function emptied(
  knots: readonly EntityModel[],
  linkTables: readonly string[],
  order: readonly EntityModel[],
): string[] {
  if (knots.length === 0) return [];
  const circles = order.flatMap((entity, i) => {
    const columns = entity.references
      .filter(({ target }) => order.indexOf(target) >= i)
      .map(({ property }) => property);
    const cleared = columns.map(({ column }) => `${sqlName(column)} = NULL`).join(', ');
    return cleared === '' ? [] : [`UPDATE ${sqlName(entity.table)} SET ${cleared};`];
  });
  const tables = [...linkTables, ...[...order].reverse().map(({ table: name }) => name)];
  return [...circles, ...tables.map((name) => `DELETE FROM ${sqlName(name)};`)];
}

function dropConstraint(statement: string): string {
  const [, tableName = '', name = ''] = /^ALTER TABLE (\S+) ADD CONSTRAINT (\S+)/.exec(statement) ?? [];
  return `ALTER TABLE ${tableName} DROP CONSTRAINT ${name};`;
}

function table(
  model: Model,
  entity: EntityModel,
  dialect: Dialect,
  existing: ReadonlySet<EntityModel>,
  late: string[],
): string {
  const lines = entity.properties.map((property) => {
    const parts = [sqlName(property.column), columnType(model, entity, property, dialect)];
    if (property.role === 'key') parts.push(...namedKey(entity, dialect), keyClause(entity, dialect));
    else if (!property.nullable) parts.push('NOT NULL');
    const foreign = foreignKey(model, entity, property);
    if (foreign && (dialect === 'sqlite' || existing.has(foreign.target))) parts.push(foreign.clause);
    else if (foreign) {
      const name = constraintName(entity.table, property.column, 'fkey');
      late.push(
        `ALTER TABLE ${sqlName(entity.table)} ADD CONSTRAINT ${name} FOREIGN KEY (${sqlName(property.column)}) ${foreign.clause};`,
      );
    }
    if (property.type.kind === 'enum') {
      parts.push(
        `CHECK (${sqlName(property.column)} IN (${property.type.values.map((value) => `'${value}'`).join(', ')}))`,
      );
    }
    return `    ${parts.join(' ')}`;
  });
  if (entity.isAccount) lines.push('    password_hash TEXT NOT NULL');
  return `CREATE TABLE ${sqlName(entity.table)} (\n${lines.join(',\n')}\n);`;
}

const keyName = (entity: EntityModel): string => constraintName(entity.table, 'pkey');

/** PostgreSQL shortens the name that it would choose in its own way. */
const namedKey = (entity: EntityModel, dialect: Dialect): string[] =>
  dialect === 'postgres' && entity.key.field && keyName(entity) !== `${entity.table}_pkey`
    ? [`CONSTRAINT ${keyName(entity)}`]
    : [];

function keyClause(entity: EntityModel, dialect: Dialect): string {
  if (!hasIntegerKey(entity)) return 'PRIMARY KEY NOT NULL';
  return dialect === 'sqlite' ? 'PRIMARY KEY AUTOINCREMENT' : 'GENERATED ALWAYS AS IDENTITY PRIMARY KEY';
}

function foreignKey(
  model: Model,
  entity: EntityModel,
  property: Property,
): { readonly target: EntityModel; readonly clause: string } | undefined {
  if (property.target === undefined) return undefined;
  const target = model.entity(property.target);
  const reference = entity.references.find((candidate) => candidate.property.name === property.name);
  const rule = reference ? onDelete[reference.onDelete] : 'CASCADE';
  return { target, clause: `REFERENCES ${sqlName(target.table)} (${sqlName(target.key.column)}) ON DELETE ${rule}` };
}

function linkTable(model: Model, link: Link, dialect: Dialect): string {
  const column = (entity: EntityModel, name: string) =>
    `    ${sqlName(name)} ${columnType(model, entity, entity.key, dialect)} NOT NULL REFERENCES ${sqlName(entity.table)} (${sqlName(entity.key.column)}) ON DELETE CASCADE`;
  const columns = [column(link.source, link.sourceColumn), column(link.target, link.targetColumn)];
  const key = `    PRIMARY KEY (${sqlName(link.sourceColumn)}, ${sqlName(link.targetColumn)})`;
  const index = `CREATE INDEX ${constraintName(link.table, link.targetColumn, 'idx')} ON ${sqlName(link.table)} (${sqlName(link.targetColumn)});`;
  return `CREATE TABLE ${sqlName(link.table)} (\n${[...columns, key].join(',\n')}\n);\n\n${index}`;
}

function indexesOf(entity: EntityModel): string[] {
  const columns = (members: readonly Property[]) => members.map(({ column }) => sqlName(column)).join(', ');
  const unique = entity.uniques.map(
    (members) =>
      `CREATE UNIQUE INDEX ${uniqueName(entity, members)} ON ${sqlName(entity.table)} (${columns(members)});`,
  );
  const covered = new Set(entity.uniques.map((members) => members[0]?.name));
  const plain = entity.properties
    .filter(({ role, name }) => (role === 'reference' || role === 'owner') && !covered.has(name))
    .map(
      (property) =>
        `CREATE INDEX ${constraintName(entity.table, property.column, 'idx')} ON ${sqlName(entity.table)} (${columns([property])});`,
    );
  return [...unique, ...plain];
}

/** Tables of the authentication. */
function accessTables(context: Context, dialect: Dialect): { readonly up: string[]; readonly down: string[] } {
  const { account } = context.model;
  const time = dialect === 'postgres' ? 'TIMESTAMPTZ(3)' : 'INTEGER';
  const id = dialect === 'postgres' ? 'UUID' : 'TEXT';
  if (context.apiKey) {
    return {
      up: [
        `CREATE TABLE auth_api_keys (\n    id ${id} PRIMARY KEY NOT NULL,\n    name TEXT NOT NULL,\n    hash TEXT NOT NULL UNIQUE,\n    created_at ${time} NOT NULL\n);`,
      ],
      down: ['DROP TABLE auth_api_keys;'],
    };
  }
  if (!account) return { up: [], down: [] };
  const key = columnType(context.model, account, account.key, dialect);
  return {
    up: [
      `CREATE TABLE auth_refresh_tokens (\n    hash TEXT PRIMARY KEY NOT NULL,\n    family ${id} NOT NULL,\n    account_id ${key} NOT NULL REFERENCES ${sqlName(account.table)} (${sqlName(account.key.column)}) ON DELETE CASCADE,\n    expires_at ${time} NOT NULL,\n    spent_at ${time}\n);`,
      'CREATE INDEX auth_refresh_tokens_family_idx ON auth_refresh_tokens (family);',
    ],
    down: ['DROP TABLE auth_refresh_tokens;'],
  };
}

/** Which property a broken unique constraint is about, by the name that each database gives the constraint. */
export function uniquePointers(context: Context): [string, string][] {
  const pointers = new Map<string, string>();
  for (const entity of context.model.entities) {
    const sets = [...entity.uniques, [entity.key]];
    for (const members of sets) {
      const [first] = members;
      if (!first || (members.length === 1 && first === entity.key && entity.key.field === undefined)) continue;
      pointers.set(`${entity.table}.${first.column}`, `/${first.name}`);
      if (context.postgres)
        pointers.set(
          first === entity.key && members.length === 1 ? keyName(entity) : uniqueName(entity, members),
          `/${first.name}`,
        );
    }
  }
  return [...pointers];
}
