import { AccessLevel, OperationKind, type Property } from '@quantumlayer/ir';
import type { ProjectView } from '../project-view';

/** What the tests that are not about one entity need: some list, some creation, and the names of all operations. */
export function sharedTests(project: ProjectView) {
  const operations = project.model.entities.flatMap((entity) =>
    entity.operations.filter(({ kind }) => !(entity.isAccount && kind === OperationKind.CREATE)),
  );
  const open = operations.find(({ kind, access }) => kind === OperationKind.LIST && access.level !== AccessLevel.ROLES);
  const create = operations.find(({ kind }) => kind === OperationKind.CREATE);
  const unique = project.entities.find(({ entity, saved }) => saved && entity.uniques.some(isFilled));
  return {
    firstUnique: unique && {
      maker: unique.module.singular,
      className: unique.className,
      service: unique.module.plural,
      key: unique.key.attribute,
      natural: unique.key.kind === 'natural',
    },
    touched: project.routed[0]?.module.singular,
    openList: open && `${project.api.basePath}${open.path}`,
    openCreate: create && {
      path: `${project.api.basePath}${create.path}`,
      role: create.access.level === AccessLevel.ROLES ? create.access.roles[0] : undefined,
    },
    operationIds: operationIds(project),
  };
}

/** Rows that tests make have all fields, and the references that they need. */
const isFilled = (members: readonly Property[]): boolean =>
  members.every(({ role, nullable }) => role === 'field' || !nullable);

function operationIds({ model, jwt, apiKeys }: ProjectView): string[] {
  return [
    ...model.operationIds.values(),
    ...['getHealth', 'getReadiness', 'getMetrics'],
    ...(jwt ? ['register', 'login', 'refresh', 'logout', 'getCurrentAccount'] : []),
    ...(apiKeys ? ['createApiKey', 'listApiKeys', 'deleteApiKey'] : []),
  ];
}
