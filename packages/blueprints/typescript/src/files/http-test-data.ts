import { OperationKind } from '@quantumlayer/ir';
import type { ProjectView } from '../view/project-view';
import { nestedReferences } from './schema-data';

const operability = ['getHealth', 'getMetrics', 'getReadiness'];
const tokenOperations = ['getCurrentAccount', 'login', 'logout', 'refresh', 'register'];
const keyOperations = ['createApiKey', 'deleteApiKey', 'listApiKeys'];

/** The operationIds of docs/generated-api.md, sorted. */
export function operationIds(view: ProjectView): string[] {
  const ids = view.entities.flatMap((entity) => [
    ...entity.operations.map(({ id }) => id),
    ...(entity.operation.update ? [`replace${entity.pascal}`] : []),
    ...nestedReferences(entity).flatMap(({ target }) => [
      ...(entity.operation.list ? [`list${target.pascal}${entity.pascalPlural}`] : []),
      ...(entity.operation.create ? [`create${target.pascal}${entity.pascal}`] : []),
    ]),
  ]);
  const authentication = view.jwt ? tokenOperations : view.apiKeys ? keyOperations : [];
  return [...ids, ...operability, ...authentication].sort();
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
  };
}
