import { kebabCase, snakeCase, words } from '@quantumlayer/ir';

const initialisms = new Set(
  (
    'acl amqp api ascii cpu css db dns eof gid guid html http https id ip json qps ram rpc rtp sip sla smtp sql ssh tcp tls ts ttl ' +
    'udp ui uid uuid uri url utf8 vm xml xmpp xsrf xss'
  ).split(' '),
);

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function goWord(word: string): string {
  if (initialisms.has(word.replace(/\d+$/, '')) || initialisms.has(word)) return word.toUpperCase();
  if (word.endsWith('s') && initialisms.has(word.slice(0, -1))) return `${word.slice(0, -1).toUpperCase()}s`;
  return capitalised(word);
}

/** Exported, with Go's initialisms: "authorId" -> "AuthorID". */
export const exported = (name: string): string => words(name).map(goWord).join('');

/** Words that a variable would shadow or that the language keeps, apart from the packages in use. */
const taken = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct ' +
    'switch type var any append bool byte cap clear close cmp comparable complex copy delete err error false float64 imag int int64 iota len ' +
    'make max min new nil panic print println q r real recover row rows rune s string true uint w ' +
    'auth before body bytes caller change config context ctx database domain errors fault fill fmt form h http httptest id input io json listing math net now os path ' +
    'pointer problems query raw regexp scalar server service slices slog sql store strconv strings sync testing time total tx url utf8 uuid violations where args order total matches t api'
  ).split(' '),
);

/** Unexported, never a word that means something else in the generated code. */
export function variable(name: string, suffix = 'Row'): string {
  const [first = '', ...rest] = words(name);
  const plain = first + rest.map(goWord).join('');
  return taken.has(plain) ? plain + suffix : plain;
}

const platforms = new Set(
  'test aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris wasip1 windows unix 386 amd64 arm arm64 loong64 mips ppc64 riscv64 s390x wasm'.split(
    ' ',
  ),
);

/** A file's stem that Go does not take for a test or for another platform's file. */
export function fileStem(name: string): string {
  const stem = snakeCase(name);
  return platforms.has(words(name).at(-1) ?? '') ? `${stem}_entity` : stem;
}

const reservedInSql = new Set(
  (
    'abort action add all alter analyse analyze and any array as asc asymmetric authorization between binary both by cascade case cast check collate collation column ' +
    'commit concurrently conflict constraint create cross current current_catalog current_date current_role current_schema current_time current_timestamp ' +
    'current_user default deferrable deferred delete desc distinct do drop each else end escape except exclude exists explain false fetch for foreign freeze from full ' +
    'glob grant group having if ilike in index indexed initially inner insert instead intersect into is isnull join key last_value lateral leading left like limit ' +
    'localtime localtimestamp match natural no not notnull null of offset on only or order outer over overlaps placing plan pragma primary query raise ' +
    'range references regexp reindex release rename replace restrict returning right rollback row rows savepoint select session_user set similar some symmetric ' +
    'table tablesample temp temporary then to trailing transaction trigger true union unique update user using vacuum values variadic verbose view virtual when ' +
    'where window with without'
  ).split(' '),
);

/** Quoted only where a database would read it as its own word. */
export const sqlName = (name: string): string => (reservedInSql.has(name) || /^\d/.test(name) ? `"${name}"` : name);

/** "OrderItem" -> "order item". */
export const phrase = (name: string): string => words(name).join(' ');

export const kebab = kebabCase;

/** A Go string literal. */
export const quote = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u2028\u2029\u007f]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A raw literal where the text has backslashes and no back quote. */
export const rawQuote = (text: string): string => (text.includes('`') ? quote(text) : `\`${text}\``);
