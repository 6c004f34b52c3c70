import type { DraftRelation } from '../../draft-model';
import { camelCase, pluralWords, singularWords, wordsOf } from '../../names';
import type { Reading } from '../reading';
import { isTimestamp, plainLetters } from '../implicit-names';
import { entityNameOf, timeOf } from './build-entities';
import { columnOf, tableOf, type Column, type ForeignKey, type SqlSchema, type Table } from './schema';

/** A foreign key whose target is in the file. */
export interface Reference {
  key: ForeignKey;
  /** The columns that stand for nothing else. */
  columns: readonly Column[];
  target: Table;
}

/** Declared references, then those that only a name like `author_id` tells of. */
export function referencesOf(table: Table, schema: SqlSchema, reading: Reading): Reference[] {
  const single = new Set(
    table.foreignKeys.flatMap(({ columns }) => (columns.length === 1 ? columns.map((name) => name.toLowerCase()) : [])),
  );
  const declared = table.foreignKeys.flatMap((key): Reference[] => {
    const target = tableOf(schema, key.table);
    const known = key.columns.flatMap((name) => columnOf(table, name) ?? []);
    const columns = key.columns.length > 1 ? known.filter(({ name }) => !single.has(name.toLowerCase())) : known;
    if (target && columns.length > 0 && known.length === key.columns.length) return [{ key, columns, target }];
    const reason = target ? 'its columns refer to something already' : `the file does not create "${key.table}"`;
    const text = `The reference from ${table.name} to ${key.table} is left out: ${reason}.`;
    reading.leaveOut(text, 'Give it a column of its own and add the table it refers to.', key);
    return [];
  });
  const taken = new Set(declared.flatMap(({ columns }) => columns));
  const named = table.columns.flatMap((column): Reference[] => {
    const target = taken.has(column) ? undefined : namedTarget(column, table, schema);
    if (!target) return [];
    const text = `"${column.name}" of ${table.name} refers to ${target.name}, by its name.`;
    reading.assume(text, 'Rename the column if it is an ordinary value.', column);
    const { start, end } = column;
    return [
      { key: { columns: [column.name], table: target.name, referenced: [], start, end }, columns: [column], target },
    ];
  });
  return [...declared, ...named];
}

function namedTarget(column: Column, table: Table, schema: SqlSchema): Table | undefined {
  const words = wordsOf(column.name);
  const before = words[0] === 'id';
  if (words.length < 2 || (!before && words.at(-1) !== 'id') || table.primaryKey.includes(column.name))
    return undefined;
  const target = singularWords(before ? words.slice(1) : words.slice(0, -1)).join('');
  return [...schema.tables.values()].find((one) => entityNameOf(one).toLowerCase() === target);
}

/** A table of nothing but two references: the link of a many-to-many relation. */
export function isLink(table: Table, references: readonly Reference[]): boolean {
  const linked = new Set(references.flatMap(({ columns }) => columns));
  const others = table.columns.filter(
    (column) => !linked.has(column) && !isTimestamp(column.name) && timeOf(column) === undefined,
  );
  const surrogate = others.length === 1 && table.primaryKey.length === 1 && others[0]?.name === table.primaryKey[0];
  return references.length === 2 && linked.size >= 2 && (others.length === 0 || surrogate);
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
  // Between rows of one table only the role tells which side is meant: follower_id of "follows".
  const roles = [second, first].map((reference) => relationName(reference));
  const role = source === target ? roles.find((name) => name !== camelCase(wordsOf(target))) : undefined;
  const name = role === undefined ? {} : { name: camelCase(pluralWords(wordsOf(role))) };
  return { source, target, cardinality: 'many_to_many', ...name };
}

export function toOneRelation(table: Table, reference: Reference, reading: Reading): DraftRelation {
  const { key, columns, target } = reference;
  const source = entityNameOf(table);
  const own = new Set(key.columns.map((name) => name.toLowerCase()));
  const alone = (names: readonly string[]): boolean =>
    names.length === own.size && names.every((name) => own.has(name.toLowerCase()));
  const unique = alone(table.primaryKey) || table.uniques.some((one) => alone(one.columns));
  const inKey = ({ name }: Column): boolean => table.primaryKey.some((one) => one.toLowerCase() === name.toLowerCase());
  const required = columns.every((column) => column.notNull || inKey(column));
  reading.place(`${source}-${entityNameOf(target)}`, key);
  return {
    source,
    target: entityNameOf(target),
    cardinality: unique ? 'one_to_one' : 'many_to_one',
    name: relationName(reference),
    required,
    onDelete: onDelete(key, required, source, reading),
  };
}

const KEY_WORDS = new Set(['id', 'fk', 'uuid', 'key', 'code', 'no']);

/** "author_id", "id_author", "authorid" -> "author"; a column that is named as the target's key gets the target's name. */
export function relationName({ key, columns, target }: Reference): string {
  const [column] = columns;
  const ofTarget = camelCase(wordsOf(entityNameOf(target)));
  if (!column || columns.length > 1) return ofTarget;
  const name = camelCase(roleOf(wordsOf(plainLetters(column.name)), wordsOf(key.referenced[0] ?? '')));
  return /^[a-z]/.test(name) ? name : ofTarget;
}

function roleOf(words: readonly string[], referenced: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  if (KEY_WORDS.has(words.at(-1) ?? '')) return words.slice(0, -1);
  if (['id', 'fk'].includes(first)) return rest;
  const glued = words.length === 1 ? /^(\w{3,})id$/.exec(first)?.[1] : undefined;
  if (glued !== undefined) return [glued];
  // "player_email" refers to the "email" of a player, "username" to that of a user.
  const shared = words.findIndex(
    (_, index) => referenced.slice(-(words.length - index)).join() === words.slice(index).join(),
  );
  return shared >= 0 ? words.slice(0, shared) : words;
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
