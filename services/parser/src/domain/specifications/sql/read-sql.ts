import { SourceKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftEntity, DraftField, SpecificationReading } from '../../draft-model';
import { dropDoubleProperties } from '../double-properties';
import { fieldName, isPassword } from '../implicit-names';
import { Reading } from '../reading';
import type { SourceText } from '../source-text';
import { addAccounts } from './accounts';
import { applyCondition } from './apply-condition';
import { buildEntity, entityNameOf } from './build-entities';
import { isLink, linkRelation, referencesOf, relationName, toOneRelation, type Reference } from './build-relations';
import { readCondition, type Condition } from './conditions';
import { dialectOf } from './dialect';
import { nameTables, projectTitle, shortenDjangoNames } from './names-of-tables';
import { readSchema } from './read-schema';
import { columnOf, type Check, type SqlSchema, type Table } from './schema';
import { splitStatements } from './statements';
import { tokenize } from './tokenize';

/** Reads SQL DDL in the dialects of PostgreSQL, MySQL, SQLite, SQL Server and Oracle. */
export function readSql(source: SourceText): SpecificationReading {
  const reading = new Reading();
  const statements = splitStatements(source, tokenize(source));
  const schema = readSchema(source, statements, reading);
  if (schema.tables.size === 0) {
    const whole = { start: 0, end: source.text.length };
    throw source.invalid('No table was found; give at least one CREATE TABLE with its columns.', whole);
  }
  shortenDjangoNames(schema, reading);
  dropHousekeeping(schema, reading);
  nameTables(schema);
  reading.model.title = projectTitle(source);
  const references = new Map([...schema.tables.values()].map((table) => [table, referencesOf(table, schema, reading)]));
  for (const [table, ofTable] of references) {
    const link = isLink(table, ofTable) ? linkRelation(table, ofTable, reading) : undefined;
    if (link) reading.model.relations.push(link);
    else addTable(table, ofTable, schema, reading);
  }
  dropDoubleProperties(reading);
  addAccounts(schema, reading);
  assumeDialect(source, reading);
  return reading.finish(SourceKind.SQL);
}

const HOUSEKEEPING =
  /^(?:schema_migrations|ar_internal_metadata|flyway_schema_history|alembic_version|django_migrations|knex_migrations\w*|goose_db_version|__efmigrationshistory|_prisma_migrations|databasechangelog\w*|sqlite_sequence)$/;

/** Tables in which migration tools keep their own books. */
function dropHousekeeping(schema: SqlSchema, reading: Reading): void {
  for (const [name, table] of schema.tables) {
    if (!HOUSEKEEPING.test(name)) continue;
    schema.tables.delete(name);
    const text = `"${table.name}" is left out: a migration tool keeps its own books in it.`;
    reading.assume(text, 'Rename the table to make it an entity.', table);
  }
}

function addTable(table: Table, references: readonly Reference[], schema: SqlSchema, reading: Reading): void {
  const columns = new Set(references.flatMap((reference) => reference.columns));
  const entity = buildEntity(table, schema, columns, reading);
  reading.model.entities.push(entity);
  for (const reference of references) reading.model.relations.push(toOneRelation(table, reference, reading));
  addUniques(entity, table, references, reading);
  for (const { what, ...at } of table.leftOut) {
    reading.leaveOut(
      `${what} of ${entity.name} is left out: the model has no such rule.`,
      'Say the rule in the brief.',
      at,
    );
  }
  for (const check of [...table.checks, ...domainChecks(table, schema)]) addCheck(entity, table, check, reading);
}

function addUniques(entity: DraftEntity, table: Table, references: readonly Reference[], reading: Reading): void {
  const keys = table.primaryKey.length > 1 ? [{ columns: table.primaryKey, start: table.start, end: table.end }] : [];
  for (const { columns, ...at } of [...keys, ...table.uniques]) {
    const members = [...new Set(columns.map((column) => memberName(column, table, references)))];
    const [first = ''] = members;
    const field = entity.fields.find(({ name }) => name === first);
    if (members.length > 1) {
      (entity.unique ??= []).push(members);
      reading.place(`${entity.name}.${first}#unique_with`, at);
    } else if (field) {
      field.unique = true;
      reading.place(`${entity.name}.${first}#unique`, at);
    }
  }
}

function memberName(name: string, table: Table, references: readonly Reference[]): string {
  const column = columnOf(table, name);
  const reference = references.find(({ columns }) => columns.some((one) => one === column));
  return reference ? relationName(reference) : (fieldName(name) ?? name);
}

/** The checks of a domain hold for each column of its type. */
function domainChecks(table: Table, schema: SqlSchema): Check[] {
  return table.columns.flatMap((column) =>
    (schema.domains.get(column.type.name)?.checks ?? []).map((condition) => ({
      start: column.start,
      end: column.end,
      condition: condition.map((token) => (token.value === 'value' ? { ...token, value: column.name } : token)),
    })),
  );
}

function addCheck(entity: DraftEntity, table: Table, check: Check, reading: Reading): void {
  const kept = readCondition(check.condition)?.every((condition) =>
    addCondition(entity, table, condition, check, reading),
  );
  if (kept) return;
  const text = `A CHECK of ${entityNameOf(table)} is left out: it is not about the bounds or values of one column.`;
  reading.leaveOut(text, 'Say the rule in the brief.', check);
}

function addCondition(
  entity: DraftEntity,
  table: Table,
  condition: Condition,
  check: Check,
  reading: Reading,
): boolean {
  const fieldOf = (column: string): DraftField | undefined => {
    const known = columnOf(table, column);
    return known && entity.fields.find(({ name }) => name === fieldName(known.name));
  };
  if (condition.kind !== 'comparison') {
    const field = fieldOf(condition.column);
    if (!field) return isPassword(condition.column);
    return applyCondition(field, condition);
  }
  const [left, right] = [fieldOf(condition.left), fieldOf(condition.right)];
  if (!left || !right || left.type !== right.type) return false;
  const operator = condition.operator === '=' ? '==' : condition.operator;
  const expression = `self.${left.name} ${operator} self.${right.name}`;
  (entity.invariants ??= []).push({
    name: `${snake(left.name)}_${OPERATOR_WORDS[operator] ?? 'differs'}_${snake(right.name)}`.slice(0, 60),
    expression,
    message: `${left.name} must be ${OPERATOR_TEXTS[operator] ?? 'related to'} ${right.name}.`,
  });
  reading.place(`${entity.name}#${expression}`, check);
  return true;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const OPERATOR_WORDS: Record<string, string> = {
  '<': 'below',
  '<=': 'up_to',
  '>': 'above',
  '>=': 'from',
  '==': 'equals',
  '!=': 'differs_from',
};
const OPERATOR_TEXTS: Record<string, string> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
  '==': 'equal to',
  '!=': 'different from',
};

function assumeDialect(source: SourceText, reading: Reading): void {
  const dialect = dialectOf(source.text);
  if (dialect === undefined) return;
  const text = `The file is written for ${dialect}; the project still uses the database that the brief names, or SQLite.`;
  const alternative = 'Name PostgreSQL in the brief, or use --db postgresql.';
  reading.assume(text, alternative, { start: 0, end: Math.min(source.text.length, 1) });
}
