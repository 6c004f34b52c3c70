import { createIndex, type Dialect, type SqlStyle } from '@quantumlayer/blueprint-kit';
import { columnLine, type SqlTable } from './sql-table';

/** SQL as these migrations write it; `tables` are those that it can create. */
export function sqlStyle(tables: readonly SqlTable[], dialect: Dialect): SqlStyle {
  const linesOf = new Map(tables.map(({ name, lines }) => [name, lines]));
  const style: SqlStyle = {
    name: (name) => `"${name}"`,
    createTable: ({ name: table }, name = table) => {
      const lines = (linesOf.get(table) ?? []).map((line) => `      ${line}`).join(',\n');
      return `\n    create table "${name}" (\n${lines}\n    )${dialect === 'sqlite' ? ' strict' : ''}\n  `;
    },
    column: columnLine,
    createIndexes: ({ name, indexes }) => indexes.map((index) => createIndex(style, name, index)),
    uniqueIndexes: false,
  };
  return style;
}
