import { postgresName, type Column, type ForeignKey, type Table } from '@quantumlayer/blueprint-kit';
import type { EntityModel } from '@quantumlayer/ir';
import { sqlName } from '../naming';

export interface SqlTable extends Table {
  /** Columns and constraints of CREATE TABLE. */
  readonly lines: readonly string[];
}

export const foreignKey = (table: string, column: string, target: EntityModel, onDelete: string): ForeignKey => ({
  name: postgresName(table, column, 'fkey'),
  column,
  target: target.table,
  targetColumn: target.key.column,
  onDelete,
});

/** As a column of CREATE TABLE has it. */
export const references = ({ target, targetColumn, onDelete }: ForeignKey): string =>
  `REFERENCES ${sqlName(target)} (${sqlName(targetColumn)}) ON DELETE ${onDelete}`;

/** A column as CREATE TABLE and ADD COLUMN have it, without what it refers to. */
export function columnLine({ name, type, nullable, check }: Column, key = ''): string {
  const required = key === '' ? (nullable ? [] : ['NOT NULL']) : [key];
  return [sqlName(name), type, ...required].join(' ') + checkClause(name, check);
}

export const checkClause = (name: string, check: Column['check']): string =>
  check === undefined ? '' : ` CHECK (${sqlName(name)} IN (${check.values.map((value) => `'${value}'`).join(', ')}))`;
