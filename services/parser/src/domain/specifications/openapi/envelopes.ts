import type { Node, OpenApiDocument } from './document';
import { exampleSchema } from './example-schema';
import { viewOf, type SchemaView } from './schema-view';

/** What an answer or a body holds: one object, or a list of them, with the envelope taken off. */
export interface Payload {
  readonly view: SchemaView;
  readonly list: boolean;
  readonly wrapped: boolean;
}

/** The body that a request of the operation carries, if it is JSON. */
export function requestOf(document: OpenApiDocument, operation: Node | undefined): Payload | undefined {
  const view = operation && bodyOf(document, document.descend(operation, 'requestBody', 'content'));
  if (!view || view.type === 'array') return view && unwrap(document, view, MOST_LAYERS);
  // The only list of a body may be a part of what is sent, so that only `{ article: {...} }` is taken apart.
  const inner = view.properties.size === 1 ? objectContent(document, view) : undefined;
  return { view: inner ?? view, list: false, wrapped: inner !== undefined };
}

/** The body of the first successful answer, if it is JSON. */
export function responseOf(document: OpenApiDocument, operation: Node | undefined): Payload | undefined {
  const responses = operation && document.members(document.child(operation, 'responses'));
  const success =
    responses?.find(([status]) => /^2/.test(status)) ?? responses?.find(([status]) => status === 'default');
  const view = success && bodyOf(document, document.child(success[1], 'content'));
  return view && unwrap(document, view, 0);
}

function bodyOf(document: OpenApiDocument, content: Node | undefined): SchemaView | undefined {
  const media = document.members(content);
  const json =
    media.find(([type]) => /json|^\*\/\*$/.test(type)) ?? media.find(([type]) => /form-urlencoded/.test(type));
  if (!json) return undefined;
  const schema = document.child(json[1], 'schema');
  const view = schema && viewOf(document, schema);
  if (view && (view.properties.size > 0 || view.items)) return view;
  const example = exampleSchema(document, json[1], schema);
  return example ? viewOf(document, example) : view;
}

const MOST_LAYERS = 2;

/** `{ data: [...], total }` holds a list, `{ status, data: { user: {...} } }` an object. */
function unwrap(document: OpenApiDocument, view: SchemaView, layers: number): Payload | undefined {
  const wrapped = layers > 0;
  if (view.type === 'array') return view.items && { view: viewOf(document, view.items), list: true, wrapped };
  const inner = layers < MOST_LAYERS ? envelopeContent(document, view) : undefined;
  return inner ? unwrap(document, inner, layers + 1) : { view, list: false, wrapped };
}

const ENVELOPES = /^(?:data|items|results?|content|records|rows|values|entries|list|payload|elements|_embedded)$/i;
const ACCOMPANYING =
  /^(?:total|count|page|size|limit|offset|next|prev|previous|meta|links?|_links|pagination|cursor|has|per|pages|success|status|message|number|first|last|current|kind|etag|info|sort|empty|ok|code|error|timestamp|msg)|(?:count|total)$/i;

function envelopeContent(document: OpenApiDocument, view: SchemaView): SchemaView | undefined {
  if (view.properties.has('id')) return undefined;
  const entries = [...view.properties].map(([name, node]) => ({ name, view: viewOf(document, node) }));
  const lists = entries.filter((entry) => entry.view.type === 'array' && isObjectList(document, entry.view));
  const [list] = lists;
  if (lists.length === 1 && list) {
    const others = entries.filter((entry) => entry !== list);
    const alone = others.every(({ name }) => ACCOMPANYING.test(name));
    if (alone && (ENVELOPES.test(list.name) || others.length > 0 || entries.length === 1)) return list.view;
  }
  return lists.length === 0 ? objectContent(document, view) : undefined;
}

/** `{ article: {...} }`, `{ message, user: {...} }`: the one object beside words about the answer itself. */
function objectContent(document: OpenApiDocument, view: SchemaView): SchemaView | undefined {
  if (view.properties.has('id')) return undefined;
  const telling = [...view.properties].filter(([name]) => !ACCOMPANYING.test(name));
  const [inner, ...others] = telling.map(([, node]) => viewOf(document, node));
  if (others.length > 0 || inner?.type !== 'object') return undefined;
  // An object of which nothing is said tells nothing of the thing; alone it may be a field of it.
  return inner.properties.size > 0 || view.properties.size > 1 ? inner : undefined;
}

function isObjectList(document: OpenApiDocument, view: SchemaView): boolean {
  return view.items !== undefined && viewOf(document, view.items).type === 'object';
}
