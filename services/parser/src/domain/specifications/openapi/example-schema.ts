import { isObject, type JsonObject, type Node, type OpenApiDocument } from './document';

/** The schema that the example of a body shows, where the document gives no other. */
export function exampleSchema(document: OpenApiDocument, media: Node, schema: Node | undefined): Node | undefined {
  const [first] = document.members(document.child(media, 'examples'));
  const example =
    document.child(media, 'example') ??
    (first && document.child(first[1], 'value')) ??
    (schema && document.child(schema, 'example'));
  return example && (isObject(example.value) || Array.isArray(example.value))
    ? { value: shapeOf(example.value, 0), path: example.path }
    : undefined;
}

const DEEPEST = 20;

function shapeOf(value: unknown, depth: number): JsonObject {
  if (depth > DEEPEST) return {};
  if (Array.isArray(value))
    return { type: 'array', ...(value.length > 0 ? { items: shapeOf(value[0], depth + 1) } : {}) };
  if (isObject(value)) {
    const properties = Object.entries(value).map(([name, one]) => [name, shapeOf(one, depth + 1)] as const);
    return { type: 'object', properties: Object.fromEntries(properties) };
  }
  if (typeof value === 'string') return { type: 'string', ...formatOf(value), example: value };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number', example: value };
  return typeof value === 'boolean' ? { type: 'boolean' } : {};
}

const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d/, 'date-time'],
  [/^\d{4}-\d\d-\d\d$/, 'date'],
  [/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/, 'email'],
  [/^https?:\/\/\S+$/, 'uri'],
  [/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'uuid'],
];

function formatOf(text: string): { format?: string } {
  const format = FORMATS.find(([pattern]) => pattern.test(text))?.[1];
  return format === undefined ? {} : { format };
}
