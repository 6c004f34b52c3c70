import { KeyKind, type EntityModel, type Model, type Property } from '@quantumlayer/ir';
import { columnType, deleteRules, numberedKey } from './field-types';
import type { Features } from './features';

interface Table {
  readonly name: string;
  readonly lines: readonly string[];
  readonly indexes: readonly string[];
}

interface ForeignKey {
  readonly column: string;
  readonly target: string;
  readonly targetColumn: string;
  readonly onDelete: string;
}

/** The first migration: tables after those they refer to, and the references of cycles at the end. */
export interface MigrationView {
  readonly tables: readonly Table[];
  readonly later: readonly string[];
  readonly undo: readonly string[];
}

export function migrationView(model: Model, features: Features): MigrationView {
  const ordered = [...model.creationOrder];
  const position = new Map(ordered.map((entity, index) => [entity.table, index]));
  const later: string[] = [];
  const undo: string[] = [];
  const tables = ordered.map((entity, index): Table => {
    const keys = foreignKeys(entity, model);
    const inPlace = keys.filter(({ target }) => (position.get(target) ?? 0) <= index);
    for (const key of keys.filter((candidate) => !inPlace.includes(candidate))) {
      later.push(
        `with op.batch_alter_table("${entity.table}") as batch:`,
        `    batch.create_foreign_key(${deferred(entity, key)})`,
      );
      undo.push(
        `with op.batch_alter_table("${entity.table}") as batch:`,
        `    batch.drop_constraint(op.f("${nameOf(entity, key)}"), type_="foreignkey")`,
      );
    }
    return entityTable(entity, inPlace, model, features);
  });
  const links = model.entities.flatMap((entity) => entity.links.map((link) => linkTable(link, features)));
  return { tables: [...tables, ...links, ...securityTables(model, features)], later, undo };
}

const nameOf = (entity: EntityModel, { column }: ForeignKey) => `fk_${entity.table}_${column}`;

const deferred = (entity: EntityModel, key: ForeignKey) =>
  `op.f("${nameOf(entity, key)}"), "${key.target}", ["${key.column}"], ["${key.targetColumn}"], ondelete="${key.onDelete}"`;

function foreignKeys(entity: EntityModel, model: Model): ForeignKey[] {
  const references = entity.references.map(({ property, target, onDelete }) => ({
    column: property.column,
    target: target.table,
    targetColumn: target.key.column,
    onDelete: deleteRules[onDelete],
  }));
  if (!entity.owner || !model.account) return references;
  const { table, key } = model.account;
  return [
    ...references,
    { column: entity.owner.property.column, target: table, targetColumn: key.column, onDelete: 'CASCADE' },
  ];
}

function entityTable(entity: EntityModel, keys: readonly ForeignKey[], model: Model, features: Features): Table {
  const { table, properties, uniques, key } = entity;
  const isNumbered = entity.definition.key?.kind === KeyKind.INTEGER;
  const columns = properties.map((property) =>
    column(property.column, typeOf(property, model, features, isNumbered), property.nullable),
  );
  const single = new Set(uniques.flatMap((members) => (members.length === 1 && members[0] ? [members[0].column] : [])));
  return {
    name: table,
    lines: [
      ...columns,
      ...(entity.isAccount ? [column('password_hash', 'sa.String(255)', false)] : []),
      ...keys.map((each) => foreignKeyLine(table, each)),
      `sa.PrimaryKeyConstraint("${key.column}", name=op.f("pk_${table}"))`,
      ...uniques.map((members) =>
        uniqueLine(
          table,
          members.map((member) => member.column),
        ),
      ),
      ...(isNumbered ? ['sqlite_autoincrement=True'] : []),
    ],
    indexes: properties
      .filter(({ target, column: name }) => target !== undefined && !single.has(name))
      .map((property) => property.column),
  };
}

function typeOf(property: Property, model: Model, { postgresql }: Features, isNumbered: boolean): string {
  if (property.role === 'key' && isNumbered) return numberedKey(postgresql);
  const typed = property.target === undefined ? property : model.entity(property.target).key;
  return columnType(typed, postgresql);
}

const column = (name: string, type: string, nullable: boolean) =>
  `sa.Column("${name}", ${type}, nullable=${nullable ? 'True' : 'False'})`;

const foreignKeyLine = (table: string, key: ForeignKey) =>
  `sa.ForeignKeyConstraint(["${key.column}"], ["${key.target}.${key.targetColumn}"], name=op.f("fk_${table}_${key.column}"), ondelete="${key.onDelete}")`;

const uniqueLine = (table: string, columns: readonly string[]) =>
  `sa.UniqueConstraint(${columns.map((name) => `"${name}"`).join(', ')}, name=op.f("uq_${table}_${columns.join('_')}"))`;

function linkTable(link: EntityModel['links'][number], { postgresql }: Features): Table {
  const { table, source, target, sourceColumn, targetColumn } = link;
  const cascade = (name: string, entity: EntityModel): ForeignKey => ({
    column: name,
    target: entity.table,
    targetColumn: entity.key.column,
    onDelete: 'CASCADE',
  });
  return {
    name: table,
    lines: [
      column(sourceColumn, columnType(source.key, postgresql), false),
      column(targetColumn, columnType(target.key, postgresql), false),
      foreignKeyLine(table, cascade(sourceColumn, source)),
      foreignKeyLine(table, cascade(targetColumn, target)),
      `sa.PrimaryKeyConstraint("${sourceColumn}", "${targetColumn}", name=op.f("pk_${table}"))`,
    ],
    indexes: [targetColumn],
  };
}

function securityTables({ account }: Model, { apiKeys, postgresql }: Features): Table[] {
  const moment = 'column_types.Moment()';
  if (account) {
    const key: ForeignKey = {
      column: 'account_id',
      target: account.table,
      targetColumn: account.key.column,
      onDelete: 'CASCADE',
    };
    return [
      {
        name: 'refresh_tokens',
        lines: [
          column('id', 'sa.Uuid()', false),
          column('account_id', columnType(account.key, postgresql), false),
          column('family', 'sa.Uuid()', false),
          column('digest', 'sa.String(64)', false),
          column('spent', 'sa.Boolean()', false),
          column('expires_at', moment, false),
          foreignKeyLine('refresh_tokens', key),
          'sa.PrimaryKeyConstraint("id", name=op.f("pk_refresh_tokens"))',
          uniqueLine('refresh_tokens', ['digest']),
        ],
        indexes: ['account_id', 'family'],
      },
    ];
  }
  if (!apiKeys) return [];
  return [
    {
      name: 'api_keys',
      lines: [
        column('id', 'sa.Uuid()', false),
        column('name', 'sa.String(255)', false),
        column('digest', 'sa.String(64)', false),
        column('created_at', moment, false),
        'sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys"))',
        uniqueLine('api_keys', ['digest']),
      ],
      indexes: [],
    },
  ];
}
