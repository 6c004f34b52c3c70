/** Packages that generated code may use, by the name under which it uses them. */
const packages: Readonly<Record<string, string>> = {
  bufio: 'bufio',
  bytes: 'bytes',
  cmp: 'cmp',
  context: 'context',
  rand: 'crypto/rand',
  sha256: 'crypto/sha256',
  subtle: 'crypto/subtle',
  sql: 'database/sql',
  driver: 'database/sql/driver',
  base64: 'encoding/base64',
  hex: 'encoding/hex',
  json: 'encoding/json',
  errors: 'errors',
  fmt: 'fmt',
  io: 'io',
  fs: 'io/fs',
  slog: 'log/slog',
  maps: 'maps',
  math: 'math',
  big: 'math/big',
  mime: 'mime',
  net: 'net',
  http: 'net/http',
  httptest: 'net/http/httptest',
  url: 'net/url',
  os: 'os',
  signal: 'os/signal',
  filepath: 'path/filepath',
  regexp: 'regexp',
  reflect: 'reflect',
  runtime: 'runtime',
  debug: 'runtime/debug',
  slices: 'slices',
  strconv: 'strconv',
  strings: 'strings',
  sync: 'sync',
  atomic: 'sync/atomic',
  syscall: 'syscall',
  testing: 'testing',
  time: 'time',
  unicode: 'unicode',
  utf16: 'unicode/utf16',
  utf8: 'unicode/utf8',
  chi: 'github.com/go-chi/chi/v5',
  jwt: 'github.com/golang-jwt/jwt/v5',
  uuid: 'github.com/google/uuid',
  pgconn: 'github.com/jackc/pgx/v5/pgconn',
  goose: 'github.com/pressly/goose/v3',
  lock: 'github.com/pressly/goose/v3/lock',
  prometheus: 'github.com/prometheus/client_golang/prometheus',
  promauto: 'github.com/prometheus/client_golang/prometheus/promauto',
  promhttp: 'github.com/prometheus/client_golang/prometheus/promhttp',
  argon2: 'golang.org/x/crypto/argon2',
  sqlite: 'modernc.org/sqlite',
  sqlite3: 'modernc.org/sqlite/lib',
};

const own = [
  'auth',
  'body',
  'config',
  'database',
  'domain',
  'fault',
  'httpapi',
  'listing',
  'scalar',
  'server',
  'service',
  'store',
];

/** Random pauses need no cryptography. */
const mathRand = /\brand\.N\(/;

/**
 * The file with the imports that its code uses, in the usual three groups. The generated code never names a variable after a package.
 */
export function withImports(source: string, module: string): string {
  const header = /^package \w+\n/m.exec(source);
  if (!header) throw new RangeError('no package clause');
  const position = header.index + header[0].length;
  const code = stripped(source.slice(position));
  const self = /^package (\w+)/.exec(header[0])?.[1];
  const used = new Set([...code.matchAll(/(?<![\w.])([a-z][a-z0-9]*)\.[A-Z]/g)].map((match) => match[1] ?? ''));
  const paths: string[] = [];
  for (const name of used) {
    const path = own.includes(name) ? `${module}/internal/${name}` : packages[name];
    if (path === undefined || name === self) continue;
    paths.push(name === 'rand' && mathRand.test(code) ? 'math/rand/v2' : path);
  }
  const extra = [...source.matchAll(/^\/\/import (".*"|_ ".*")\n/gm)].map((match) => match[1] ?? '');
  const embed = /^\/\/go:embed/m.test(source) && !/\bembed\.FS\b/.test(code) ? ['_ "embed"'] : [];
  if (/\bembed\.FS\b/.test(code)) paths.push('embed');
  const lines = [...paths.map((path) => `"${path}"`), ...extra, ...embed];
  const block = importBlock(lines, module);
  return source.slice(0, position) + block + source.slice(position).replace(/^\/\/import .*\n/gm, '');
}

function importBlock(lines: readonly string[], module: string): string {
  if (lines.length === 0) return '';
  const path = (line: string) => /"(.*)"/.exec(line)?.[1] ?? '';
  const rank = (line: string) => (path(line).startsWith(`${module}/`) ? 2 : path(line).includes('.') ? 1 : 0);
  const groups = [0, 1, 2].map((wanted) =>
    lines
      .filter((line) => rank(line) === wanted)
      .sort((a, b) => (path(a) < path(b) ? -1 : 1))
      .map((line) => `\t${line}\n`)
      .join(''),
  );
  return `\nimport (\n${groups.filter((group) => group !== '').join('\n')})\n`;
}

/** Without comments and the contents of strings. */
function stripped(code: string): string {
  return code.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'/g, (match) =>
    match.startsWith('/') ? '' : '""',
  );
}
