import { pascalCase, singularWords, titleCase, wordsOf } from '../../names';
import type { Reading } from '../reading';
import type { SourceText } from '../source-text';
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

/** Words of a file's name that do not tell what it is about. */
const GENERAL =
  /^(?:schema|dump|structure|database|db|sql|ddl|backup|init|create|tables?|export|migrations?|latest|prod|production|dev|test|final|new|v?\d+|up|down|data|model|models|import|postgres|postgresql|mysql|sqlite|pg|full|main|public)$/;

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
