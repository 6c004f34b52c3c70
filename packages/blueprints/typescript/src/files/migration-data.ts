import { OnDelete, type EntityModel } from '@quantumlayer/ir';
import { constraintName, type EntityView } from '../view/entity-view';
import { propertyCode } from '../code/property-code';
import type { ProjectView } from '../view/project-view';
import type { PropertyView } from '../view/property-view';

type Dialect = 'sqlite' | 'postgres';

export interface TableData {
  readonly name: string;
  /** The column that other tables refer to. */
  readonly key?: string;
  /** Columns and constraints of `create table`. */
  lines(dialect: Dialect): string[];
  /** References to tables that come later: PostgreSQL can only be told of them once those are there. */
  readonly later: readonly ForeignKey[];
  /** Part of a circle, and changed or deleted with rows of its own: SQLite drops it only while those are there that it refers to. */
  readonly isKnot?: boolean;
  readonly indexes: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

interface ForeignKey {
  readonly name: string;
  readonly column: string;
  /** `foreign key (...) references ...` */
  readonly clause: string;
}

/** Every table, each after those that it refers to. */
export function migrationTables(view: ProjectView): TableData[] {
  const entities = inOrder(view);
  const tables = entities.map((entity, position) => {
    const known = entities.slice(0, position + 1).map(({ model }) => model.table);
    return entityTable(entity, view.model.account, known);
  });
  const links = view.entities.flatMap(({ links: all }) => all.map(({ link }) => linkTable(link)));
  return [...tables, ...links, ...authenticationTables(view)];
}

/** Depth first along references. Where they close a circle, only an optional one may lead to a table that comes later. */
function inOrder(view: ProjectView): EntityView[] {
  const sorted = new Set<EntityModel>();
  const visit = (entity: EntityModel, path: readonly EntityModel[]) => {
    if (sorted.has(entity)) return;
    const onTheWay = [...path, entity];
    for (const { required, target } of entity.references) if (required) visit(target, onTheWay);
    for (const { required, target } of entity.references) {
      if (!required && !onTheWay.some((before) => needed(target).has(before))) visit(target, onTheWay);
    }
    sorted.add(entity);
  };
  for (const entity of view.model.creationOrder) visit(entity, []);
  return [...sorted].map(({ name }) => view.entity(name));
}

/** The entity and those without whose rows it can have none. */
function needed(entity: EntityModel, found = new Set<EntityModel>()): ReadonlySet<EntityModel> {
  if (found.has(entity)) return found;
  found.add(entity);
  for (const { required, target } of entity.references) if (required) needed(target, found);
  return found;
}

function entityTable(entity: EntityView, account: EntityModel | undefined, known: readonly string[]): TableData {
  const { model, properties } = entity;
  const { table, uniques } = model;
  const foreign = [
    ...model.references.map((reference) => ({
      column: reference.property.column,
      target: reference.target,
      onDelete: reference.onDelete,
    })),
    ...(model.owner && account
      ? [{ column: model.owner.property.column, target: account, onDelete: OnDelete.RESTRICT }]
      : []),
  ];
  const isLater = ({ target }: { target: EntityModel }) => !known.includes(target.table);
  const uniqueFirst = new Set(uniques.map(([first]) => first?.column));
  return {
    name: table,
    key: entity.key.column,
    lines: (dialect) => [
      ...properties.map((property) => columnLine(property, entity, dialect)),
      ...(entity.key.isNatural
        ? [`constraint "${constraintName('pk', table, [entity.key.column])}" primary key ("${entity.key.column}")`]
        : []),
      // Of several broken constraints SQLite names the last and PostgreSQL the first; callers are told of the first.
      ...(dialect === 'sqlite' ? [...uniques].reverse() : uniques).map((members) => {
        const columns = members.map(({ column }) => column);
        return `constraint "${constraintName('uq', table, columns)}" unique (${quoted(columns)})`;
      }),
      ...foreign
        .filter((reference) => dialect === 'sqlite' || !isLater(reference))
        .map(({ column, target, onDelete }) => foreignKey(column, target, onDelete)),
    ],
    isKnot: foreign.some(isLater) && foreign.some(({ target, onDelete }) => target === model && actions[onDelete]),
    later: foreign.filter(isLater).map(({ column, target, onDelete }) => ({
      name: constraintName('fk', table, [column]),
      column,
      clause: foreignKey(column, target, onDelete),
    })),
    indexes: foreign
      .filter(({ column }) => !uniqueFirst.has(column))
      .map(({ column }) => ({ name: constraintName('ix', table, [column]), columns: [column] })),
  };
}

function columnLine(
  { property, code, column, nullable, name }: PropertyView,
  { key }: EntityView,
  dialect: Dialect,
): string {
  const type = dialect === 'sqlite' ? code.sqliteType : code.postgresType;
  if (name === key.name && key.isGenerated) {
    return dialect === 'sqlite'
      ? `"${column}" integer primary key autoincrement`
      : `"${column}" bigint generated by default as identity primary key`;
  }
  const isKey = name === key.name && !key.isNatural;
  const values = property.field?.enumValues ?? [];
  const check =
    values.length > 0 && property.type.kind === 'enum'
      ? ` check ("${column}" in (${values.map((value) => `'${value}'`).join(', ')}))`
      : '';
  return `"${column}" ${type}${nullable ? '' : ' not null'}${isKey ? ' primary key' : ''}${check}`;
}

const actions: Partial<Record<OnDelete, string>> = {
  [OnDelete.CASCADE]: ' on delete cascade',
  [OnDelete.SET_NULL]: ' on delete set null',
};

function foreignKey(column: string, target: EntityModel, onDelete: OnDelete): string {
  return `foreign key ("${column}") references "${target.table}" ("${target.key.column}")${actions[onDelete] ?? ''}`;
}

function linkTable(link: EntityView['links'][number]['link']): TableData {
  const { table, source, target, sourceColumn, targetColumn } = link;
  const key = (entity: EntityModel, dialect: Dialect) => {
    const code = propertyCode(entity.key);
    return dialect === 'sqlite' ? code.sqliteType : code.postgresType;
  };
  return {
    name: table,
    lines: (dialect) => [
      `"${sourceColumn}" ${key(source, dialect)} not null`,
      `"${targetColumn}" ${key(target, dialect)} not null`,
      `primary key (${quoted([sourceColumn, targetColumn])})`,
      foreignKey(sourceColumn, source, OnDelete.CASCADE),
      foreignKey(targetColumn, target, OnDelete.CASCADE),
    ],
    later: [],
    indexes: [{ name: constraintName('ix', table, [targetColumn]), columns: [targetColumn] }],
  };
}

function authenticationTables({ model, jwt, apiKeys }: ProjectView): TableData[] {
  const timestamp = (dialect: Dialect) => (dialect === 'sqlite' ? 'integer' : 'timestamptz(3)');
  if (apiKeys) {
    return [
      {
        name: 'api_keys',
        lines: (dialect) => [
          '"id" text not null primary key',
          '"name" text not null',
          '"key_hash" text not null unique',
          `"created_at" ${timestamp(dialect)} not null`,
        ],
        later: [],
        indexes: [],
      },
    ];
  }
  const { account } = model;
  if (!jwt || !account) return [];
  const code = propertyCode(account.key);
  const accountLines = (dialect: Dialect, rest: string) =>
    `"account_id" ${dialect === 'sqlite' ? code.sqliteType : code.postgresType} not null${rest}`;
  const reference = foreignKey('account_id', account, OnDelete.CASCADE);
  return [
    {
      name: 'auth_credentials',
      lines: (dialect) => [accountLines(dialect, ' primary key'), '"password_hash" text not null', reference],
      later: [],
      indexes: [],
    },
    {
      name: 'auth_sessions',
      lines: (dialect) => [
        '"token_hash" text not null primary key',
        '"family_id" text not null',
        accountLines(dialect, ''),
        `"expires_at" ${timestamp(dialect)} not null`,
        `"spent" ${dialect === 'sqlite' ? 'integer' : 'boolean'} not null`,
        reference,
      ],
      later: [],
      indexes: [
        { name: 'ix_auth_sessions_family_id', columns: ['family_id'] },
        { name: 'ix_auth_sessions_account_id', columns: ['account_id'] },
      ],
    },
  ];
}

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');
