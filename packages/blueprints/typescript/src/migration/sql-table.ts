import { postgresName, type Column, type Dialect, type ForeignKey, type Table } from '@quantumlayer/blueprint-kit';
import type { EntityModel, Property } from '@quantumlayer/ir';
import { propertyCode } from '../code/property-code';
import { constraintName } from '../view/entity-view';

export interface SqlTable extends Table {
  /** Columns and constraints of `create table`. */
  readonly lines: readonly string[];
  /** Part of a circle, and changed or deleted with rows of its own: SQLite drops it only while those are there that it refers to. */
  readonly isKnot: boolean;
}

/** The rule that is not written. */
export const KEEP = 'NO ACTION';
export const foreignKey = (table: string, column: string, target: EntityModel, onDelete = KEEP): ForeignKey => ({
  name: postgresName(table, column, 'fkey'),
  column,
  target: target.table,
  targetColumn: target.key.column,
  onDelete,
});

export const index = (table: string, column: string) => ({
  name: constraintName('ix', table, [column]),
  columns: [column],
});

export const columnType = (property: Property, dialect: Dialect): string => {
  const code = propertyCode(property);
  return dialect === 'sqlite' ? code.sqliteType : code.postgresType;
};

/** A column as `create table` and `add column` take it. */
export function columnLine({ name, type, nullable, check }: Column): string {
  const values = check?.values.map((value) => `'${value}'`).join(', ');
  return `"${name}" ${type}${nullable ? '' : ' not null'}${values === undefined ? '' : ` check ("${name}" in (${values}))`}`;
}

export function foreignKeyLine({ column, target, targetColumn, onDelete }: ForeignKey): string {
  const rule = onDelete === KEEP ? '' : ` on delete ${onDelete.toLowerCase()}`;
  return `foreign key ("${column}") references "${target}" ("${targetColumn}")${rule}`;
}
