import type { DraftPagination } from '../../draft-model';
import type { Reading } from '../reading';
import { numberOf, textOf, type Node, type OpenApiDocument } from './document';
import type { Resource } from './resources';

const LIMITS = /^(?:limit|page_?size|per_?page|size|count|max_?results|take|\$top)$/i;
const OFFSETS = /^(?:offset|skip|start|\$skip)$/i;
const PAGES = /^(?:page|page_?number|\$page)$/i;
const CURSORS = /^(?:cursor|after|before|page_?token|next_?token|continuation_?token|starting_after)$/i;

/** Pagination parameters of the lists; the first list that has some decides for the whole API. */
export function readPagination(document: OpenApiDocument, resources: Iterable<Resource>, reading: Reading): void {
  for (const resource of resources) {
    for (const route of resource.routes) {
      const operation = route.methods.get('get');
      const parameters = operation ? [...parametersOf(document, route.node), ...parametersOf(document, operation)] : [];
      const pagination = paginationOf(document, parameters, reading);
      if (!pagination) continue;
      reading.model.pagination = pagination;
      reading.place('#pagination', document.range(operation ?? route.node));
      return;
    }
  }
}

function paginationOf(
  document: OpenApiDocument,
  parameters: readonly [string, Node][],
  reading: Reading,
): DraftPagination | undefined {
  const find = (names: RegExp): [string, Node] | undefined => parameters.find(([name]) => names.test(name));
  const [limit, offset, page, cursor] = [find(LIMITS), find(OFFSETS), find(PAGES), find(CURSORS)];
  if (!limit && !offset && !page && !cursor) return undefined;
  const schema = limit && document.child(limit[1], 'schema');
  const defaultLimit = schema && numberOf(document.child(schema, 'default'));
  const maxLimit = schema && numberOf(document.child(schema, 'maximum'));
  if (cursor && !offset && !page) {
    const text = `Lists are read with limit and offset, not with "${cursor[0]}".`;
    reading.assume(text, 'There are no cursors.', document.range(cursor[1]));
  }
  return {
    style: page ? 'page' : 'offset',
    ...(defaultLimit !== undefined && inRange(defaultLimit) ? { defaultLimit } : {}),
    ...(maxLimit !== undefined && inRange(maxLimit) ? { maxLimit } : {}),
  };
}

function inRange(limit: number): boolean {
  return Number.isInteger(limit) && limit >= 1 && limit <= 1000;
}

function parametersOf(document: OpenApiDocument, node: Node): [string, Node][] {
  return document.items(document.child(node, 'parameters')).flatMap((parameter): [string, Node][] => {
    const name = textOf(document.child(parameter, 'name'));
    return textOf(document.child(parameter, 'in')) === 'query' && name !== undefined ? [[name, parameter]] : [];
  });
}
