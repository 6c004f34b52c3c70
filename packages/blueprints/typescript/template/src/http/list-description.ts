/** How the values of a column look in a query string, and what can be asked of them. */
export type ColumnType =
  | {
      kind:
        | 'string'
        | 'email'
        | 'uuid'
        | 'integer'
        | 'number'
        | 'boolean'
        | 'date'
        | 'datetime'
        | 'time'
        | 'list';
    }
  | { kind: 'decimal'; scale: number }
  | { kind: 'enum'; values: readonly string[] };

export type ListColumn = ColumnType & {
  /** Name in the table. */
  column: string;
  nullable?: boolean;
};

/** A many-to-many relation that rows can be filtered by. */
export interface ListLink {
  table: string;
  source: string;
  target: string;
  kind: 'uuid' | 'integer' | 'string';
}

/** What callers may ask of the list of one resource. */
export interface ListDescription {
  table: string;
  /** Column of the key, the last criterion of every order. */
  key: string;
  columns: ReadonlyMap<string, ListColumn>;
  links?: ReadonlyMap<string, ListLink>;
  /** Columns that `q` looks into. */
  search?: readonly string[];
}

export const isOrdered = ({ kind }: ColumnType): boolean =>
  ['integer', 'number', 'decimal', 'date', 'datetime', 'time'].includes(kind);

export const isSortable = ({ kind }: ColumnType): boolean => kind !== 'list';
