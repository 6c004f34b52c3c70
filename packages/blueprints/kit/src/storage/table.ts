import type { Property } from '@quantumlayer/ir';

export type Dialect = 'sqlite' | 'postgres';

/** A column as one language's projects keep it. */
export interface Column {
  readonly name: string;
  /** As the language's migrations spell it; two columns with the same text are of the same type. */
  readonly type: string;
  readonly nullable: boolean;
  /** What it holds; undefined for what only the authentication knows of. */
  readonly property?: Property;
  /** The only values that the database lets in. */
  readonly check?: { readonly name: string; readonly values: readonly string[] };
  /** The most characters that the database lets in. */
  readonly limit?: number;
}

/** A constraint or an index over columns. */
export interface NamedColumns {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface ForeignKey {
  readonly name: string;
  readonly column: string;
  readonly target: string;
  readonly targetColumn: string;
  /** "CASCADE" */
  readonly onDelete: string;
}

/** A table as one language's projects create it in one database. */
export interface Table {
  readonly name: string;
  /** The database numbers its rows. */
  readonly isNumbered: boolean;
  readonly primaryKey: readonly string[];
  readonly columns: readonly Column[];
  readonly uniques: readonly NamedColumns[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Foreign keys that its creation leaves out, because their targets come later. */
  readonly later: readonly ForeignKey[];
  /** Without those that uniques bring. */
  readonly indexes: readonly NamedColumns[];
}
