import { OperationKind, type JsonValue } from '@quantumlayer/ir';
import type { Route } from '../reference/routes';
import type { Row } from '../reference/row';
import { textOf } from '../reference/text-of';
import type { Cast } from '../session/cast';
import type { Caller } from '../session/caller';
import type { Call } from '../session/judge-session';
import type { Made } from '../session/row-maker';
import type { CheckTools } from './check';

/** Everything that only reads, or that the reference refuses. */
export async function readsAndRefusals(tools: CheckTools, made: Made, callers: readonly Caller[]): Promise<void> {
  const { session } = tools;
  await session.callAll(
    callers
      .flatMap((caller) => callsOn(tools, made, caller))
      .filter(({ route }) => route.operation?.kind !== OperationKind.REDIRECT)
      .filter((call) => call.route.method === 'GET' || session.foresee(call).status >= 400),
  );
}

/** What can be asked of a row, of the list that it stands in, and of its place under its parents. */
export function callsOn({ session }: CheckTools, made: Made, caller: Caller): Call[] {
  const { row } = made;
  const parameters = ({ nested }: Route) => [nested ? textOf(row.values[nested.property.name]) : made.key];
  return session.routes
    .filter(({ entity, operation }) => entity === row.entity && operation?.kind !== OperationKind.CREATE)
    .map((route) => ({
      route,
      caller,
      parameters: parameters(route),
      ...(route.method === 'PATCH' || route.operation?.bodyRequired === true ? { body: {} } : {}),
      ...(route.method === 'PUT' ? { body: replaceBody(row) } : {}),
    }));
}

export const oneOfEachRole = ({ members }: Cast): Caller[] =>
  members.filter(({ identity }, i) => members.findIndex((other) => other.identity.role === identity.role) === i);

const replaceBody = ({ entity, values }: Row): Record<string, JsonValue> =>
  Object.fromEntries(
    entity.properties.filter(({ writable }) => writable).map(({ name }) => [name, values[name] ?? null]),
  );
