import { methodsOf, OperationKind } from '@quantumlayer/ir';
import type { EntityView } from '../view/entity-view';
import type { OperationView } from '../view/operation-view';
import type { ProjectView } from '../view/project-view';
import { nestedReferences } from './schema-data';
import { missingKey } from './sample-records';

type Route = readonly [method: string, url: string];
type RoleRoute = readonly [method: string, url: string, role: string];

/** Who may call which route. Access is judged before the row is looked for, so none needs to exist. */
export function accessTestData(view: ProjectView, entity: EntityView) {
  if (!view.authenticated) return { guarded: [], refused: [], admitted: [] };
  const guarded = entity.operations.filter(({ isPublic }) => !isPublic);
  const roles = view.jwt ? view.model.roles.map(({ name }) => name) : [];
  const byRole = (choose: (operation: OperationView, role: string) => boolean): RoleRoute[] =>
    guarded
      .filter((operation) => operation.roles.length > 0)
      .flatMap((operation) =>
        routesOf(view, entity, operation).flatMap(([method, url]) =>
          roles.filter((role) => choose(operation, role)).map((role): RoleRoute => [method, url, role]),
        ),
      );
  return {
    guarded: guarded.flatMap((operation) => routesOf(view, entity, operation)),
    refused: byRole((operation, role) => !operation.roles.includes(role)),
    admitted: byRole((operation, role) => operation.roles.includes(role)),
  };
}

function routesOf(view: ProjectView, entity: EntityView, operation: OperationView): Route[] {
  const url = operation.url.replace(/:\w+/, missingKey(entity));
  const nested =
    operation.kind === OperationKind.CREATE || operation.kind === OperationKind.LIST ? nestedReferences(entity) : [];
  const urls = [
    url,
    ...nested.map(({ nestedPath = '', reference }) =>
      `${view.basePath}${nestedPath}`.replace('{id}', missingKey(view.entity(reference.target.name))),
    ),
  ];
  return urls.flatMap((each) => methodsOf(operation.kind).map((method): Route => [method, each]));
}
