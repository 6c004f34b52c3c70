import { setTimeout as sleep } from 'node:timers/promises';
import { OperationKind, sampleValue, type EntityModel, type JsonValue, type Reference } from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import type { Call, JudgeSession } from '../session/judge-session';
import type { Made, RowMaker } from '../session/row-maker';
import { check, entityId, type Body, type Check } from './check';
import { slotsOf } from './create-checks';
import { strangeKeys } from './read-checks';
import { faultyRounds, validRounds } from './rounds';
import { textOf } from '../reference/text-of';

/** Everything about `PATCH` and `PUT /things/{id}`. */
export function updateChecks(entity: EntityModel): Check[] {
  if (!entity.operation(OperationKind.UPDATE)) return [];
  const writable = entity.properties.filter(({ writable: may }) => may);
  const slots = slotsOf(writable);
  const id = (aspect: string): string => entityId(entity, `update.${aspect}`);
  const because = `${entity.name} has UPDATE`;
  const patch = (session: JudgeSession, made: Made, body: JsonValue): Call => ({
    route: session.route(entity, OperationKind.UPDATE, 'PATCH'),
    parameters: [made.key],
    caller: made.caller,
    body,
  });
  return [
    check(id('merge'), `${because}: PATCH changes what is sent and keeps the rest`, async ({ session, maker }) => {
      const made = await ownRow(maker, entity);
      const other = changes(maker, entity, made);
      for (const { name } of writable) {
        const call = patch(session, made, name in other ? { [name]: other[name] ?? null } : {});
        if (session.foresee(call).status === 200) await session.call(call);
      }
      await session.call(patch(session, made, {}));
      await session.call({ ...patch(session, made, {}), headers: { 'content-type': 'application/merge-patch+json' } });
    }),
    check(id('bounds'), `the borders of ${entity.name}'s fields hold for updates`, async ({ session, maker }) => {
      const made = await ownRow(maker, entity);
      const call = { ...patch(session, made, {}), body: {} as Body };
      for (const round of validRounds(slots, call, session)) await session.call(round);
      await session.callAll(faultyRounds(slots, {}, session.nonce).map((body) => ({ ...call, body })));
    }),
    check(
      id('null'),
      `null clears an optional property of ${entity.name} and is refused for a required one`,
      async ({ session, maker }) => {
        const made = await ownRow(maker, entity);
        for (const { name, nullable } of writable) {
          const call = patch(session, made, { [name]: null });
          const { status } = session.foresee(call);
          if (!nullable || status === 200) await session.call(call);
        }
      },
    ),
    check(
      id('unknown-and-read-only'),
      `only the writable properties of ${entity.name} may be changed`,
      async ({ session, maker }) => {
        const made = await ownRow(maker, entity);
        const locked = [...entity.properties.filter(({ writable: may }) => !may), ...entity.computed].map(
          ({ name }) => name,
        );
        const bodies: Body[] = [
          { noSuchField: true },
          ...locked.map((name): Body => ({ [name]: made.row.values[name] ?? null })),
        ];
        await session.callAll(bodies.map((body) => patch(session, made, body)));
      },
    ),
    ...ownReferences(entity).map((reference) =>
      check(
        id(`reference.${reference.name}`),
        `a row may be its own ${entity.name}.${reference.name}`,
        async ({ session, maker }) => {
          const made = await ownRow(maker, entity);
          await session.call(patch(session, made, { [reference.property.name]: made.row.key }));
        },
      ),
    ),
    check(
      id('replace'),
      `${because}: PUT replaces; what is left out becomes its default or null`,
      async ({ session, maker }) => {
        const made = await ownRow(maker, entity);
        const route = session.route(entity, OperationKind.UPDATE, 'PUT');
        const put = (body: JsonValue): Call => ({ route, parameters: [made.key], caller: made.caller, body });
        const complete = pick(made.row.values, [
          ...writable.map(({ name }) => name),
          ...entity.links.map(({ property }) => property),
        ]);
        const required = writable
          .filter(({ nullable, field }) => !nullable && !field?.defaultValue)
          .map(({ name }) => name);
        for (const body of [complete, pick(complete, required)])
          if (session.foresee(put(body)).status === 200) await session.call(put(body));
        await session.callAll(
          required.map((name) =>
            put(
              pick(
                complete,
                writable.map((each) => each.name).filter((each) => each !== name),
              ),
            ),
          ),
        );
        const key = entity.key.field ? put({ ...complete, [entity.key.name]: made.row.key }) : undefined;
        if (key && session.foresee(key).status === 200) await session.call(key);
        await session.callAll([
          put([]),
          put({ ...complete, noSuchField: 1 }),
          ...(entity.key.field
            ? [put({ ...complete, [entity.key.name]: sampleValue(entity.key.field, { ordinal: 7, nonce: 'other' }) })]
            : []),
        ]);
      },
    ),
    check(id('if-match'), `${because}: a lost update is refused by If-Match`, async ({ session, maker }) => {
      const made = await ownRow(maker, entity);
      const first = await session.call(patch(session, made, {}));
      const etag = first.exchange.headers['etag'] ?? '';
      await session.call({ ...patch(session, made, {}), headers: { 'if-match': '"stale"' }, mismatch: true });
      const before = Date.parse(textOf(first.row['updatedAt']));
      await sleep(3);
      const second = await session.call({ ...patch(session, made, {}), headers: { 'if-match': etag } });
      const after = Date.parse(textOf(second.row['updatedAt']));
      if (!(after > before)) throw new Breach('does not let updatedAt grow with a successful write', second.exchange);
      await session.call({ ...patch(session, made, {}), headers: { 'if-match': '*' } });
      const changed = await change(session, maker, entity, made, patch);
      if (changed && changed.exchange.headers['etag'] === etag)
        throw new Breach('keeps the ETag of a row that changed', changed.exchange);
    }),
    check(id('missing'), `an ${entity.name} that does not exist cannot be updated`, async ({ session, maker }) => {
      const made = await ownRow(maker, entity);
      await session.callAll(strangeKeys(entity).map((key) => ({ ...patch(session, made, {}), parameters: [key] })));
    }),
  ];
}

async function ownRow(maker: RowMaker, entity: EntityModel): Promise<Made> {
  const update = entity.operation(OperationKind.UPDATE);
  return update ? maker.makeFor(update, { complete: true, fresh: true }) : maker.make(entity);
}

/** Values that differ from a row's. */
function changes(maker: RowMaker, entity: EntityModel, made: Made): Body {
  const given = Object.fromEntries(
    entity.references.map(({ property }): [string, JsonValue] => [
      property.name,
      made.row.values[property.name] ?? null,
    ]),
  );
  return maker.sample(entity, 7, given, true);
}

async function change(
  session: JudgeSession,
  maker: RowMaker,
  entity: EntityModel,
  made: Made,
  patch: (session: JudgeSession, made: Made, body: JsonValue) => Call,
): Promise<Awaited<ReturnType<JudgeSession['call']>> | undefined> {
  const other = changes(maker, entity, made);
  for (const { name, writable, target } of entity.properties) {
    if (!writable || target !== undefined || !(name in other) || other[name] === made.row.values[name]) continue;
    const call = patch(session, made, { [name]: other[name] ?? null });
    if (session.foresee(call).status === 200) return session.call(call);
  }
  return undefined;
}

function pick(values: Readonly<Record<string, JsonValue>>, names: readonly string[]): Body {
  return Object.fromEntries(names.map((name): [string, JsonValue] => [name, values[name] ?? null]));
}

function ownReferences(entity: EntityModel): Reference[] {
  return entity.references.filter(({ target, property }) => target === entity && property.writable);
}
