import { createHash } from 'node:crypto';
import { postgresName, type Column, type Dialect } from '@quantumlayer/blueprint-kit';
import { OnDelete, type EntityModel, type Link, type Model, type Property } from '@quantumlayer/ir';
import { sqlName } from '../naming';
import { columnType } from '../view/columns';
import { hasIntegerKey, type Context } from '../view/context';
import { accessTables } from './access-tables';
import { checkClause, columnLine, foreignKey, references, type SqlTable } from './sql-table';

/** PostgreSQL cuts longer names off. */
const longestName = 63;

/** A name for a constraint or an index, short enough for every database. */
export function constraintName(...parts: readonly string[]): string {
  const name = parts.join('_');
  if (name.length <= longestName) return name;
  return `${name.slice(0, longestName - 9)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

export const uniqueName = (entity: EntityModel, members: readonly Property[]): string =>
  constraintName(entity.table, ...members.map(({ column }) => column), 'key');

export const keyName = (entity: EntityModel): string => constraintName(entity.table, 'pkey');

/** Entities after those that they need. */
export const entitiesInOrder = ({ creationOrder, entities }: Model): EntityModel[] => [
  ...creationOrder,
  ...entities.filter((entity) => !creationOrder.includes(entity)),
];

/** Every table: entities, links, then those of the authentication. */
export function storageTables(context: Context, dialect: Dialect): SqlTable[] {
  const { model } = context;
  const order = entitiesInOrder(model);
  return [
    ...order.map((entity, i) => entityTable(model, entity, new Set(order.slice(0, i + 1)), dialect)),
    ...model.entities.flatMap((entity) => entity.links.map((link) => linkTable(model, link, dialect))),
    ...accessTables(context, dialect),
  ];
}

const rules: Record<OnDelete, string> = {
  [OnDelete.UNSPECIFIED]: 'RESTRICT',
  [OnDelete.RESTRICT]: 'RESTRICT',
  [OnDelete.CASCADE]: 'CASCADE',
  [OnDelete.SET_NULL]: 'SET NULL',
};

function entityTable(
  model: Model,
  entity: EntityModel,
  existing: ReadonlySet<EntityModel>,
  dialect: Dialect,
): SqlTable {
  const { table, properties, uniques, key } = entity;
  const keys = properties.flatMap((property) => {
    if (property.target === undefined) return [];
    const target = model.entity(property.target);
    const reference = entity.references.find((candidate) => candidate.property.name === property.name);
    const isLater = !existing.has(target);
    return [
      { ...foreignKey(table, property.column, target, reference ? rules[reference.onDelete] : 'CASCADE'), isLater },
    ];
  });
  const inPlace = new Map(
    keys.filter(({ isLater }) => dialect === 'sqlite' || !isLater).map((each) => [each.column, each]),
  );
  const columns = properties.map((property) => columnOf(model, entity, property, dialect));
  const covered = new Set(uniques.map((members) => members[0]?.column));
  return {
    name: table,
    isNumbered: hasIntegerKey(entity),
    primaryKey: [key.column],
    columns: [...columns, ...(entity.isAccount ? [{ name: 'password_hash', type: 'TEXT', nullable: false }] : [])],
    uniques: uniques.map((members) => ({
      name: uniqueName(entity, members),
      columns: members.map(({ column }) => column),
    })),
    foreignKeys: keys.filter(({ isLater }) => !isLater),
    later: keys.filter(({ isLater }) => isLater),
    indexes: keys
      .filter(({ column }) => !covered.has(column))
      .map(({ column }) => ({ name: constraintName(table, column, 'idx'), columns: [column] })),
    lines: [
      ...columns.map(({ check, ...column }) => {
        const reference = inPlace.get(column.name);
        const line = columnLine(column, column.name === key.column ? keyClause(entity, dialect) : '');
        return `${line}${reference ? ` ${references(reference)}` : ''}${checkClause(column.name, check)}`;
      }),
      ...(entity.isAccount ? ['password_hash TEXT NOT NULL'] : []),
    ],
  };
}

function columnOf(model: Model, entity: EntityModel, property: Property, dialect: Dialect): Column {
  const { column: name, nullable, type } = property;
  return {
    name,
    type: columnType(model, entity, property, dialect),
    nullable,
    property,
    ...(type.kind === 'enum' && {
      check: { name: postgresName(entity.table, name, 'check'), values: type.values },
    }),
  };
}

function keyClause(entity: EntityModel, dialect: Dialect): string {
  // PostgreSQL shortens the name that it would choose in its own way.
  const isNamed = dialect === 'postgres' && entity.key.field && keyName(entity) !== `${entity.table}_pkey`;
  const name = isNamed ? `CONSTRAINT ${keyName(entity)} ` : '';
  if (!hasIntegerKey(entity)) return `${name}PRIMARY KEY NOT NULL`;
  return dialect === 'sqlite' ? 'PRIMARY KEY AUTOINCREMENT' : 'GENERATED ALWAYS AS IDENTITY PRIMARY KEY';
}

function linkTable(model: Model, link: Link, dialect: Dialect): SqlTable {
  const { table, source, target, sourceColumn, targetColumn } = link;
  const side = (name: string, entity: EntityModel) => ({
    column: {
      name,
      type: columnType(model, entity, entity.key, dialect),
      nullable: false,
      property: { ...entity.key, column: name, role: 'reference', target: entity.name },
    } satisfies Column,
    key: foreignKey(table, name, entity, 'CASCADE'),
  });
  const sides = [side(sourceColumn, source), side(targetColumn, target)];
  return {
    name: table,
    isNumbered: false,
    primaryKey: [sourceColumn, targetColumn],
    columns: sides.map(({ column }) => column),
    uniques: [],
    foreignKeys: sides.map(({ key }) => key),
    later: [],
    indexes: [{ name: constraintName(table, targetColumn, 'idx'), columns: [targetColumn] }],
    lines: [
      ...sides.map(({ column, key }) => `${columnLine(column)} ${references(key)}`),
      `PRIMARY KEY (${sqlName(sourceColumn)}, ${sqlName(targetColumn)})`,
    ],
  };
}
