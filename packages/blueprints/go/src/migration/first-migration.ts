import { addForeignKey, type Dialect } from '@quantumlayer/blueprint-kit';
import { OnDelete, type EntityModel } from '@quantumlayer/ir';
import { sqlName } from '../naming';
import type { Context } from '../view/context';
import { sqlStyle } from './sql-style';
import { entitiesInOrder, storageTables } from './storage-tables';

/** A goose migration that makes and drops every table. */
export function firstMigration(context: Context, dialect: Dialect): string {
  const { model } = context;
  const order = entitiesInOrder(model);
  const linkTables = model.entities.flatMap((entity) => entity.links.map((link) => link.table));
  const tables = storageTables(context, dialect);
  const style = sqlStyle(tables);
  const ofEntities = new Set(model.entities.map(({ table }) => table));
  const later =
    dialect === 'postgres' ? tables.flatMap((table) => table.later.map((key) => ({ table: table.name, key }))) : [];
  const up = [
    ...tables.flatMap((table) => [
      style.createTable(table),
      ...(ofEntities.has(table.name) ? [] : style.createIndexes(table)),
    ]),
    ...later.map(({ table, key }) => addForeignKey(style, table, key)),
    ...model.entities.flatMap(({ table: name }) =>
      tables.filter((table) => table.name === name).flatMap((table) => style.createIndexes(table)),
    ),
  ];
  const knots = dialect === 'sqlite' ? order.filter((entity, i) => isKnot(entity, order.slice(i + 1))) : [];
  const known = new Set([...ofEntities, ...linkTables]);
  const down = [
    ...tables.filter(({ name }) => !known.has(name)).map(({ name }) => `DROP TABLE ${sqlName(name)};`),
    ...emptied(knots, linkTables, order),
    ...linkTables.map((name) => `DROP TABLE ${sqlName(name)};`),
    ...later.map(({ table, key }) => `ALTER TABLE ${sqlName(table)} DROP CONSTRAINT ${sqlName(key.name)};`),
    ...knots.flatMap(replaced),
    ...[...order].reverse().map((entity) => `DROP TABLE ${sqlName(entity.table)};`),
  ];
  const off =
    dialect === 'sqlite' &&
    order.some((entity) => entity.references.some(({ target }) => order.indexOf(target) > order.indexOf(entity)));
  return `-- +goose Up\n${up.map((statement) => `${statement};`).join('\n\n')}\n\n-- +goose Down\n${off ? '-- Tables that refer to each other have no order in which they can go.\nPRAGMA defer_foreign_keys = ON;\n' : ''}${down.join('\n')}\n`;
}

/**
 * Part of a circle, and changed or deleted with rows of its own: SQLite drops such a table only while those are there that it refers
 * to, and so without rows.
 */
function isKnot(entity: EntityModel, later: readonly EntityModel[]): boolean {
  return (
    entity.references.some(({ target }) => later.includes(target)) &&
    entity.references.some(
      (each) => each.target === entity && ![OnDelete.RESTRICT, OnDelete.UNSPECIFIED].includes(each.onDelete),
    )
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
