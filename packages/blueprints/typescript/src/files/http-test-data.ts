import { OperationKind } from '@quantumlayer/ir';
import type { OperationView } from '../view/operation-view';
import type { ProjectView } from '../view/project-view';
import { missingKey } from './sample-records';

const operability = ['getHealth', 'getMetrics', 'getReadiness'];
const tokenOperations = ['getCurrentAccount', 'login', 'logout', 'refresh', 'register'];
const keyOperations = ['createApiKey', 'deleteApiKey', 'listApiKeys'];

/** The operationIds of docs/generated-api.md, sorted. */
export function operationIds(view: ProjectView): string[] {
  const authentication = view.jwt ? tokenOperations : view.apiKeys ? keyOperations : [];
  return [...view.model.operationIds.values(), ...operability, ...authentication].sort();
}

/** A list and a creation to try the common rules on; an application without them uses what always exists. */
export function httpTestData(view: ProjectView): object {
  const operations = view.entities.flatMap((entity) => entity.operations);
  const listed = operations.find(({ kind }) => kind === OperationKind.LIST);
  const posted = operations.find(({ kind }) => kind === OperationKind.CREATE);
  const verbs = operations
    .filter(({ url }) => url === listed?.url)
    .map(({ kind }) => (kind === OperationKind.LIST ? 'GET' : 'POST'));
  return {
    listed: listed ?? { url: '/readyz', isPublic: true, roles: [] },
    listedAllow: listed ? verbs.sort().join(', ') : 'GET',
    posted,
    tried: triedRoute(view),
  };
}

/** A route of the API itself, to be called until the limit is reached, and one that asks the database for anything. */
function triedRoute(view: ProjectView): object {
  const routes = view.entities.flatMap((entity) => entity.operations.map((operation) => ({ entity, operation })));
  const order = [OperationKind.LIST, OperationKind.READ, OperationKind.DELETE, OperationKind.CREATE];
  const rank = ({ kind }: OperationView) => (order.indexOf(kind) + order.length + 1) % (order.length + 1);
  const [first] = [...routes].sort((a, b) => rank(a.operation) - rank(b.operation));
  if (!first) return { method: 'GET', url: '/readyz', isPublic: true, roles: [], asksDatabase: false };
  const { entity, operation } = first;
  const reads = operation.kind === OperationKind.LIST || operation.kind === OperationKind.READ;
  return {
    method: reads ? 'GET' : operation.kind === OperationKind.DELETE ? 'DELETE' : 'POST',
    url: operation.url.replace(/:\w+/, missingKey(entity)),
    isPublic: operation.isPublic,
    roles: operation.roles,
    asksDatabase: reads || operation.kind === OperationKind.DELETE,
    status: operation.kind === OperationKind.LIST ? 200 : 404,
  };
}
