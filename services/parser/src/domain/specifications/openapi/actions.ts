import type { DraftEntity, DraftField, DraftOperation } from '../../draft-model';
import { camelCase, wordsOf } from '../../names';
import type { Reading } from '../reading';
import type { OpenApiDocument } from './document';
import { isAuthenticationRoute, resourceOf, type Resource } from './resources';
import { isParameter, operationTitle, type Route } from './routes';

/**
 * Paths that are neither a collection nor an item. A verb below an item (`/orders/{id}/cancel`) is an action if the entity
 * has a state or flag of that name; everything else is named as left out.
 */
export function readActions(
  document: OpenApiDocument,
  routes: readonly Route[],
  resources: ReadonlyMap<string, Resource>,
  reading: Reading,
): void {
  const taken = new Set([...resources.values()].flatMap((resource) => resource.routes));
  for (const route of routes) {
    if (taken.has(route)) continue;
    if (isAuthenticationRoute(route)) {
      const text = `${route.path} is replaced by the routes under /auth, if there is authentication.`;
      reading.assume(text, 'There are no other login routes.', route.range);
      continue;
    }
    const action = actionOf(route, resources, reading);
    const known = reading.model.operations.some((one) => one.entity === action?.entity && one.name === action.name);
    if (action && !known) {
      reading.model.operations.push(action);
      reading.place(`${action.entity}.${action.name}`, route.range);
      const [effect] = action.effects ?? [];
      const change = effect && 'assign' in effect ? `${effect.assign} = ${effect.value}` : '';
      const text = `${route.path} sets ${change} of the ${action.entity}.`;
      reading.assume(text, 'Say in the brief what it does.', route.range);
      continue;
    }
    for (const method of route.methods.keys()) {
      const text = `${operationTitle(route, method)} is left out: the document does not say what it does to which resource.`;
      reading.leaveOut(text, 'Say in the brief what it does.', document.range(route.methods.get(method) ?? route.node));
    }
  }
}

function actionOf(
  route: Route,
  resources: ReadonlyMap<string, Resource>,
  reading: Reading,
): DraftOperation | undefined {
  const verb = route.segments.at(-1) ?? '';
  const changes = route.methods.has('post') || route.methods.has('put') || route.methods.has('patch');
  if (!changes || isParameter(verb) || !isParameter(route.segments.at(-2))) return undefined;
  const collection = route.segments.slice(0, -2).join('/');
  const resource =
    [...resources.values()].find(({ routes }) => routes.some(({ segments }) => segments.join('/') === collection)) ??
    resourceOf(resources, route.segments.at(-3) ?? '');
  const entity = reading.model.entities.find(({ name }) => name === resource?.name);
  const change = entity && changeOf(entity, verb);
  if (!entity || !change) return undefined;
  return { entity: entity.name, name: actionName(verb), kind: 'action', effects: [change] };
}

/** "read" is the name of a standard operation, so that the action is called "markRead". */
function actionName(verb: string): string {
  const words = wordsOf(verb);
  return camelCase(STANDARD.has(words.join('')) ? ['mark', ...words] : words);
}

const STANDARD = new Set(['create', 'list', 'read', 'update', 'replace', 'delete']);

/** "cancel" sets a status that has the value "cancelled", or a flag of that name. */
function changeOf(entity: DraftEntity, verb: string): { assign: string; value: string } | undefined {
  const stem = stemOf(camelCase(wordsOf(verb)));
  for (const field of entity.fields) {
    const value = valueFor(field, stem);
    if (value !== undefined) return { assign: `self.${field.name}`, value };
  }
  return undefined;
}

function valueFor(field: DraftField, stem: string): string | undefined {
  if (field.type === 'boolean') return stemOf(field.name.replace(/^is(?=[A-Z])/, '')) === stem ? 'true' : undefined;
  if (field.type !== 'enum' || !/status|state|stage|phase/i.test(field.name)) return undefined;
  const value = field.enumValues?.find((one) => stemOf(one) === stem);
  return value === undefined ? undefined : JSON.stringify(value);
}

/** "cancel", "cancelled" and "canceled" have one stem; so have "ship", "shipped" and "completed", "complete". */
function stemOf(word: string): string {
  const plain = word.toLowerCase().replace(/^mark_?(?:as_?)?/, '');
  return plain.replace(/(?:ed|en|e)$/, '').replace(/([a-z])\1$/, '$1');
}
