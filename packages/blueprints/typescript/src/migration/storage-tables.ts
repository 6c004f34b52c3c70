import { postgresName, type Column, type Dialect, type ForeignKey } from '@quantumlayer/blueprint-kit';
import { OnDelete, type EntityModel, type Property } from '@quantumlayer/ir';
import { constraintName, type EntityView } from '../view/entity-view';
import type { ProjectView } from '../view/project-view';
import { authenticationTables } from './authentication-tables';
import { columnLine, columnType, foreignKey, foreignKeyLine, index, KEEP, type SqlTable } from './sql-table';

/** Every table, each after those that it refers to. */
export function storageTables(view: ProjectView, dialect: Dialect): SqlTable[] {
  const entities = inOrder(view);
  const tables = entities.map((entity, position) => {
    const known = entities.slice(0, position + 1).map(({ model }) => model.table);
    return entityTable(entity, view.model.account, known, dialect);
  });
  const links = view.entities.flatMap(({ links: all }) => all.map(({ link }) => linkTable(link, dialect)));
  return [...tables, ...links, ...authenticationTables(view, dialect)];
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

function entityTable(
  entity: EntityView,
  account: EntityModel | undefined,
  known: readonly string[],
  dialect: Dialect,
): SqlTable {
  const { model, key } = entity;
  const { table } = model;
  const foreign = foreignKeys(model, account);
  const isLater = ({ target }: ForeignKey) => !known.includes(target);
  const uniques = model.uniques.map((members) => {
    const columns = members.map(({ column }) => column);
    return { name: constraintName('uq', table, columns), columns };
  });
  const uniqueFirst = new Set(uniques.map(({ columns: [first] }) => first));
  const columns = entity.properties.map(({ property }) => columnOf(table, property, dialect));
  return {
    name: table,
    isNumbered: key.isGenerated,
    primaryKey: [key.column],
    columns,
    uniques,
    foreignKeys: foreign.filter((reference) => !isLater(reference)),
    later: foreign.filter(isLater),
    indexes: foreign.filter(({ column }) => !uniqueFirst.has(column)).map(({ column }) => index(table, column)),
    lines: [
      ...columns.map((column) => (column.name === key.column ? keyLine(column, entity, dialect) : columnLine(column))),
      ...(key.isNatural
        ? [`constraint "${constraintName('pk', table, [key.column])}" primary key ("${key.column}")`]
        : []),
      // Of several broken constraints SQLite names the last and PostgreSQL the first; callers are told of the first.
      ...(dialect === 'sqlite' ? [...uniques].reverse() : uniques).map(
        (unique) => `constraint "${unique.name}" unique (${quoted(unique.columns)})`,
      ),
      ...foreign.filter((reference) => dialect === 'sqlite' || !isLater(reference)).map(foreignKeyLine),
    ],
    isKnot: foreign.some(isLater) && foreign.some(({ target, onDelete }) => target === table && onDelete !== KEEP),
  };
}

const rules: Partial<Record<OnDelete, string>> = {
  [OnDelete.CASCADE]: 'CASCADE',
  [OnDelete.SET_NULL]: 'SET NULL',
};

function foreignKeys(model: EntityModel, account: EntityModel | undefined): ForeignKey[] {
  const references = model.references.map(({ property, target, onDelete }) =>
    foreignKey(model.table, property.column, target, rules[onDelete]),
  );
  const owner = model.owner && account ? [foreignKey(model.table, model.owner.property.column, account)] : [];
  return [...references, ...owner];
}

function columnOf(table: string, property: Property, dialect: Dialect): Column {
  const { column: name, nullable, type } = property;
  const check = type.kind === 'enum' &&
    type.values.length > 0 && { name: postgresName(table, name, 'check'), values: type.values };
  return { name, type: columnType(property, dialect), nullable, property, ...(check && { check }) };
}

function keyLine(column: Column, { key }: EntityView, dialect: Dialect): string {
  if (key.isNatural) return columnLine(column);
  if (!key.isGenerated) return `"${column.name}" ${column.type} not null primary key`;
  return dialect === 'sqlite'
    ? `"${column.name}" integer primary key autoincrement`
    : `"${column.name}" bigint generated by default as identity primary key`;
}

function linkTable(link: EntityView['links'][number]['link'], dialect: Dialect): SqlTable {
  const { table, source, target, sourceColumn, targetColumn } = link;
  const reference = (name: string, { key, name: entity }: EntityModel): Column => ({
    name,
    type: columnType(key, dialect),
    nullable: false,
    property: { ...key, column: name, role: 'reference', target: entity },
  });
  const columns = [reference(sourceColumn, source), reference(targetColumn, target)];
  const keys = [foreignKey(table, sourceColumn, source, 'CASCADE'), foreignKey(table, targetColumn, target, 'CASCADE')];
  return {
    name: table,
    isNumbered: false,
    primaryKey: [sourceColumn, targetColumn],
    columns,
    uniques: [],
    foreignKeys: keys,
    later: [],
    indexes: [index(table, targetColumn)],
    lines: [
      ...columns.map(columnLine),
      `primary key (${quoted([sourceColumn, targetColumn])})`,
      ...keys.map(foreignKeyLine),
    ],
    isKnot: false,
  };
}

export const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');
