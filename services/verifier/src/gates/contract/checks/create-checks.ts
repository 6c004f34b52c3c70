import { OperationKind, type EntityModel, type JsonValue, type Property } from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import type { Values } from '../reference/row';
import { representationOrder } from '../reference/scope';
import type { Caller } from '../session/caller';
import type { Judged, JudgeSession } from '../session/judge-session';
import { check, entityId, type Body, type Check, type CheckTools } from './check';
import { faultyRounds, validRounds, type Slot } from './rounds';
import { textOf } from '../reference/text-of';

/** The properties of a body that have a field. */
export function slotsOf(properties: readonly Property[]): Slot[] {
  return properties.flatMap(({ name, field }) => (field ? [{ name, field }] : []));
}

/** Everything about `POST /things`. */
export function createChecks(entity: EntityModel): Check[] {
  if (!entity.operation(OperationKind.CREATE) || entity.isAccount) return [];
  const creatable = entity.properties.filter(({ creatable: may }) => may);
  const slots = slotsOf(creatable);
  const id = (aspect: string): string => entityId(entity, `create.${aspect}`);
  const because = `${entity.name} has CREATE`;
  return [
    check(id('minimal'), `${because}; what is left out becomes its default or null`, async (tools) => {
      judgeCreated(entity, await createAndRead(tools, entity, {}));
    }),
    check(id('complete'), `${because} with every writable property`, async (tools) => {
      judgeCreated(entity, await createAndRead(tools, entity, { complete: true }));
    }),
    check(
      id('bounds'),
      `the bounds, lengths, patterns and formats of ${entity.name}'s fields admit these values`,
      async ({ session, maker }) => {
        const call = await maker.plan(entity, { fresh: true });
        for (const round of validRounds(slots, call, session)) {
          const next = await maker.plan(entity, { given: withoutReferences(entity, round.body) }).catch(() => round);
          const { row } = await session.call(next);
          await read(session, entity, row, next.caller);
        }
      },
    ),
    check(
      id('invalid'),
      `the types, bounds, lengths, patterns and formats of ${entity.name}'s fields refuse these values`,
      async ({ session, maker }) => {
        const call = await maker.plan(entity);
        await session.callAll(faultyRounds(slots, call.body, session.nonce).map((body) => ({ ...call, body })));
      },
    ),
    check(id('required'), `${entity.name}'s required fields and relations`, async ({ session, maker }) => {
      const call = await maker.plan(entity);
      const allNull = Object.fromEntries(creatable.map(({ name }): [string, JsonValue] => [name, null]));
      const required = creatable
        .filter(({ nullable }) => !nullable)
        .map(({ name }) => ({ ...call, body: without(call.body, name) }));
      await session.callAll(
        [{ ...call, body: {} }, { ...call, body: allNull }, ...required].filter(
          (each) => session.foresee(each).status !== 201,
        ),
      );
      const optional = Object.fromEntries(
        creatable.filter(({ nullable }) => nullable).map(({ name }): [string, JsonValue] => [name, null]),
      );
      const cleared = await maker.plan(entity, { given: optional }).catch(() => undefined);
      if (cleared) await session.call(cleared);
    }),
    check(
      id('unknown-and-read-only'),
      `only the writable properties of ${entity.name} may be sent`,
      async ({ session, maker }) => {
        const call = await maker.plan(entity);
        const locked = [...entity.properties.filter(({ creatable: may }) => !may), ...entity.computed].map(
          ({ name }) => name,
        );
        const filled = (value: JsonValue): Body => ({
          ...call.body,
          ...Object.fromEntries(['noSuchField', ...locked].map((name) => [name, value])),
        });
        await session.callAll([
          // What may not stand there is no better for being unreadable.
          ...['x', 1, '\ud800'].map((value) => ({ ...call, body: filled(value) })),
          ...locked.map((name) => ({ ...call, body: { ...call.body, [name]: null } })),
        ]);
      },
    ),
    check(id('not-an-object'), 'a body must be a JSON object', async ({ session, maker }) => {
      const call = await maker.plan(entity);
      await session.callAll(([[], 'text', 5, true, null] as JsonValue[]).map((body) => ({ ...call, body })));
    }),
    ...referenceChecks(entity),
  ];
}

function referenceChecks(entity: EntityModel): Check[] {
  const toOne = entity.references.map((reference) =>
    check(
      entityId(entity, `create.reference.${reference.name}`),
      `${entity.name}.${reference.name} refers to ${reference.target.name}`,
      async ({ session, maker }) => {
        const call = await maker.plan(entity);
        const { name } = reference.property;
        const wrong: JsonValue[] = [
          missingKey(reference.target),
          reference.target.key.type.kind === 'integer' ? 'x' : 5,
          {},
        ];
        await session.callAll([
          ...wrong.map((value) => ({ ...call, body: { ...call.body, [name]: value } })),
          { ...call, body: { ...call.body, [name]: missingKey(reference.target), noSuchField: 1 } },
        ]);
      },
    ),
  );
  const toMany = entity.links.map(({ name, property, target }) =>
    check(
      entityId(entity, `create.links.${name}`),
      `${entity.name}.${name} links to many ${target.plural}`,
      async ({ session, maker }) => {
        const { caller } = await maker.plan(entity);
        const targets = [await maker.make(target), await maker.make(target)];
        const keys = targets.map(({ row }) => row.key);
        const call = await maker.plan(entity, { as: caller, given: { [property]: [...keys].reverse() } });
        const { row } = await session.call(call);
        await read(session, entity, row, call.caller);
        const repeated = await maker.plan(entity, { as: caller, given: { [property]: [...keys, keys[0] ?? null] } });
        await session.call(repeated);
        const wrong: JsonValue[] = [[keys[0] ?? null, missingKey(target)], 'x', [{}]];
        await session.callAll(wrong.map((value) => ({ ...call, body: { ...call.body, [property]: value } })));
      },
    ),
  );
  return [...toOne, ...toMany];
}

/** A well-formed key that no row has. */
export function missingKey({ key }: EntityModel): JsonValue {
  if (key.type.kind === 'integer') return 2_000_000_000;
  return key.type.kind === 'uuid' ? '0190c0de-0000-7000-8000-0000000000ff' : 'nosuchrow';
}

async function createAndRead(
  { session, maker }: CheckTools,
  entity: EntityModel,
  options: { complete?: boolean },
): Promise<Judged> {
  const call = await maker.plan(entity, options);
  const judged = await session.call(call);
  maker.remember(entity, judged.row, call.caller);
  await read(session, entity, judged.row, call.caller);
  return judged;
}

/** What was answered must be what was stored. */
async function read(session: JudgeSession, entity: EntityModel, row: Values, caller: Caller): Promise<void> {
  const route = session.routes.find((each) => each.entity === entity && each.operation?.kind === OperationKind.READ);
  if (route) await session.call({ route, parameters: [textOf(row[entity.key.name])], caller });
}

/** What only the server chooses has its own form. */
function judgeCreated(entity: EntityModel, { exchange, row }: Judged): void {
  const key = row[entity.key.name];
  if (
    entity.key.type.kind === 'uuid' &&
    !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(textOf(key))
  ) {
    throw new Breach(`${entity.key.name} is ${JSON.stringify(key)}, expected a UUIDv7 in lower case`, exchange);
  }
  if (entity.key.type.kind === 'integer' && !Number.isSafeInteger(key))
    throw new Breach(`${entity.key.name} is no integer`, exchange);
  for (const name of ['createdAt', 'updatedAt']) {
    const text = textOf(row[name]);
    const recent = Math.abs(Date.parse(text) - Date.now()) < 30_000;
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) || !recent)
      throw new Breach(`${name} is ${text}, expected the time of creation in UTC with milliseconds`, exchange);
  }
  for (const { name, field } of entity.properties) {
    const kind = field?.defaultValue?.kind;
    const isCode =
      kind?.case === 'codeLength' &&
      !new RegExp(`^[23456789abcdefghjkmnpqrstuvwxyz]{${kind.value}}$`).test(textOf(row[name]));
    if (isCode && !String(exchange.request.body).includes(`"${name}"`))
      throw new Breach(`${name} is ${JSON.stringify(row[name])}, expected a random code`, exchange);
  }
  const names = representationOrder(entity);
  if (Object.keys(row).join() !== names.join())
    throw new Breach(
      `has its properties in the order ${Object.keys(row).join(', ')}, expected ${names.join(', ')}`,
      exchange,
    );
  if (!/^"[^"]*"$/.test(exchange.headers['etag'] ?? ''))
    throw new Breach(`has ETag ${exchange.headers['etag'] ?? '(none)'}, expected a strong one`, exchange);
}

function without(body: Body, name: string): Body {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}

/** The given values of a round; references are made anew where uniqueness wants it. */
function withoutReferences(entity: EntityModel, body: Body): Body {
  const names = new Set(entity.references.filter(({ unique }) => unique).map(({ property }) => property.name));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name)));
}
