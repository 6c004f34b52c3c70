import { pascalCase, pluralWords, singularWords, titleCase, wordsOf } from '../../names';
import { plainLetters } from '../implicit-names';
import type { Reading } from '../reading';
import type { SourceText } from '../source-text';
import { hasRomanceNames, romanceSingular } from './romance-plurals';
import type { SqlSchema, Table } from './schema';

/** Tables of Django's own applications. */
const DJANGO =
  /^(?:django_\w+|auth_(?:permission|group|group_permissions|user_groups|user_user_permissions)|authtoken_token|account_email\w+|socialaccount_\w+)$/;

/** Whether the file is a dump of a Django project: its tables begin with the name of an application. */
const isDjango = (schema: SqlSchema): boolean =>
  [...schema.tables.keys()].some((name) =>
    /^django_(?:migrations|content_type|session|admin_log)$|^auth_user$/.test(name),
  );

/** "blog_post" of a Django project is Post, where no other application has one; its housekeeping is left out. */
export function shortenDjangoNames(schema: SqlSchema, reading: Reading): void {
  if (!isDjango(schema)) return;
  for (const [key, table] of schema.tables) {
    if (!DJANGO.test(key)) continue;
    schema.tables.delete(key);
    reading.assume(
      `"${table.name}" is left out: Django keeps it for itself.`,
      'Rename the table to make it an entity.',
      table,
    );
  }
  const short = new Map<string, Table[]>();
  for (const table of schema.tables.values()) {
    const words = wordsOf(table.name).slice(1);
    const name = pascalCase(singularWords(words));
    if (words.length > 0) short.set(name, [...(short.get(name) ?? []), table]);
  }
  for (const [name, [table, ...others]] of short) if (table && others.length === 0) table.entity = name;
}

/** "t_rol", "tblUsers", and "hr_jobs" where every table begins so: the prefix is no part of the name. */
const PREFIX = new Set(['t', 'tb', 'tbl', 'tab']);
const LONGEST_PREFIX = 2;

/** Names of entities where prefixes, or plurals of another language, stand in the way. */
export function nameTables(schema: SqlSchema): void {
  const tables = [...schema.tables.values()].filter(({ entity }) => entity === undefined);
  const all = tables.map((table) => ({ table, words: wordsOf(plainLetters(table.name)) }));
  const first = all[0]?.words[0] ?? '';
  const shared =
    all.length > 1 &&
    first.length <= LONGEST_PREFIX &&
    all.every(({ words }) => words.length > 1 && words[0] === first);
  const isRomance = hasRomanceNames(schema);
  const named = all.map(({ table, words }) => {
    const own = words.length > 1 && (shared || PREFIX.has(words[0] ?? '')) ? words.slice(1) : words;
    const name = isRomance ? own.map(romanceSingular) : singularWords(own);
    return { table, own, name };
  });
  const count = (name: string): number => named.filter((one) => pascalCase(one.name) === name).length;
  for (const { table, own, name } of named) {
    const entity = pascalCase(name);
    if (count(entity) > 1 || !/^[A-Z]/.test(entity)) continue;
    table.entity = entity;
    if (own.join() !== name.join() && own.join() !== pluralWords(name).join()) table.plural = pascalCase(own);
  }
}

/** Words of a file's name that do not tell what it is about. */
const GENERAL =
  /^(?:schema|dump|structure|database|db|sql|ddl|backup|init|create|tables?|export|migrations?|latest|prod|production|dev|test|final|new|v?\d+|up|down|data|model|models|import|postgres|postgresql|my|mysql|sqlite|oracle|server|mssql|db2|psql|pg|initial|full|main|public)$/;

/** "chinook.sql" gives the project its name, "schema.sql" none. */
export function projectTitle({ name }: SourceText): string | undefined {
  const base =
    name
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  const words = wordsOf(base).filter((word) => !GENERAL.test(word));
  return /^[a-z]/.test(words[0] ?? '') ? titleCase(words.slice(0, 4)) : undefined;
}
