import type { Release } from '@quantumlayer/contracts/agents/v1/agents';
import type { ColumnChange, StorageChanges, TableChange } from './compare-tables';
import { fillValue } from './fill-value';
import type { Column } from './table';

/** What the changes do to rows that are there, a line each: what goes, what is filled in, where they stop. */
export function tellChanges({ dropped, altered }: StorageChanges): string[] {
  return [...dropped.map(({ name }) => `drops ${name} and all that it holds`), ...altered.flatMap(tellTable)];
}

/** Where tables that SQLite makes anew would lose what the project's own migrations did to them; nothing where it has none. */
export function tellOwn({ own }: Release, rebuilt: readonly string[]): string[] {
  if (own.length === 0 || rebuilt.length === 0) return [];
  const files = own.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
  return [
    `makes ${rebuilt.join(', ')} anew as generated (SQLite): where ${files} added columns it stops and changes nothing, until you add them to it`,
  ];
}

function tellTable(change: TableChange): string[] {
  const { before, added, dropped, changed } = change;
  const again = new Set(added.map(({ name }) => name));
  return [
    ...dropped.map((column) =>
      again.has(column.name)
        ? `drops what ${before.name}.${column.name} holds, which cannot become what it shall be`
        : `drops ${before.name}.${column.name} and what it holds`,
    ),
    ...added.filter(({ nullable }) => !nullable).map((column) => tellAdded(before.name, column)),
    ...changed.flatMap((each) => tellChanged(before.name, each)),
    ...tellUniques(change),
  ];
}

function tellAdded(table: string, column: Column): string {
  const fill = fillValue(column);
  return fill === undefined
    ? `adds ${table}.${column.name}, for which rows that are there have no value: where there are any it stops and changes nothing, until you write into it what they get`
    : `gives the rows of ${table} ${column.name} = ${fill.words}`;
}

function tellChanged(table: string, { before, after, conversion }: ColumnChange): string[] {
  const name = `${table}.${after.name}`;
  const fill = fillValue(after);
  const lines: string[] = [];
  if (conversion.kind === 'scale' && conversion.divide > 1) lines.push(`cuts digits off ${name}`);
  if (conversion.kind === 'among') {
    const words = after.nullable ? 'nothing' : (fill?.words ?? 'nothing');
    lines.push(
      `turns ${name} into ${words} where it is none of ${conversion.values.map((value) => `"${value}"`).join(', ')}`,
    );
  }
  if (before.nullable && !after.nullable) {
    lines.push(
      fill === undefined
        ? `stops and changes nothing where ${name} is unset`
        : `sets ${name} to ${fill.words} where it is unset`,
    );
  }
  if (after.limit !== undefined && (before.limit ?? Infinity) > after.limit)
    lines.push(`stops and changes nothing where ${name} is longer than ${after.limit} characters (PostgreSQL)`);
  return lines;
}

function tellUniques({ before, added, uniques }: TableChange): string[] {
  const empty = new Set(added.filter(({ nullable }) => nullable).map(({ name }) => name));
  return (
    uniques.added
      .filter(({ columns }) => !columns.some((name) => empty.has(name)))
      // What was unique by fewer columns is so by more.
      .filter(({ columns }) => !before.uniques.some((known) => known.columns.every((name) => columns.includes(name))))
      .map(({ columns }) => `stops and changes nothing where two rows of ${before.name} share ${columns.join(' and ')}`)
  );
}

/** In a few words for a file's name: "add pages to books". */
export function nameChanges({ created, dropped, altered }: StorageChanges): string {
  const tables = [
    ...created.map(({ name }) => `create ${name}`),
    ...altered.map((change) => nameTable(change)),
    ...dropped.map(({ name }) => `drop ${name}`),
  ];
  return tables.length === 1 && tables[0] !== undefined ? tables[0] : 'change tables';
}

function nameTable({
  before: { name: table },
  added,
  dropped,
  changed,
  uniques,
  foreignKeys,
  indexes,
}: TableChange): string {
  const [column] = added;
  const others = uniques.dropped.length + foreignKeys.dropped.length + indexes.dropped.length + changed.length;
  if (column && added.length === 1 && dropped.length + others === 0) return `add ${column.name} to ${table}`;
  const [gone] = dropped;
  if (gone && dropped.length === 1 && added.length + changed.length === 0) return `drop ${gone.name} from ${table}`;
  return `change ${table}`;
}
