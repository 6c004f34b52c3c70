import type { Range, SourceText } from '../source-text';
import type { LoadedDocument } from './load-document';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A value of the document and the path on which it stands, references followed. */
export interface Node {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  /** The component that a reference on the way named. */
  readonly component?: string | undefined;
}

const MAX_HOPS = 50;

/** Walks an OpenAPI document; local references are followed, others refused. */
export class OpenApiDocument {
  constructor(
    private readonly source: SourceText,
    private readonly loaded: LoadedDocument,
  ) {}

  get root(): Node {
    return { value: this.loaded.root, path: [] };
  }

  range({ path }: Node): Range {
    return this.loaded.rangeAt(path);
  }

  invalid(message: string, node: Node): Error {
    return this.source.invalid(message, this.range(node));
  }

  /** The member of an object or list, or undefined. */
  child(node: Node, key: string | number): Node | undefined {
    const value = member(node.value, key);
    return value === undefined ? undefined : this.resolve({ value, path: [...node.path, key] });
  }

  descend(node: Node, ...keys: readonly (string | number)[]): Node | undefined {
    return keys.reduce<Node | undefined>((at, key) => at && this.child(at, key), node);
  }

  /** The members of an object in their order; extensions (`x-…`) are not ours to read. */
  members(node: Node | undefined): [string, Node][] {
    if (!node || !isObject(node.value)) return [];
    return Object.keys(node.value)
      .filter((key) => !key.startsWith('x-'))
      .flatMap((key): [string, Node][] => {
        const child = this.child(node, key);
        return child ? [[key, child]] : [];
      });
  }

  items(node: Node | undefined): Node[] {
    if (!node || !Array.isArray(node.value)) return [];
    return node.value.flatMap((_, index) => this.child(node, index) ?? []);
  }

  private resolve(node: Node): Node {
    let at = node;
    for (let hops = 0; isObject(at.value) && typeof at.value['$ref'] === 'string'; hops += 1) {
      const reference = at.value['$ref'];
      if (!reference.startsWith('#/')) {
        const advice = 'Bundle the document into one file first; nothing is fetched or opened from here.';
        throw this.invalid(`"${reference}" points outside this file. ${advice}`, at);
      }
      if (hops >= MAX_HOPS) throw this.invalid(`"${reference}" refers to itself.`, at);
      at = this.target(reference, at);
    }
    return at;
  }

  private target(reference: string, from: Node): Node {
    const path = reference.slice(2).split('/').map(unescape);
    let value: unknown = this.loaded.root;
    for (const key of path) value = member(value, Array.isArray(value) ? Number(key) : key);
    if (value === undefined)
      throw this.invalid(`"${reference}" points at nothing; define it or correct the reference.`, from);
    const component = path[0] === 'components' || path[0] === 'definitions' ? path.at(-1) : from.component;
    return { value, path, component };
  }
}

function unescape(segment: string): string {
  const plain = segment.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** Own members only: a key such as "constructor" finds nothing. */
function member(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(node: Node | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined;
}

export function numberOf(node: Node | undefined): number | undefined {
  return typeof node?.value === 'number' && Number.isFinite(node.value) ? node.value : undefined;
}
