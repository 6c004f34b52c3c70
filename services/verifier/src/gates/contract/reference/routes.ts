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

function entityRoutes(model: Model, entity: EntityModel): Route[] {
  return entity.operations.flatMap((operation): Route[] => {
    const route = (method: string, path = operation.path): Route => ({
      method,
      path: operation.kind === OperationKind.REDIRECT ? path : `${model.basePath}${path}`,
      operationId: model.operationId(method, path),
      entity,
      operation,
    });
    const nested = (method: string): Route[] =>
      entity.references.flatMap((reference) =>
        reference.nestedPath === undefined ? [] : [{ ...route(method, reference.nestedPath), nested: reference }],
      );
    switch (operation.kind) {
      case OperationKind.CREATE:
        return [route('POST'), ...nested('POST')];
      case OperationKind.LIST:
        return [route('GET'), ...nested('GET')];
      case OperationKind.READ:
        return [route('GET')];
      case OperationKind.UPDATE:
        return [route('PATCH'), route('PUT')];
      case OperationKind.DELETE:
        return [route('DELETE')];
      case OperationKind.ACTION:
        return [route('POST')];
      default:
        return [route('GET')];
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
