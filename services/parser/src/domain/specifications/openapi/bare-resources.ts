import { coreWords } from './core-words';
import type { OpenApiDocument } from './document';
import { requestOf } from './envelopes';
import { isPlural, pascalCase, wordsOf } from '../../names';
import { isAuthenticationRoute, newResource, takeVerbs, type Resource } from './resources';
import { isParameter, type Route } from './routes';

/**
 * The things that the paths of a document without any schema speak of: what stands before a key ("/books/{id}"), and collections in the
 * plural. What they hold is not said.
 */
export function findBareResources(document: OpenApiDocument, routes: readonly Route[]): Map<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const route of routes) {
    const onItem = isParameter(route.segments.at(-1));
    const segment = route.segments.at(onItem ? -2 : -1);
    if (segment === undefined || isParameter(segment) || isAuthenticationRoute(route)) continue;
    const words = wordsOf(segment);
    const collection = routes.find(({ segments }) => segments.join('/') === route.segments.slice(0, -1).join('/'));
    const readsItem = onItem && (route.methods.has('get') || route.methods.has('put') || route.methods.has('delete'));
    const lists = isPlural(words.at(-1) ?? '') && (route.methods.has('get') || route.methods.has('post'));
    if (!readsItem && !lists) continue;
    const name = pascalCase(coreWords(segment));
    const resource = resources.get(name) ?? newResource(name, route.node);
    resource.plural ??= pascalCase(words);
    resource.routes.push(route);
    takeVerbs(resource, onItem ? { item: route, collection } : { collection: route });
    const sent = [...route.methods.values()].flatMap((operation) => requestOf(document, operation)?.view ?? []);
    resource.creations.push(...sent.filter(({ properties }) => properties.size > 0));
    resources.set(name, resource);
  }
  return resources;
}
