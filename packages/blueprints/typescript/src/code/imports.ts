import { posix } from 'node:path';
import { importLines, type ImportStatement } from './import-order';

/** A name that generated modules may use, and where it comes from. */
export interface Export {
  readonly name: string;
  /** "src/http/problem", or a package. */
  readonly from: string;
  readonly kind: 'function' | 'callback' | 'value' | 'type' | 'default';
}

/** The text with an import for every known name that it uses and does not declare. */
export function withImports(path: string, text: string, exports: readonly Export[]): string {
  const code = withoutTextAndComments(text);
  const own = path.replace(/\.ts$/, '');
  // Most names stand in no one module, and a look into a set is much cheaper than a search of the text.
  const words = new Set(code.match(/[A-Za-z_$][\w$]*/g));
  const candidates = exports.filter(({ name, from }) => words.has(name) && from !== own);
  const known = new Map(candidates.map((entry) => [`${entry.from} ${entry.name}`, entry]));
  const used = [...known.values()].filter((entry) => uses(code, entry));
  const byModule = new Map<string, Export[]>();
  for (const entry of used) byModule.set(entry.from, [...(byModule.get(entry.from) ?? []), entry]);
  const imports = [...byModule].map(([from, names]) => importOf(from, own, names));
  return [...importLines(imports), '', text.trimStart()].join('\n');
}

function uses(code: string, { name, kind }: Export): boolean {
  const escaped = name.replaceAll('$', '\\$');
  const pattern = {
    function: `(?<!function |async |[.\\w$])${escaped}(?=[(<])`,
    callback: `(?<!function |async |[.\\w$])${escaped}(?=[(<),])`,
    value: `(?<![.\\w$]|const )${escaped}(?![\\w$:])`,
    default: `(?<![.\\w$])${escaped}(?![\\w$:])`,
    type: `(?<![.\\w$]|interface |type )${escaped}(?![\\w$])`,
  }[kind];
  return new RegExp(pattern).test(code);
}

function importOf(from: string, own: string, names: readonly Export[]): ImportStatement {
  return {
    module: from.startsWith('src/') || from.startsWith('test/') ? relativeModule(own, from) : from,
    isType: false,
    defaultName: names.find(({ kind }) => kind === 'default')?.name,
    members: names
      .filter(({ kind }) => kind !== 'default')
      .map(({ name, kind }) => (kind === 'type' ? `type ${name}` : name)),
  };
}

function relativeModule(own: string, from: string): string {
  const relative = posix.relative(posix.dirname(own), from);
  return `${relative.startsWith('.') ? relative : `./${relative}`}.js`;
}

/** Template literals stay, because they hold code. */
function withoutTextAndComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(/(?<!:)\/\/.*$/gm, '');
}
