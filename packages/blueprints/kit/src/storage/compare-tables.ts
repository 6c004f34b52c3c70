import type { Column, ForeignKey, NamedColumns, Table } from './table';
import { conversionOf, type Conversion } from './conversion';

/** What leads from one set of tables to another. */
export interface StorageChanges {
  /** In the order in which they can be created. */
  readonly created: readonly Table[];
  /** Those that refer before those that they refer to. */
  readonly dropped: readonly Table[];
  readonly altered: readonly TableChange[];
}

export interface TableChange {
  readonly before: Table;
  readonly after: Table;
  readonly added: readonly Column[];
  readonly dropped: readonly Column[];
  readonly changed: readonly ColumnChange[];
  readonly uniques: Exchange<NamedColumns>;
  readonly foreignKeys: Exchange<ForeignKey>;
  readonly indexes: Exchange<NamedColumns>;
}

/** A column that keeps what it holds, or as much of it as `conversion` says. */
export interface ColumnChange {
  readonly before: Column;
  readonly after: Column;
  readonly conversion: Conversion;
}

interface Exchange<Item> {
  readonly dropped: readonly Item[];
  readonly added: readonly Item[];
}

/** A table whose rows cannot follow: what tells them apart is another. */
export class KeyChanged extends Error {
  constructor(readonly table: string) {
    super(`The key of ${table} changes`);
  }
}

/**
 * Tables and columns are the same when they have the same name: nothing is guessed to be renamed.
 * @throws KeyChanged
 */
export function compareTables(before: readonly Table[], after: readonly Table[]): StorageChanges {
  const old = new Map(before.map((table) => [table.name, table]));
  const kept = new Set(after.map(({ name }) => name));
  const altered = after.flatMap((table): TableChange[] => {
    const known = old.get(table.name);
    if (known === undefined) return [];
    if (keyOf(known) !== keyOf(table)) throw new KeyChanged(table.name);
    const change = compareTable(known, table);
    return isEmpty(change) ? [] : [change];
  });
  return {
    created: after.filter(({ name }) => !old.has(name)),
    dropped: before.filter(({ name }) => !kept.has(name)).reverse(),
    altered,
  };
}

/** How rows are told apart. */
const keyOf = ({ primaryKey, isNumbered, columns }: Table): string =>
  [
    isNumbered,
    ...primaryKey.map((key) => `${key} ${columns.find(({ name }) => name === key)?.property?.type.kind}`),
  ].join();

/** Whether there is nothing to do. */
export const isSame = ({ created, dropped, altered }: StorageChanges): boolean =>
  created.length + dropped.length + altered.length === 0;

const isEmpty = ({ added, dropped, changed, uniques, foreignKeys, indexes }: TableChange): boolean =>
  [
    added,
    dropped,
    changed,
    ...[uniques, foreignKeys, indexes].flatMap((exchange) => [exchange.dropped, exchange.added]),
  ].every(({ length }) => length === 0);

function compareTable(before: Table, after: Table): TableChange {
  const old = new Map(before.columns.map((column) => [column.name, column]));
  const targets = ({ foreignKeys, later }: Table) =>
    new Map([...foreignKeys, ...later].map(({ column, target }) => [column, target]));
  const [oldTargets, newTargets] = [targets(before), targets(after)];
  const changed: ColumnChange[] = [];
  const replaced = new Set<string>();
  for (const column of after.columns) {
    const known = old.get(column.name);
    if (known === undefined) continue;
    const conversion = oldTargets.get(column.name) === newTargets.get(column.name) && conversionOf(known, column);
    if (!conversion) replaced.add(column.name);
    else if (conversion.kind !== 'keep' || !isSameColumn(known, column))
      changed.push({ before: known, after: column, conversion });
  }
  const kept = new Set(after.columns.map(({ name }) => name));
  return {
    before,
    after,
    added: after.columns.filter(({ name }) => !old.has(name) || replaced.has(name)),
    dropped: before.columns.filter(({ name }) => !kept.has(name) || replaced.has(name)),
    changed,
    uniques: exchange(before.uniques, after.uniques, replaced, columnsKey),
    foreignKeys: exchange(
      [...before.foreignKeys, ...before.later],
      [...after.foreignKeys, ...after.later],
      replaced,
      ({ column, target, targetColumn, onDelete }) => [column, target, targetColumn, onDelete].join(' '),
    ),
    indexes: exchange(before.indexes, after.indexes, replaced, columnsKey),
  };
}

const columnsKey = ({ name, columns }: NamedColumns) => [name, ...columns].join(' ');

/** What is only on one side; what lies on a replaced column goes and comes with it. */
function exchange<Item extends { readonly column?: string; readonly columns?: readonly string[] }>(
  before: readonly Item[],
  after: readonly Item[],
  replaced: ReadonlySet<string>,
  key: (item: Item) => string,
): Exchange<Item> {
  const touched = ({ column, columns = [] }: Item) => [...columns, column ?? ''].some((name) => replaced.has(name));
  const [old, young] = [new Set(before.map(key)), new Set(after.map(key))];
  return {
    dropped: before.filter((item) => !young.has(key(item)) || touched(item)),
    added: after.filter((item) => !old.has(key(item)) || touched(item)),
  };
}

const isSameColumn = (before: Column, after: Column): boolean =>
  before.type === after.type &&
  before.nullable === after.nullable &&
  [...(before.check?.values ?? [])].sort().join('\n') === [...(after.check?.values ?? [])].sort().join('\n');
