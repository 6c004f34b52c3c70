import { createIndex, type SqlStyle } from '@quantumlayer/blueprint-kit';
import { sqlName } from '../naming';
import { columnLine, type SqlTable } from './sql-table';

/** SQL as these migrations write it; `tables` are those that it can create. */
export function sqlStyle(tables: readonly SqlTable[]): SqlStyle {
  const linesOf = new Map(tables.map(({ name, lines }) => [name, lines]));
  const style: SqlStyle = {
    name: sqlName,
    createTable: ({ name: table }, name = table) => {
      const lines = (linesOf.get(table) ?? []).map((line) => `    ${line}`).join(',\n');
      return `CREATE TABLE ${sqlName(name)} (\n${lines}\n)`;
    },
    column: (column) => columnLine(column),
    createIndexes: ({ name, uniques, indexes }) => [
      ...uniques.map((unique) => createIndex(style, name, unique, true)),
      ...indexes.map((index) => createIndex(style, name, index)),
    ],
    uniqueIndexes: true,
  };
  return style;
}
