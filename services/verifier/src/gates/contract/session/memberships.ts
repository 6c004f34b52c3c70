import { OperationKind, type EntityModel, type JsonValue, type Model, type Reference } from '@quantumlayer/ir';
import { textOf } from '../reference/text-of';
import { admitted, type Cast } from './cast';
import type { Caller } from './caller';
import type { Call, JudgeSession } from './judge-session';

/** The account's relation to groups of the kind, whose rows all belong to their members. */
export const membershipIn = ({ account }: Model, group: EntityModel): Reference | undefined =>
  account?.references.find(({ target, property }) => target === group && !property.creatable);

/** Lets an account belong to a group, or to none; false where nobody may. */
export function belong(
  session: JudgeSession,
  cast: Cast,
  { source, property }: Reference,
  member: Caller,
  group: JsonValue,
): Promise<boolean> {
  return change(session, cast, source, member.identity.accountId ?? null, { [property.name]: group });
}

/** Whoever may changes the row; false where nobody may. */
export async function change(
  session: JudgeSession,
  cast: Cast,
  entity: EntityModel,
  key: JsonValue,
  body: Readonly<Record<string, JsonValue>>,
): Promise<boolean> {
  const route = session.routes.find(
    (each) => each.entity === entity && each.operation?.kind === OperationKind.UPDATE && each.method === 'PATCH',
  );
  const callers = route?.operation ? admitted(cast, route.operation) : [];
  const calls = callers.flatMap((caller): Call[] =>
    route ? [{ route, caller, parameters: [textOf(key)], body }] : [],
  );
  const call = calls.find((each) => session.foresee(each).status === 200);
  if (call) await session.call(call);
  return call !== undefined;
}
