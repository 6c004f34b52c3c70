import { OperationKind, type EntityModel, type JsonValue, type Property } from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import type { Call } from '../session/judge-session';
import { Unmakeable, type RowMaker } from '../session/row-maker';
import { check, entityId, type Body, type Check } from './check';

/** Values that may occur once: one after another, at the same moment, and by an update. */
export function uniqueChecks(entity: EntityModel): Check[] {
  if (!entity.operation(OperationKind.CREATE) || entity.isAccount) return [];
  const natural = entity.key.field ? [[entity.key]] : [];
  return [...natural, ...entity.uniques].flatMap((set): Check[] => {
    const name = set.map((property) => property.name).join('+');
    const because = `${entity.name}: ${set.map((property) => property.name).join(' and ')} must be unique${set.length > 1 ? ' together' : ''}`;
    return [
      check(entityId(entity, `create.unique.${name}`), because, async ({ session, maker }) => {
        const { row, caller } = await maker.make(entity, { complete: true, fresh: true, including: set });
        requireValues(entity, set, row.values);
        await session.call(await clash(maker, entity, set, row.values, caller));
      }),
      check(
        entityId(entity, `create.concurrent-unique.${name}`),
        `${because}, under parallel requests too`,
        async ({ session, maker }) => {
          const call = await maker.plan(entity, { complete: true, fresh: true, including: set });
          requireValues(entity, set, call.body);
          const calls = Array.from({ length: 6 }, () => call);
          const exchanges = await Promise.all(calls.map((each) => session.exchange(each)));
          const created = exchanges.filter(({ status }) => status === 201);
          const others = exchanges.filter(({ status }) => status !== 201);
          if (created.length !== 1)
            throw new Breach(
              `${created.length} of 6 equal parallel requests were answered 201, expected exactly one`,
              exchanges[0],
            );
          for (const exchange of [...created, ...others]) session.settle(call, exchange);
        },
      ),
      ...updateCheck(entity, set, name, because),
    ];
  });
}

function updateCheck(entity: EntityModel, set: readonly Property[], name: string, because: string): Check[] {
  const update = entity.operation(OperationKind.UPDATE);
  if (!update || !set.every(({ writable }) => writable)) return [];
  return [
    check(entityId(entity, `update.unique.${name}`), because, async ({ session, maker }) => {
      const first = await maker.makeFor(update, { complete: true, fresh: true, including: set });
      requireValues(entity, set, first.row.values);
      const second = await maker.make(entity, { complete: true, fresh: true, as: first.caller });
      const body: Body = Object.fromEntries(
        set.map((property): [string, JsonValue] => [property.name, first.row.values[property.name] ?? null]),
      );
      const patch: Call = {
        route: session.route(entity, OperationKind.UPDATE, 'PATCH'),
        parameters: [second.key],
        body,
        caller: second.caller,
      };
      await session.call(patch);
      // Its own values are no conflict.
      await session.call({ ...patch, parameters: [first.key], caller: first.caller });
    }),
  ];
}

/** Rows cannot meet where one has no value, as nulls are never equal, or where the server alone chooses the values. */
function requireValues(
  { name: entity }: EntityModel,
  set: readonly Property[],
  values: Readonly<Record<string, JsonValue>>,
): void {
  const missing = set.find(({ name, role, creatable }) => role !== 'owner' && (!creatable || values[name] == null));
  if (missing) throw new Unmakeable(`no ${entity} with ${missing.name} was found`);
}

/** A call that differs from a row in everything but the given properties. */
async function clash(
  maker: RowMaker,
  entity: EntityModel,
  set: readonly Property[],
  values: Readonly<Record<string, JsonValue>>,
  caller: Call['caller'],
): Promise<Call> {
  const plan = await maker.plan(entity, { complete: true, fresh: true, as: caller });
  const same = set
    .filter(({ creatable }) => creatable)
    .map(({ name }): [string, JsonValue] => [name, values[name] ?? null]);
  return { ...plan, body: { ...plan.body, ...Object.fromEntries(same) } };
}
