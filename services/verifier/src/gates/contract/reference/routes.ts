import { OperationKind, type EntityModel, type Model, type OperationModel, type Reference } from '@quantumlayer/ir';

/** One method on one path that the IR promises. */
export interface Route {
  readonly method: string;
  /** With the base path, parameters in braces. */
  readonly path: string;
  readonly operationId: string;
  readonly entity?: EntityModel;
  readonly operation?: OperationModel;
  /** Of nested routes: how the parent is referred to. */
  readonly nested?: Reference;
}

/** Every route of the application and nothing else. */
export function routesOf(model: Model): Route[] {
  return [
    ...model.entities.flatMap((entity) => entityRoutes(model, entity)),
    ...authenticationRoutes(model),
    ...operabilityRoutes(),
  ];
}

function entityRoutes({ basePath }: Model, entity: EntityModel): Route[] {
  return entity.operations.flatMap((operation): Route[] => {
    const path = operation.kind === OperationKind.REDIRECT ? operation.path : `${basePath}${operation.path}`;
    const route = (method: string, verb: string): Route => ({
      method,
      path,
      operationId: `${verb}${entity.name}`,
      entity,
      operation,
    });
    const nested = (method: string, id: (reference: Reference) => string): Route[] =>
      entity.references.flatMap((reference) =>
        reference.nestedPath === undefined
          ? []
          : [
              {
                method,
                path: `${basePath}${reference.nestedPath}`,
                operationId: id(reference),
                entity,
                operation,
                nested: reference,
              },
            ],
      );
    switch (operation.kind) {
      case OperationKind.CREATE:
        return entity.isAccount
          ? []
          : [route('POST', 'create'), ...nested('POST', ({ target }) => `create${target.name}${entity.name}`)];
      case OperationKind.LIST:
        return [
          { ...route('GET', 'list'), operationId: `list${entity.plural}` },
          ...nested('GET', ({ target }) => `list${target.name}${entity.plural}`),
        ];
      case OperationKind.READ:
        return [route('GET', 'get')];
      case OperationKind.UPDATE:
        return [route('PATCH', 'update'), route('PUT', 'replace')];
      case OperationKind.DELETE:
        return [route('DELETE', 'delete')];
      case OperationKind.ACTION:
        return [route('POST', operation.name)];
      default:
        return [route('GET', operation.name)];
    }
  });
}

function authenticationRoutes({ authentication, basePath }: Model): Route[] {
  if (authentication === 'jwt') {
    return [
      { method: 'POST', path: `${basePath}/auth/register`, operationId: 'register' },
      { method: 'POST', path: `${basePath}/auth/login`, operationId: 'login' },
      { method: 'POST', path: `${basePath}/auth/refresh`, operationId: 'refresh' },
      { method: 'POST', path: `${basePath}/auth/logout`, operationId: 'logout' },
      { method: 'GET', path: `${basePath}/auth/me`, operationId: 'getCurrentAccount' },
    ];
  }
  if (authentication === 'none') return [];
  return [
    { method: 'POST', path: `${basePath}/api-keys`, operationId: 'createApiKey' },
    { method: 'GET', path: `${basePath}/api-keys`, operationId: 'listApiKeys' },
    { method: 'DELETE', path: `${basePath}/api-keys/{id}`, operationId: 'deleteApiKey' },
  ];
}

function operabilityRoutes(): Route[] {
  return [
    { method: 'GET', path: '/healthz', operationId: 'getHealth' },
    { method: 'GET', path: '/readyz', operationId: 'getReadiness' },
    { method: 'GET', path: '/metrics', operationId: 'getMetrics' },
  ];
}

/** The parameters of a path that matches a route's, decoded; undefined when it does not. */
export function matchPath(pattern: string, path: string): string[] | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const parameters: string[] = [];
  for (const [index, segment] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (segment.startsWith('{')) parameters.push(actual);
    else if (segment !== actual) return undefined;
  }
  return parameters;
}
