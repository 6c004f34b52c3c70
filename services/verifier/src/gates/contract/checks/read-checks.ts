import { OperationKind, type EntityModel } from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import { check, entityId, type Check } from './check';
import { missingKey } from './create-checks';
import { textOf } from '../reference/text-of';

/** Keys in a path that are none of the entity's. */
export function strangeKeys(entity: EntityModel): string[] {
  const malformed =
    entity.key.type.kind === 'string' ? ['no such', '%00'] : ['not-a-key', '0', '-1', '%00', '1e9', "' OR 1=1 --"];
  return [textOf(missingKey(entity)), ...malformed];
}

/** Everything about `GET /things/{id}`. */
export function readChecks(entity: EntityModel): Check[] {
  const read = entity.operation(OperationKind.READ);
  if (!read) return [];
  return [
    check(entityId(entity, 'read.etag'), `${entity.name} has READ, with a strong ETag`, async ({ session, maker }) => {
      const { key, caller } = await maker.makeFor(read);
      const call = { route: session.route(entity, OperationKind.READ), parameters: [key], caller };
      const { exchange } = await session.call(call);
      const etag = exchange.headers['etag'] ?? '';
      if (!/^"[^"]*"$/.test(etag))
        throw new Breach(`has ETag ${etag === '' ? '(none)' : etag}, expected a strong one`, exchange);
      const again = await session.exchange({ ...call, headers: { 'if-none-match': `"other", ${etag}` } });
      if (again.status !== 304 || again.text !== '')
        throw new Breach(`answered ${again.status} to a matching If-None-Match, expected 304 without body`, again);
      await session.call({ ...call, headers: { 'if-none-match': '"other"' } });
    }),
    check(
      entityId(entity, 'read.missing'),
      `a key that no ${entity.name} has is 404, whatever it looks like`,
      async ({ session, maker }) => {
        const { caller } = await maker.makeFor(read);
        const route = session.route(entity, OperationKind.READ);
        await session.callAll(strangeKeys(entity).map((key) => ({ route, parameters: [key], caller })));
      },
    ),
  ];
}
