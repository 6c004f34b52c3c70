import type { Column, ForeignKey, NamedColumns, Table } from '@quantumlayer/blueprint-kit';
import { KeyKind, type EntityModel, type Model, type Property } from '@quantumlayer/ir';
import { columnType, deleteRules, numberedKey, textLimit } from '../field-types';
import type { Features } from '../features';

/** Every table, after those that it refers to; the references of cycles come later. */
export function storageTables(model: Model, features: Features): Table[] {
  const position = new Map(model.creationOrder.map(({ table }, index) => [table, index]));
  const tables = model.creationOrder.map((entity, index) => {
    const keys = foreignKeys(entity, model);
    const isLater = ({ target }: ForeignKey) => (position.get(target) ?? 0) > index;
    return entityTable(
      entity,
      { now: keys.filter((key) => !isLater(key)), later: keys.filter(isLater) },
      model,
      features,
    );
  });
  const links = model.entities.flatMap((entity) => entity.links.map((link) => linkTable(link, features)));
  return [...tables, ...links, ...securityTables(model, features)];
}

interface Keys {
  readonly now: readonly ForeignKey[];
  readonly later: readonly ForeignKey[];
}

const foreignKey = (table: string, column: string, target: EntityModel, onDelete: string): ForeignKey => ({
  name: `fk_${table}_${column}`,
  column,
  target: target.table,
  targetColumn: target.key.column,
  onDelete,
});

const unique = (table: string, columns: readonly string[]): NamedColumns => ({
  name: `uq_${table}_${columns.join('_')}`,
  columns,
});

const index = (table: string, column: string): NamedColumns => ({ name: `ix_${table}_${column}`, columns: [column] });

function foreignKeys(entity: EntityModel, model: Model): ForeignKey[] {
  const references = entity.references.map(({ property, target, onDelete }) =>
    foreignKey(entity.table, property.column, target, deleteRules[onDelete]),
  );
  if (!entity.owner || !model.account) return references;
  return [...references, foreignKey(entity.table, entity.owner.property.column, model.account, 'CASCADE')];
}

function entityTable(entity: EntityModel, { now, later }: Keys, model: Model, features: Features): Table {
  const { table, properties, uniques, key } = entity;
  const isNumbered = entity.definition.key?.kind === KeyKind.INTEGER;
  const single = new Set(uniques.flatMap((members) => (members.length === 1 && members[0] ? [members[0].column] : [])));
  return {
    name: table,
    isNumbered,
    primaryKey: [key.column],
    columns: [
      ...properties.map((property) => propertyColumn(property, model, features, isNumbered)),
      ...(entity.isAccount ? [column('password_hash', 'sa.String(255)')] : []),
    ],
    uniques: uniques.map((members) =>
      unique(
        table,
        members.map((member) => member.column),
      ),
    ),
    foreignKeys: now,
    later,
    indexes: properties
      .filter(({ target, column: name }) => target !== undefined && !single.has(name))
      .map((property) => index(table, property.column)),
  };
}

function propertyColumn(property: Property, model: Model, { postgresql }: Features, isNumbered: boolean): Column {
  const { column: name, nullable } = property;
  if (property.role === 'key' && isNumbered) return { name, nullable, property, type: numberedKey(postgresql) };
  const typed = property.target === undefined ? property : model.entity(property.target).key;
  const isText = typed.type.kind === 'string';
  return {
    name,
    nullable,
    property,
    type: columnType(typed, postgresql),
    // SQLite lets any length in.
    ...(postgresql && isText && typed.field && { limit: textLimit(typed.field) }),
  };
}

const column = (name: string, type: string): Column => ({ name, type, nullable: false });

function linkTable(link: EntityModel['links'][number], { postgresql }: Features): Table {
  const { table, source, target, sourceColumn, targetColumn } = link;
  const reference = (name: string, { key, name: entity }: EntityModel): Column => ({
    name,
    type: columnType(key, postgresql),
    nullable: false,
    property: { ...key, column: name, role: 'reference', target: entity },
  });
  return {
    name: table,
    isNumbered: false,
    primaryKey: [sourceColumn, targetColumn],
    columns: [reference(sourceColumn, source), reference(targetColumn, target)],
    uniques: [],
    foreignKeys: [
      foreignKey(table, sourceColumn, source, 'CASCADE'),
      foreignKey(table, targetColumn, target, 'CASCADE'),
    ],
    later: [],
    indexes: [index(table, targetColumn)],
  };
}

function securityTables({ account }: Model, { apiKeys, postgresql }: Features): Table[] {
  const table = (name: string, parts: Pick<Table, 'columns' | 'foreignKeys' | 'indexes'>): Table => ({
    name,
    isNumbered: false,
    primaryKey: ['id'],
    uniques: [unique(name, ['digest'])],
    later: [],
    ...parts,
  });
  if (account) {
    return [
      table('refresh_tokens', {
        columns: [
          column('id', 'sa.Uuid()'),
          column('account_id', columnType(account.key, postgresql)),
          column('family', 'sa.Uuid()'),
          column('digest', 'sa.String(64)'),
          column('spent', 'sa.Boolean()'),
          column('expires_at', 'column_types.Moment()'),
        ],
        foreignKeys: [foreignKey('refresh_tokens', 'account_id', account, 'CASCADE')],
        indexes: [index('refresh_tokens', 'account_id'), index('refresh_tokens', 'family')],
      }),
    ];
  }
  if (!apiKeys) return [];
  return [
    table('api_keys', {
      columns: [
        column('id', 'sa.Uuid()'),
        column('name', 'sa.String(255)'),
        column('digest', 'sa.String(64)'),
        column('created_at', 'column_types.Moment()'),
      ],
      foreignKeys: [],
      indexes: [],
    }),
  ];
}
