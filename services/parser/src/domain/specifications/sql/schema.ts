import type { Range } from '../source-text';
import type { Statement } from './statements';

/** Tables as the statements of a file leave them: CREATE TABLE with every later ALTER TABLE applied. */
export interface SqlSchema {
  tables: Map<string, Table>;
  /** Values of enumerated types by the type's name. */
  enums: Map<string, string[]>;
  domains: Map<string, Domain>;
}

export interface Table extends Range {
  name: string;
  /** Name of the entity where it is not made from the table's. */
  entity?: string;
  /** PascalCase, where it is not the usual English plural. */
  plural?: string;
  columns: Column[];
  primaryKey: string[];
  uniques: UniqueKey[];
  foreignKeys: ForeignKey[];
  checks: Check[];
  /** Parts of the definition that have no counterpart, by their first word. */
  leftOut: (Range & { what: string })[];
  comment?: string;
}

export interface Column extends Range {
  name: string;
  type: ColumnType;
  notNull: boolean;
  /** Filled by the database: serial, identity, auto_increment. */
  generatedKey: boolean;
  default?: Statement;
  /** Expression of a GENERATED ALWAYS column. */
  computed?: Statement;
  comment?: string;
}

export interface ColumnType {
  /** Lower case, "timestamp with time zone" and the like reduced to their first word; "" where SQLite allows none. */
  name: string;
  arguments: string[];
  unsigned: boolean;
  array: boolean;
}

export interface Domain {
  type: ColumnType;
  notNull: boolean;
  checks: Statement[];
}

export interface UniqueKey extends Range {
  columns: string[];
}

export interface ForeignKey extends Range {
  columns: string[];
  table: string;
  referenced: string[];
  onDelete?: 'restrict' | 'cascade' | 'set_null' | 'set_default';
}

export interface Check extends Range {
  condition: Statement;
}

/** Names are compared as databases do: without regard to case. */
export function columnOf(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

export function tableOf(schema: SqlSchema, name: string): Table | undefined {
  return schema.tables.get(name.toLowerCase());
}
