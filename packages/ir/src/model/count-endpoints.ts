import { AuthenticationKind, OperationKind, type Application } from '../contract';
import { methodsOf } from './methods-of';

/** Routes of JWT and of API keys (docs/generated-api.md). */
const AUTHENTICATION_ROUTES: Partial<Record<AuthenticationKind, number>> = {
  [AuthenticationKind.JWT]: 5,
  [AuthenticationKind.API_KEY]: 3,
};

/** How many pairs of verb and path the application's API has, without /healthz and the like. */
export function countEndpoints({ operations, relations, authentication }: Application): number {
  const own = operations.reduce((sum, { kind }) => sum + methodsOf(kind).length, 0);
  const has = (entity: string, wanted: OperationKind) =>
    operations.some(({ entity: name, kind }) => name === entity && kind === wanted);
  const nested = relations
    .filter((relation) => relation.nested)
    .reduce(
      (sum, { source }) => sum + Number(has(source, OperationKind.LIST)) + Number(has(source, OperationKind.CREATE)),
      0,
    );
  return own + nested + (AUTHENTICATION_ROUTES[authentication?.kind ?? 0] ?? 0);
}
