import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openDatabase } from '@quantumlayer/store';

type Row = Readonly<Record<string, unknown>>;

/** What a database holds, in a form in which two can be compared: nothing in it depends on the order of columns. */
export interface DatabaseContent {
  /** By table: columns, constraints and indexes as text, sorted. */
  readonly schema: Readonly<Record<string, readonly string[]>>;
  /** By table, in the order of the first column. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

/** What migration tools keep for themselves. */
const BOOKS = /^(alembic_version|goose_|kysely_|sqlite_)/;

export function readContent(url: string): Promise<DatabaseContent> {
  return url.startsWith('sqlite:') ? readSqlite(url.slice('sqlite:'.length)) : readPostgres(url);
}

async function readPostgres(url: string): Promise<DatabaseContent> {
  const database = await openDatabase({ url, connections: 1, applicationName: 'e2e' });
  try {
    const names = await database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const schema: Record<string, string[]> = {};
    const rows: Record<string, Row[]> = {};
    for (const { name } of names.filter((table) => !BOOKS.test(table.name))) {
      const lines = await database.query<{ line: string }>(
        `SELECT concat_ws(' ', 'column', attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attcollation, pg_get_expr(adbin, adrelid)) AS line
           FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
          WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
          UNION ALL SELECT concat_ws(' ', 'constraint', conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid = $1::regclass
          UNION ALL SELECT concat_ws(' ', 'index', indexdef) FROM pg_indexes WHERE schemaname = 'public' AND tablename = $2`,
        [`"${name}"`, name],
      );
      schema[name] = lines.map(({ line }) => line).sort();
      rows[name] = await database.query(`SELECT * FROM "${name}" ORDER BY 1`);
    }
    return { schema, rows };
  } finally {
    await database.close();
  }
}

/** Python's own SQLite: Node.js 20 has none. */
const SQLITE = `
import json, re, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.row_factory = sqlite3.Row
assert db.execute("PRAGMA foreign_key_check").fetchall() == []
schema, rows = {}, {}
for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
    lines = [f"column {c['name']} {c['type']} {c['notnull']} {c['dflt_value']} {c['pk']}" for c in db.execute(f'PRAGMA table_xinfo("{name}")')]
    lines += [f"references {k['from']} {k['table']} {k['to']} {k['on_delete']}" for k in db.execute(f'PRAGMA foreign_key_list("{name}")')]
    for i in db.execute(f'PRAGMA index_list("{name}")').fetchall():
        columns = [c["name"] for c in db.execute(f'PRAGMA index_info("{i["name"]}")')]
        lines.append(f"index {'' if i['origin'] != 'c' else i['name']} {i['unique']} {i['origin']} {columns}")
    lines += ["check " + re.sub(r'[\\s"]', "", check) for check in re.findall(r"check \\(.*?\\)\\)", sql, re.I)]
    lines += ["constraint " + found for found in re.findall(r'constraint "?(\\w+)', sql, re.I)]
    lines += ["autoincrement"] * bool(re.search("autoincrement", sql, re.I)) + ["strict"] * sql.lower().endswith("strict")
    schema[name] = sorted(lines)
    rows[name] = [dict(row) for row in db.execute(f'SELECT * FROM "{name}" ORDER BY 1')]
print(json.dumps({"schema": schema, "rows": rows}))
`;

async function readSqlite(path: string): Promise<DatabaseContent> {
  const { stdout } = await promisify(execFile)('python3', ['-c', SQLITE, path]);
  const { schema, rows } = JSON.parse(stdout) as DatabaseContent;
  const own = <Value>(tables: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(tables).filter(([name]) => !BOOKS.test(name)));
  return { schema: own(schema), rows: own(rows) };
}
