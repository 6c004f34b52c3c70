import { isObject, textOf, type Node, type OpenApiDocument } from './document';

/** A schema with its `allOf` merged and its null alternatives taken off. */
export interface SchemaView {
  readonly node: Node;
  /** The component it comes from, "Pet". */
  readonly component: string | undefined;
  readonly type: string | undefined;
  readonly nullable: boolean;
  readonly properties: ReadonlyMap<string, Node>;
  readonly required: ReadonlySet<string>;
  readonly items: Node | undefined;
  /** Several alternatives are left (`oneOf`, `anyOf`): no single shape. */
  readonly alternatives: number;
  /** A plain keyword such as `format`, from the schema or a merged part. */
  keyword(name: string): unknown;
}

const MAX_PARTS = 60;

export function viewOf(document: OpenApiDocument, node: Node, depth = 0): SchemaView {
  const own = ownView(document, node);
  const all = document.items(document.child(node, 'allOf'));
  const some = [...document.items(document.child(node, 'oneOf')), ...document.items(document.child(node, 'anyOf'))];
  const real = some.filter((part) => !isNull(part));
  const single = real.length === 1 ? real : [];
  if (depth > MAX_PARTS || all.length + single.length === 0) {
    return { ...own, alternatives: real.length, nullable: own.nullable || real.length < some.length };
  }
  const parts = [...all, ...single].map((part) => viewOf(document, part, depth + 1));
  const merged = [...parts, own];
  const named = parts.filter(({ component }) => component !== undefined);
  const inherits = own.properties.size > 0 || parts.length > 1;
  return {
    node,
    component: own.component ?? (inherits ? undefined : named[0]?.component),
    type: own.type ?? parts.find(({ type }) => type !== undefined)?.type,
    nullable: own.nullable || real.length < some.length || parts.some(({ nullable }) => nullable),
    properties: new Map(merged.flatMap(({ properties }) => [...properties])),
    required: new Set(merged.flatMap(({ required }) => [...required])),
    items: own.items ?? parts.find(({ items }) => items)?.items,
    alternatives: Math.max(0, ...parts.map(({ alternatives }) => alternatives)),
    keyword: (name) => [own, ...parts].map((part) => part.keyword(name)).find((value) => value !== undefined),
  };
}

function ownView(document: OpenApiDocument, node: Node): SchemaView {
  const value = isObject(node.value) ? node.value : {};
  const types = [value['type']].flat().filter((type): type is string => typeof type === 'string');
  const properties = document.members(document.child(node, 'properties'));
  const enumeration: unknown = value['enum'];
  const real = types.filter((type) => type !== 'null');
  return {
    node,
    component: node.component,
    type: real[0] ?? (properties.length > 0 ? 'object' : undefined),
    nullable:
      value['nullable'] === true ||
      types.includes('null') ||
      (Array.isArray(enumeration) && enumeration.includes(null)),
    properties: new Map(properties),
    required: new Set(document.items(document.child(node, 'required')).flatMap((item) => textOf(item) ?? [])),
    items: document.child(node, 'items'),
    alternatives: real.length > 1 ? real.length : 0,
    keyword: (name) => (Object.hasOwn(value, name) ? value[name] : undefined),
  };
}

function isNull({ value }: Node): boolean {
  return isObject(value) && value['type'] === 'null';
}
