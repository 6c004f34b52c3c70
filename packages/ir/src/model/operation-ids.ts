import { pascalCase } from '../naming';
import { OperationKind } from '../contract';
import type { EntityModel, OperationModel } from './types';

/** One route below the base path, and what its operationId would be if nobody else had it. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  /** Appended where the id is taken. */
  readonly suffix: string;
}

/** The ids that the API gives to its own routes. */
const OWN_IDS = [
  ...['getHealth', 'getReadiness', 'getMetrics', 'createApiKey', 'listApiKeys', 'deleteApiKey'],
  ...['register', 'login', 'refresh', 'logout', 'getCurrentAccount'],
];

/**
 * The operationId of every route of entities, by "GET /authors/{id}/books". Each occurs once: the usual routes choose first, then what
 * the brief named, then nested routes, which may mean what another entity's name says ("OrderItem", and an Order's "items").
 */
export function operationIds(entities: readonly EntityModel[]): ReadonlyMap<string, string> {
  const taken = new Set(OWN_IDS);
  const ids = new Map<string, string>();
  for (const { method, path, id, suffix } of [usualRoutes, namedRoutes, nestedRoutes].flatMap((routes) =>
    entities.flatMap(routes),
  )) {
    let free = id;
    while (taken.has(free)) free += suffix;
    taken.add(free);
    ids.set(`${method} ${path}`, free);
  }
  return ids;
}

function usualRoutes({ name, plural, operations }: EntityModel): Route[] {
  const suffix = 'Row';
  return operations.flatMap(({ kind, path }): Route[] => {
    switch (kind) {
      case OperationKind.CREATE:
        return [{ method: 'POST', path, id: `create${name}`, suffix }];
      case OperationKind.LIST:
        return [{ method: 'GET', path, id: `list${plural}`, suffix: 'Rows' }];
      case OperationKind.READ:
        return [{ method: 'GET', path, id: `get${name}`, suffix }];
      case OperationKind.UPDATE:
        return [
          { method: 'PATCH', path, id: `update${name}`, suffix },
          { method: 'PUT', path, id: `replace${name}`, suffix },
        ];
      case OperationKind.DELETE:
        return [{ method: 'DELETE', path, id: `delete${name}`, suffix }];
      default:
        return [];
    }
  });
}

function namedRoutes({ name, operations }: EntityModel): Route[] {
  return operations.flatMap(({ kind, path, name: verb }): Route[] => {
    if (kind === OperationKind.ACTION) return [{ method: 'POST', path, id: `${verb}${name}`, suffix: 'Action' }];
    return kind === OperationKind.REDIRECT ? [{ method: 'GET', path, id: `${verb}${name}`, suffix: 'Redirect' }] : [];
  });
}

function nestedRoutes(entity: EntityModel): Route[] {
  const offers = (kind: OperationModel['kind']) => entity.operations.some((operation) => operation.kind === kind);
  return entity.references.flatMap(({ name, target, nestedPath: path }): Route[] => {
    if (path === undefined) return [];
    const suffix = `By${pascalCase(name)}`;
    return [
      ...(offers(OperationKind.LIST)
        ? [{ method: 'GET', path, id: `list${target.name}${entity.plural}`, suffix }]
        : []),
      ...(offers(OperationKind.CREATE)
        ? [{ method: 'POST', path, id: `create${target.name}${entity.name}`, suffix }]
        : []),
    ];
  });
}
