import { OnDelete, OperationKind, type EntityModel, type JsonValue, type Reference } from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import type { CheckTools } from './check';
import { check, entityId, type Check } from './check';
import { strangeKeys } from './read-checks';

const RULES: Readonly<Partial<Record<OnDelete, string>>> = {
  [OnDelete.RESTRICT]: 'restrict',
  [OnDelete.CASCADE]: 'cascade',
  [OnDelete.SET_NULL]: 'set-null',
};

/** Everything about `DELETE /things/{id}`. */
export function deleteChecks(entity: EntityModel): Check[] {
  const operation = entity.operation(OperationKind.DELETE);
  if (!operation) return [];
  const id = (aspect: string): string => entityId(entity, `delete.${aspect}`);
  return [
    check(id('gone'), `${entity.name} has DELETE: 204, and then 404`, async ({ session, maker }) => {
      const { key, caller } = await maker.makeFor(operation, { fresh: true });
      const call = { route: session.route(entity, OperationKind.DELETE), parameters: [key], caller };
      await session.call({ ...call, headers: { 'if-match': '"stale"' }, mismatch: true });
      await session.call(call);
      await session.call(call);
      await readBack({ session }, entity, key, caller);
    }),
    check(
      id('missing'),
      `a key that no ${entity.name} has is 404, whatever it looks like`,
      async ({ session, maker }) => {
        const { caller } = await maker.makeFor(operation);
        const route = session.route(entity, OperationKind.DELETE);
        await session.callAll(strangeKeys(entity).map((key) => ({ route, parameters: [key], caller })));
      },
    ),
    ...entity.incoming.flatMap((reference) => incomingCheck(entity, reference)),
    ...entity.backlinks.map(({ source, name, property }) =>
      check(
        id(`links.${source.name}.${name}`),
        `links of ${source.name}.${name} go with the ${entity.name}`,
        async ({ session, maker }) => {
          const target = await maker.makeFor(operation, { fresh: true });
          const linked = await maker.make(source, { given: { [property]: [target.row.key] } });
          await session.call({
            route: session.route(entity, OperationKind.DELETE),
            parameters: [target.key],
            caller: target.caller,
          });
          await readBack({ session }, source, linked.key, linked.caller);
        },
      ),
    ),
  ];
}

function incomingCheck(entity: EntityModel, { source, name, property, onDelete }: Reference): Check[] {
  const rule = RULES[onDelete] ?? 'restrict';
  const operation = entity.operation(OperationKind.DELETE);
  if (!operation) return [];
  return [
    check(
      entityId(entity, `delete.${rule}.${source.name}.${name}`),
      `${source.name}.${name} is on_delete ${rule}`,
      async ({ session, maker }) => {
        const target = await maker.makeFor(operation, { fresh: true, complete: true, start: 60 });
        const given: Record<string, JsonValue> = { [property.name]: target.row.key };
        const referring = await maker
          .make(source, { given, as: target.caller })
          .catch(() => maker.make(source, { given }));
        await session.call({
          route: session.route(entity, OperationKind.DELETE),
          parameters: [target.key],
          caller: target.caller,
        });
        await readBack({ session }, source, referring.key, referring.caller);
        await readBack({ session }, entity, target.key, target.caller);
      },
    ),
  ];
}

/** Reads a row, or looks for it in the list where there is no READ. */
async function readBack(
  { session }: Pick<CheckTools, 'session'>,
  entity: EntityModel,
  key: string,
  caller: Parameters<typeof session.call>[0]['caller'],
): Promise<void> {
  if (entity.operation(OperationKind.READ)) {
    await session.call({ route: session.route(entity, OperationKind.READ), parameters: [key], caller });
  } else if (entity.operation(OperationKind.LIST)) {
    const { exchange } = await session.call({ route: session.route(entity, OperationKind.LIST), caller });
    if (!Array.isArray(exchange.json)) throw new Breach('answers a list that is no array', exchange);
  }
}
