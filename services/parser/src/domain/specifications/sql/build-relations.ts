import type { DraftRelation } from '../../draft-model';
import { camelCase, singular, wordsOf } from '../../names';
import type { Reading } from '../reading';
import { isTimestamp } from '../implicit-names';
import { entityNameOf } from './build-entities';
import { columnOf, tableOf, type Column, type ForeignKey, type SqlSchema, type Table } from './schema';

/** A foreign key of one column whose target is in the file. */
export interface Reference {
  key: ForeignKey;
  column: Column;
  target: Table;
}

/** Declared references, then those that only a name like `author_id` tells of. */
export function referencesOf(table: Table, schema: SqlSchema, reading: Reading): Reference[] {
  const declared = table.foreignKeys.flatMap((key): Reference[] => {
    const target = tableOf(schema, key.table);
    const column = columnOf(table, key.columns[0] ?? '');
    if (target && column && key.columns.length === 1) return [{ key, column, target }];
    const reason = target ? 'it has several columns' : `the file does not create "${key.table}"`;
    const text = `The reference from ${table.name} to ${key.table} is left out: ${reason}.`;
    reading.leaveOut(text, 'Give it one column and add the table it refers to.', key);
    return [];
  });
  const named = table.columns.flatMap((column): Reference[] => {
    const target = declared.some((reference) => reference.column === column)
      ? undefined
      : namedTarget(column, table, schema);
    if (!target) return [];
    const text = `"${column.name}" of ${table.name} refers to ${target.name}, by its name.`;
    reading.assume(text, 'Rename the column if it is an ordinary value.', column);
    return [
      {
        key: { columns: [column.name], table: target.name, referenced: [], start: column.start, end: column.end },
        column,
        target,
      },
    ];
  });
  return [...declared, ...named];
}

function namedTarget(column: Column, table: Table, schema: SqlSchema): Table | undefined {
  const words = wordsOf(column.name);
  if (words.length < 2 || words.at(-1) !== 'id' || table.primaryKey.includes(column.name)) return undefined;
  const target = words
    .slice(0, -1)
    .map((word, index, all) => (index === all.length - 1 ? singular(word) : word))
    .join('');
  return [...schema.tables.values()].find((one) => entityNameOf(one).toLowerCase() === target);
}

/** A table of nothing but two references: the link of a many-to-many relation. */
export function isLink(table: Table, references: readonly Reference[]): boolean {
  const linked = new Set(references.map(({ column }) => column));
  const others = table.columns.filter((column) => !linked.has(column) && !isTimestamp(column.name));
  const surrogate = others.length === 1 && table.primaryKey.length === 1 && others[0]?.name === table.primaryKey[0];
  return references.length === 2 && linked.size === 2 && (others.length === 0 || surrogate);
}

export function linkRelation(
  table: Table,
  [first, second]: readonly Reference[],
  reading: Reading,
): DraftRelation | undefined {
  if (!first || !second) return undefined;
  const source = entityNameOf(first.target);
  const target = entityNameOf(second.target);
  reading.place(`${source}-${target}`, table);
  return { source, target, cardinality: 'many_to_many' };
}

export function toOneRelation(table: Table, { key, column, target }: Reference, reading: Reading): DraftRelation {
  const source = entityNameOf(table);
  const alone = (columns: readonly string[]): boolean =>
    columns.length === 1 && columns[0]?.toLowerCase() === column.name.toLowerCase();
  const unique = alone(table.primaryKey) || table.uniques.some(({ columns }) => alone(columns));
  const required = column.notNull || table.primaryKey.some((name) => name.toLowerCase() === column.name.toLowerCase());
  reading.place(`${source}-${entityNameOf(target)}`, key);
  return {
    source,
    target: entityNameOf(target),
    cardinality: unique ? 'one_to_one' : 'many_to_one',
    name: relationName(column, target),
    required,
    onDelete: onDelete(key, required, source, reading),
  };
}

/** "author_id" -> "author"; a column that is named as the target's key gets the target's name. */
export function relationName(column: Column, target: Table): string {
  const words = wordsOf(column.name);
  const role = ['id', 'fk', 'uuid', 'key', 'code', 'no'].includes(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  const name = camelCase(role.length > 0 ? role : wordsOf(entityNameOf(target)));
  return /^[a-z]/.test(name) ? name : camelCase(wordsOf(entityNameOf(target)));
}

function onDelete(
  key: ForeignKey,
  required: boolean,
  source: string,
  reading: Reading,
): 'restrict' | 'cascade' | 'set_null' {
  const impossible = key.onDelete === 'set_default' || (key.onDelete === 'set_null' && required);
  if (impossible) {
    const text = `Deleting a ${key.table} that a ${source} refers to is refused: ON DELETE of this key cannot be kept.`;
    reading.assume(text, 'Use CASCADE, RESTRICT, or SET NULL on a column that may be null.', key);
  }
  return impossible || key.onDelete === undefined || key.onDelete === 'set_default' ? 'restrict' : key.onDelete;
}
