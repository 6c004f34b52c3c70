import { snakeCase, words, type EntityModel } from '@quantumlayer/ir';

const keywords = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield match case type'
  ).split(' '),
);

/** Functions and types of Python itself, which a function or a variable of the same name would hide. */
const builtins = new Set(
  (
    'abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir ' +
    'divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance ' +
    'issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr ' +
    'reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip'
  ).split(' '),
);

/** Classes that the modules of models and schemas take from elsewhere, or that Python has. */
const classesTaken = new Set(
  'Any Annotated Base BaseException ClassVar ConfigDict Ellipsis Exception Field Literal NotImplemented Row Timestamped Warning'.split(
    ' ',
  ),
);

/** Names that the annotations of a class need, and those that its bases give a meaning of their own. */
const attributesTaken = new Set(
  (
    'bool dict float frozenset int list property set str metadata registry sa orm uuid dt decimal base column_types models values Any Literal touch sent complete read_only copy json ' +
    'schema construct validate parse_obj parse_raw parse_file from_orm schema_json update_forward_refs fields model_config model_fields ' +
    'model_computed_fields model_extra model_fields_set model_construct model_copy model_dump model_dump_json model_json_schema ' +
    'model_parametrized_name model_post_init model_rebuild model_validate model_validate_json model_validate_strings'
  ).split(' '),
);

/** Local names of the generated modules, which an entity's variable or an action's function must not hide. */
const variablesTaken = new Set(
  (
    'session database caller body payload key changes references conditions request query page rows models schemas sa orm dt decimal ' +
    'uuid now get lock visible create update delete list_page router redirects guard bypass Any work parent documentation listing math ' +
    'self cls codes errors access column_types filters operability quote send send_list validate validate_nested'
  ).split(' '),
);

/** Top-level modules that a package of the same name would hide. */
const packagesTaken = new Set(
  (
    'abc alembic annotated_doc annotated_types anyio argon2 array ast asyncio base64 bisect builtins calendar certifi cffi chunk click cmd ' +
    'code codecs collections colorsys concurrent configparser contextlib contextvars copy coverage csv ctypes curses dataclasses datetime ' +
    'decimal difflib dis doctest dotenv email encodings enum errno faulthandler fastapi fcntl filecmp fileinput fnmatch fractions ftplib ' +
    'functools gc genericpath getopt getpass gettext glob graphlib grp gzip h11 hashlib heapq hmac html http httpcore httpx idna imaplib imghdr ' +
    'importlib iniconfig inspect io ipaddress itertools json jwt keyword librt linecache locale logging lzma mailbox mailcap mako markupsafe ' +
    'marshal math mimetypes mmap modulefinder multiprocessing mypy netrc nntplib numbers opentelemetry operator optparse os packaging pathlib ' +
    'pathspec pdb pickle pip pipes pkgutil platform plistlib pluggy poplib posix posixpath pprint profile prometheus_client pstats psycopg pty ' +
    'pwd py pyclbr pycparser pydantic pydantic_core pydantic_settings pydoc pygments pytest pytest_cov queue quopri random re readline ' +
    'reprlib resource rlcompleter ruff runpy sched secrets select selectors shelve shlex shutil signal site smtplib sndhdr socket ' +
    'socketserver sqlalchemy sqlite3 src ssl starlette stat statistics string stringprep struct subprocess sunau symtable sys sysconfig ' +
    'syslog tabnanny tarfile telnetlib tempfile termios test tests textwrap this threading time timeit tkinter token tokenize tomllib trace ' +
    'traceback tracemalloc tty turtle types typing typing_extensions typing_inspection unicodedata unittest urllib uu uuid uvicorn venv ' +
    'warnings wave weakref webbrowser wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo antigravity'
  ).split(' '),
);

/** The import name of an application's package: "todo-api" -> `todo_api`. */
export function packageName(applicationName: string): string {
  const name = snakeCase(applicationName);
  return packagesTaken.has(name) || keywords.has(name) ? `${name}_app` : name;
}

/** The attribute of a column, relation or schema property: "dueDate" -> `due_date`, "from" -> `from_`. */
export function attributeName(name: string): string {
  const attribute = snakeCase(name);
  return keywords.has(attribute) || attributesTaken.has(attribute) ? `${attribute}_` : attribute;
}

/** A local variable or function. */
export function variableName(name: string): string {
  const variable = snakeCase(name);
  return keywords.has(variable) || variablesTaken.has(variable) || builtins.has(variable) ? `${variable}_` : variable;
}

/** What generated code calls an entity. */
export interface EntityNames {
  /** Class of the model and of the schema, "OrderItem". */
  readonly className: string;
  /** Module of the model and of the schemas, "order_item". */
  readonly module: string;
  /** Module of the service and of the routes, "order_items". */
  readonly plural: string;
  readonly variable: string;
  /** "order item" */
  readonly words: string;
  /** "order items" */
  readonly wordsPlural: string;
}

const modulesTaken = new Set(['rows', 'auth', 'api_keys', 'accounts', 'codes', 'aggregates']);

export function entityNames(entity: EntityModel): EntityNames {
  const singular = snakeCase(entity.name);
  const plural = snakeCase(entity.plural);
  const service = modulesTaken.has(plural) ? `${plural}_` : variableName(entity.plural);
  const variable = variableName(entity.name);
  return {
    className: keywords.has(entity.name) || classesTaken.has(entity.name) ? `${entity.name}Record` : entity.name,
    module: keywords.has(singular) || builtins.has(singular) || singular === 'init' ? `${singular}_` : singular,
    plural: service,
    // "Species" and "Series" are their own plurals.
    variable: variable === service ? `${singular}_row` : variable,
    words: words(entity.name).join(' '),
    wordsPlural: words(entity.plural).join(' '),
  };
}

/** The JSON name that the generated `camel_case` makes of an attribute; other names need an explicit alias. */
export function derivedAlias(attribute: string): string {
  const [head = '', ...tail] = attribute.replace(/_+$/, '').split('_');
  return head + tail.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
}
