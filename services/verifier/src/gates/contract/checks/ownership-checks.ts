import { OwnershipMode, type EntityModel, type OwnerPath, type Reference } from '@quantumlayer/ir';
import type { Values } from '../reference/row';
import { NOBODY } from '../session/caller';
import { callsOf } from '../session/explore';
import { Unmakeable } from '../session/row-maker';
import { check, entityId, type Check } from './check';
import { oneOfEachRole, readsAndRefusals } from './ownership-calls';
import { throughCheck } from './through-checks';

/** Whose rows are whose: what their owners may do and others may not. */
export function ownershipChecks(entity: EntityModel): Check[] {
  const { owner } = entity;
  if (!owner) return [];
  return [
    rowsCheck(entity, owner.property.name, owner.mode),
    ...owner.through.map((path) => throughCheck(entity, path)),
    ...owner.through.flatMap((path) => namingActions(entity, path)),
    ...entity.incoming.map((reference) => referenceCheck(entity, owner.property.name, reference)),
  ];
}

function rowsCheck(entity: EntityModel, owner: string, mode: OwnershipMode): Check {
  const what =
    mode === OwnershipMode.PRIVATE ? 'others’ rows do not exist for the caller' : 'others may read, not write';
  return check(entityId(entity, 'ownership.rows'), `${entity.name} belongs to its ${owner}: ${what}`, async (tools) => {
    const { session, maker, cast } = tools;
    const made = await maker.make(entity, { complete: true, fresh: true });
    const strangers = [...cast.members, NOBODY].filter((caller) => caller !== made.caller);
    await readsAndRefusals(tools, made, strangers);
    const helpers = strangers.filter(({ identity }) => entity.owner?.bypassRoles.includes(identity.role ?? ''));
    for (const caller of helpers.slice(0, 1)) {
      const patch = session.routes.find((route) => route.entity === entity && route.method === 'PATCH');
      if (patch) await session.call({ route: patch, caller, parameters: [made.key], body: {} });
    }
  });
}

/** Whom an action names owns the row from then on, and whom it named before no longer. */
function namingActions(entity: EntityModel, path: OwnerPath): Check[] {
  if (path.references.length > 0 || path.membership) return [];
  const { name } = path.property;
  const naming = entity.operations.filter(({ input }) =>
    input.some((each) => each.name === name && each.target !== undefined),
  );
  return naming.map((operation) =>
    check(
      entityId(entity, `ownership.${operation.name}.${path.name}`),
      `${entity.name}.${operation.name} says whose a ${entity.name} is`,
      async (tools) => {
        const { session, maker, cast } = tools;
        const made = await maker.makeFor(operation, { complete: true, fresh: true });
        const named = oneOfEachRole(cast).flatMap(({ identity }) => identity.accountId ?? []);
        for (const key of named) {
          const calls = callsOf(maker, operation, made).map(({ body, ...call }) => ({
            ...call,
            body: { ...(body as Values), [name]: key },
          }));
          const call = calls.find((each) => session.foresee(each).status === 200);
          if (!call) continue;
          await session.call(call);
          await readsAndRefusals(tools, made, cast.members);
        }
      },
    ),
  );
}

function referenceCheck(entity: EntityModel, owner: string, { source, property, name }: Reference): Check {
  return check(
    entityId(entity, `ownership.reference.${source.name}.${name}`),
    `${source.name}.${name} refers to ${entity.name}, which belongs to its ${owner}`,
    async ({ session, maker, cast }) => {
      const made = await maker.make(entity, { complete: true, fresh: true });
      const stranger = cast.members.find(
        (caller) => caller !== made.caller && caller.identity.role === made.caller.identity.role,
      );
      if (!stranger || source.isAccount) throw new Unmakeable('there is nobody else');
      const call = await maker.plan(source, { as: stranger, fresh: true });
      const foreign = { ...call, body: { ...call.body, [property.name]: made.row.key } };
      await session.call(foreign);
    },
  );
}
