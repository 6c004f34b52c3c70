import type { DraftEntity, DraftField } from '../../draft-model';
import { camelCase, entityName, wordsOf } from '../../names';
import { completeNaturalKey } from '../natural-key';
import { fieldName, isPassword, isSecret, isTimestamp, otherTimestamp, plainLetters } from '../implicit-names';
import type { Reading } from '../reading';
import { readDefault } from './column-default';
import { typedField } from './column-type';
import type { Column, SqlSchema, Table } from './schema';

/** The entity of a table, without what its checks and keys add. */
export function buildEntity(
  table: Table,
  schema: SqlSchema,
  references: ReadonlySet<Column>,
  reading: Reading,
): DraftEntity {
  const entity: DraftEntity = { name: entityNameOf(table), fields: [] };
  if (table.plural !== undefined) entity.plural = table.plural;
  if (table.comment) entity.description = table.comment.slice(0, 500);
  reading.place(entity.name, table);
  const key = table.columns.find((column) => isKey(table, column));
  chooseKey(entity, table, key, references, reading);
  for (const column of table.columns) {
    const natural = entity.key?.kind === 'natural' && column === key;
    if ((column === key && !natural) || references.has(column) || isImplicit(entity.name, column, reading)) continue;
    const field = buildField(entity.name, column, schema, reading);
    if (!field) continue;
    entity.fields.push(field);
    reading.place(`${entity.name}.${field.name}`, column);
  }
  completeNaturalKey(entity, reading, key ?? table);
  return entity;
}

export function entityNameOf(table: Pick<Table, 'name' | 'entity'>): string {
  if (table.entity !== undefined) return table.entity;
  const words = wordsOf(plainLetters(table.name));
  return entityName(words).replace(/^[0-9]+/, '') || 'Item';
}

function isKey(table: Table, column: Column): boolean {
  return table.primaryKey.length === 1 && table.primaryKey[0]?.toLowerCase() === column.name.toLowerCase();
}

/** Times that every row has anyway, and what the authentication keeps to itself. */
function isImplicit(entity: string, column: Column, reading: Reading): boolean {
  if (isTimestamp(column.name)) return true;
  const label = `"${column.name}" of ${entity}`;
  const time = timeOf(column);
  if (time !== undefined) {
    reading.assume(`${label} is \`${time}\`, which the API sets.`, 'Give it another name.', column);
    return true;
  }
  const what = isPassword(column.name) ? 'passwords' : isSecret(column.name) ? 'secrets of a login' : undefined;
  if (what === undefined) return false;
  const text = `"${column.name}" is left out of ${entity}: ${what} are kept by the authentication, never shown.`;
  reading.assume(text, 'Call the column something else to make it an ordinary field.', column);
  return true;
}

/** The time of the row that a column holds by another name; when a row was made only where the database says so. */
export function timeOf(column: Column): 'createdAt' | 'updatedAt' | undefined {
  const time = otherTimestamp(column.name);
  // DATE of Oracle is a moment, too.
  const isMoment = /^(?:timestamp|datetime|smalldatetime)|^date$/.test(column.type.name);
  const isSet = time === 'updatedAt' || (column.default && typeof readDefault(column.default, 'datetime') === 'object');
  return isMoment && isSet ? time : undefined;
}

function chooseKey(
  entity: DraftEntity,
  table: Table,
  key: Column | undefined,
  references: ReadonlySet<Column>,
  reading: Reading,
): void {
  if (!key || references.has(key)) {
    if (table.primaryKey.length > 1) {
      const text = `${entity.name} gets a key of its own, \`id\`; the columns of its primary key are unique together.`;
      reading.assume(text, 'Give the table a single-column primary key.', table);
    }
    return;
  }
  const type = key.type.name;
  const isText = /char|text|string/.test(type) && !(/^char$/.test(type) && key.type.arguments[0] === '36');
  const name = fieldName(key.name);
  if (key.generatedKey || /int|serial|numeric|decimal|number/.test(type)) entity.key = { kind: 'integer' };
  else if (isText && name !== undefined && !/^id$/i.test(key.name)) entity.key = { kind: 'natural', field: name };
  else entity.key = { kind: 'uuid' };
  if (entity.key.kind !== 'natural' && !/^id$/i.test(key.name)) {
    const text = `The key "${key.name}" of ${entity.name} is called \`id\` in the API.`;
    reading.assume(text, 'There is no other name for it.', key);
  }
}

function buildField(entity: string, column: Column, schema: SqlSchema, reading: Reading): DraftField | undefined {
  const name = fieldName(column.name);
  const domain = schema.domains.get(column.type.name);
  const typed = name === undefined ? undefined : typedField(column.name, domain?.type ?? column.type, schema);
  const label = `"${column.name}" of ${entity}`;
  if (name === undefined || !typed) {
    const type = `${column.type.name}${column.type.array ? '[]' : ''}`;
    const reason = name === undefined ? 'its name has no letter from a to z' : `nothing in the model holds ${type}`;
    const text = `${label} is left out: ${reason}.`;
    reading.leaveOut(text, 'Give the column a text, number, date or JSON type.', column);
    return undefined;
  }
  if (column.computed) {
    const text = `${label} is left out: it is computed by the database.`;
    reading.leaveOut(text, 'Say in the brief how it is computed.', column);
    return undefined;
  }
  if (typed.remark !== undefined) reading.assume(`${label}: ${typed.remark}.`, 'Change its type in the file.', column);
  if (name !== camelCase(wordsOf(column.name)))
    reading.assume(`${label} is called \`${name}\`.`, 'Rename the column.', column);
  const field: DraftField = { name, ...typed.field, required: column.notNull || (domain?.notNull ?? false) };
  if (column.comment) field.description = column.comment.slice(0, 500);
  const value = column.default && readDefault(column.default, field.type ?? 'string');
  if (typeof value === 'object' && 'json' in value && value.json === '""') {
    if (field.type !== 'email' && field.type !== 'url') field.required = false;
  } else if (value === 'unknown') {
    reading.leaveOut(
      `The default of ${label} is left out: it is an expression.`,
      'Say in the brief what it starts as.',
      column,
    );
  } else if (value) {
    field.default = value;
  }
  return field;
}
