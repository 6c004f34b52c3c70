/** One import statement. */
export interface ImportStatement {
  readonly module: string;
  readonly isType: boolean;
  readonly defaultName: string | undefined;
  /** "Type", "type Static" */
  readonly members: readonly string[];
}

const statement = /^import\s+(type\s+(?=[\w$*{]))?(?:([\w$]+)\s*,?\s*)?(?:\{([^}]*)\}\s*)?from\s+'([^']+)';[ \t]*\n/;

/** The text with the imports at its head in the order that Biome keeps, so that templates may name them as they need them. */
export function withOrderedImports(text: string): string {
  const found: ImportStatement[] = [];
  let rest = text.trimStart();
  for (;;) {
    const match = statement.exec(rest);
    if (!match) break;
    const [all, type, defaultName, members, module = ''] = match;
    found.push({
      module,
      isType: type !== undefined,
      defaultName,
      members: (members ?? '')
        .split(',')
        .map((member) => member.trim())
        .filter((member) => member !== ''),
    });
    rest = rest.slice(all.length).replace(/^\n+(?=import )/, '');
  }
  if (found.length === 0 || rest.startsWith('import ')) return text;
  return [...importLines(found), rest].join('\n');
}

/** The statements in order. */
export function importLines(imports: readonly ImportStatement[]): string[] {
  return [...imports].sort((a, b) => byPlace(a.module, b.module)).map(importLine);
}

/** `import type` where nothing but types is taken. */
function importLine({ module, isType, defaultName, members }: ImportStatement): string {
  const sorted = [...members].sort((a, b) => byLetters(bare(a), bare(b)));
  const onlyTypes = defaultName === undefined && sorted.every((member) => isType || member.startsWith('type '));
  const list = sorted.length > 0 ? `{ ${(onlyTypes ? sorted.map(bare) : sorted).join(', ')} }` : undefined;
  const names = [defaultName, list].filter((part) => part !== undefined).join(', ');
  return `import ${onlyTypes || isType ? 'type ' : ''}${names} from '${module}';`;
}

const bare = (member: string) => member.replace(/^type /, '');

/** Node's own, packages, modules further away, those near by. */
function byPlace(a: string, b: string): number {
  return distance(a) - distance(b) || byLetters(a, b);
}

function distance(module: string): number {
  if (module.startsWith('node:')) return 0;
  return module.startsWith('..') ? 2 : module.startsWith('.') ? 3 : 1;
}

/** A before a before B, and 2 before 10. */
function byLetters(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (const [index, x] of left.entries()) {
    const y = right[index];
    if (y === undefined) return 1;
    if (x === y) continue;
    if (isNumber(x) && isNumber(y)) return Number(x) - Number(y);
    const [p, q] = [x.toLowerCase(), y.toLowerCase()];
    if (p !== q) return p < q ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

const parts = (text: string): string[] => text.match(/\d+|\D/gu) ?? [];
const isNumber = (part: string) => /^\d/.test(part);
