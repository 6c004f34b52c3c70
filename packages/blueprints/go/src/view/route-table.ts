import { whoMay } from '@quantumlayer/blueprint-kit';
import { methodsOf, OperationKind, type Model, type OperationModel } from '@quantumlayer/ir';
import { openApi } from '../openapi/document';
import type { Context } from './context';

interface DescribedOperation {
  readonly summary?: string;
  readonly security?: readonly object[];
}

interface DocumentedRoute {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly who: string;
}

/** One row a route, as the OpenAPI document has them. */
export function routeTable({ model, jwt }: Context): DocumentedRoute[] {
  const { paths } = JSON.parse(openApi(model)) as { paths: Record<string, Record<string, DescribedOperation>> };
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([verb, { summary = '', security = [] }]): DocumentedRoute => {
      const method = verb.toUpperCase();
      const operation = operationAt(model, method, path);
      const others = security.length === 0 ? 'anyone' : jwt ? 'any account' : 'with a key';
      return { method, path, summary, who: operation ? whoMay(operation, model) : others };
    }),
  );
  return [
    ...described,
    { method: 'GET', path: '/openapi.json', summary: 'This API, for machines', who: 'anyone' },
    { method: 'GET', path: '/docs', summary: 'This API, for people', who: 'anyone' },
  ];
}

function operationAt({ entities, basePath }: Model, method: string, path: string): OperationModel | undefined {
  return entities
    .flatMap(({ operations, references }) =>
      operations.map((operation) => ({ operation, nested: references.flatMap(({ nestedPath }) => nestedPath ?? []) })),
    )
    .find(({ operation: { kind, path: own }, nested }) => {
      const onAll = kind === OperationKind.CREATE || kind === OperationKind.LIST;
      const places = [own, ...(onAll ? nested : [])].map((place) => basePath + place);
      const isRedirect = kind === OperationKind.REDIRECT && own === path;
      return methodsOf(kind).includes(method) && (isRedirect || places.includes(path));
    })?.operation;
}
