import { OperationKind, type EntityModel, type JsonValue, type OperationModel } from '@quantumlayer/ir';
import { maySee } from '../reference/caller';
import type { Values } from '../reference/row';
import { Breach } from '../session/breach';
import { explore } from '../session/explore';
import type { HttpExchange } from '../session/http-client';
import type { Call, JudgeSession, PlannedCall } from '../session/judge-session';
import { admitted, type Cast } from '../session/cast';
import { Unmakeable, type RowMaker } from '../session/row-maker';
import { check, entityId, type Check } from './check';
import { missingKey } from './create-checks';
import { strangeKeys } from './read-checks';
import { faultyRounds, validRounds } from './rounds';
import { textOf } from '../reference/text-of';

const PARALLEL = 4;

/** Custom operations: when they are allowed, what they change, and when they are refused. */
export function actionChecks(entity: EntityModel): Check[] {
  return entity.operations
    .filter(({ kind }) => kind === OperationKind.ACTION)
    .flatMap((operation) => checksOfAction(entity, operation));
}

function checksOfAction(entity: EntityModel, operation: OperationModel): Check[] {
  const id = (aspect: string): string => entityId(entity, `action.${operation.name}.${aspect}`);
  const { transition, guards } = operation;
  const because = `${entity.name}.${operation.name}${transition ? ` moves ${transition.from.join(' or ')} to ${transition.to}` : ' is an action'}`;
  return [
    check(id('allowed'), because, async ({ session, maker, cast }) => {
      const { steps, last, made } = await explore(maker, operation, ({ status }) => status === 200);
      for (const step of steps) await session.call(step);
      await session.call(last);
      await readEffects(session, cast, operation, made.key, last.caller);
    }),
    ...(transition
      ? [
          check(id('refused'), because, async ({ session, maker }) => {
            const { steps, last } = await explore(maker, operation, ({ code }) => code === 'invalid_transition');
            for (const step of steps) await session.call(step);
            await session.call(last);
          }),
        ]
      : []),
    ...guards.map(({ name, text }) =>
      check(
        id(`guard.${name}`),
        `${entity.name}.${operation.name} is guarded by ${name}: ${text}`,
        async ({ session, maker }) => {
          const { steps, last } = await explore(maker, operation, ({ code }) => code === name);
          for (const step of steps) await session.call(step);
          await session.call(last);
        },
      ),
    ),
    check(
      id('concurrent'),
      `${because}; parallel calls behave as if one came after another`,
      async ({ session, maker }) => {
        const { steps, last } = await explore(maker, operation, ({ status }) => status === 200);
        for (const step of steps) await session.call(step);
        await callTogether(
          session,
          Array.from({ length: PARALLEL }, () => last),
        );
      },
    ),
    check(
      id('missing'),
      `a key that no ${entity.name} has is 404, whatever it looks like`,
      async ({ session, maker }) => {
        const { last } = await explore(maker, operation, ({ status }) => status === 200);
        await session.callAll(strangeKeys(entity).map((key) => ({ ...last, parameters: [key] })));
      },
    ),
    ...inputChecks(entity, operation),
    ...operation.input.flatMap(({ name, target }) =>
      target === undefined ? [] : namingCheck(entity, operation, name),
    ),
  ];
}

function inputChecks(entity: EntityModel, operation: OperationModel): Check[] {
  const slots = operation.input;
  const id = entityId(entity, `action.${operation.name}.input`);
  return [
    check(
      id,
      `${entity.name}.${operation.name} takes ${slots.length === 0 ? 'no input' : slots.map(({ name }) => name).join(', ')}`,
      async ({ session, maker }) => {
        const { steps, last } = await explore(maker, operation, ({ status }) => status === 200);
        for (const step of steps) await session.call(step);
        const call: PlannedCall = { ...last, body: (last.body ?? {}) as PlannedCall['body'] };
        const required = slots
          .filter(({ nullable, field }) => !nullable && !field.defaultValue)
          .map(({ name }) => ({ ...call, body: omit(call.body, name) }));
        const strange: JsonValue[] = [{ ...call.body, noSuchField: 1 }, [], 'text'];
        const faulty = faultyRounds(slots, call.body, session.nonce).map((body) => ({ ...call, body }));
        await session.callAll(
          [...faulty, ...required, ...strange.map((body) => ({ ...call, body }))].filter(
            (each) => session.foresee(each).status === 422,
          ),
        );
        if (slots.length === 0) {
          await session.call({ ...last, body: {} });
          return;
        }
        for (const round of validRounds(slots, call, session))
          if (session.foresee(round).status === 200) await session.call(round);
      },
    ),
  ];
}

/** A key in the body must be that of a row, and of one that the caller sees. */
function namingCheck(entity: EntityModel, operation: OperationModel, name: string): Check[] {
  const reference = entity.references.find(({ property }) => property.name === name);
  if (!reference) return [];
  const { target } = reference;
  const id = entityId(entity, `action.${operation.name}.names.${reference.name}`);
  return [
    check(
      id,
      `${entity.name}.${operation.name} names a ${target.name} that the caller sees`,
      async ({ session, maker, cast }) => {
        const { steps, last } = await explore(maker, operation, ({ status }) => status === 200);
        await makeOfEach(maker, cast, target);
        const hidden = session.reference.store
          .all(target)
          .filter(({ values }) => !maySee(target, values, last.caller.identity, session.reference.store));
        const keys = [missingKey(target), ...hidden.slice(-2).map(({ key }) => key)];
        for (const step of steps) await session.call(step);
        await session.callAll(keys.map((key) => ({ ...last, body: { ...(last.body as Values), [name]: key } })));
      },
    ),
  ];
}

/** A row of some who may make one: what is hidden from the others. */
async function makeOfEach(maker: RowMaker, cast: Cast, target: EntityModel): Promise<void> {
  const create = target.owner && target.operation(OperationKind.CREATE);
  for (const caller of create ? admitted(cast, create).slice(0, 3) : [])
    await maker.make(target, { as: caller, fresh: true }).catch((error: unknown) => {
      if (!(error instanceof Unmakeable)) throw error;
    });
}

/** Sends calls at the same moment; the successful ones came first, as their rows tell, and there may be only as many as in any sequence. */
export async function callTogether(session: JudgeSession, calls: readonly Call[]): Promise<void> {
  const exchanges = await Promise.all(calls.map((call) => session.exchange(call)));
  const order = exchanges
    .map((exchange, index) => ({ exchange, call: calls[index] as Call }))
    .sort((a, b) => a.exchange.status - b.exchange.status || momentOf(a.exchange) - momentOf(b.exchange));
  const expected = countForeseen(
    session,
    order.map(({ call }) => call),
  );
  const succeeded = exchanges.filter(({ status }) => status < 300 && status > 0);
  if (succeeded.length !== expected) {
    throw new Breach(
      `${succeeded.length} of ${calls.length} parallel calls succeeded, expected ${expected}`,
      succeeded.at(-1) ?? exchanges[0],
    );
  }
  // Rows answered in parallel show one of several orders, so only how they ended is compared.
  for (const { exchange, call } of order.filter(({ exchange: { status } }) => status >= 400)) {
    if (exchange.status !== 409 && exchange.status !== 422)
      throw new Breach(`a parallel call answered ${exchange.status}, expected 409`, exchange);
    void call;
  }
  for (const { call, exchange } of order) {
    session.reference.handle(
      { route: call.route, parameters: call.parameters ?? [], body: call.body, caller: call.caller.identity },
      (exchange.json ?? {}) as Readonly<Record<string, JsonValue>>,
    );
  }
}

/** When the row that was answered with was written. */
function momentOf({ status, json }: HttpExchange): number {
  const written = status < 300 ? Date.parse(textOf((json as Values | undefined)?.['updatedAt'])) : 0;
  return Number.isNaN(written) ? 0 : written;
}

function countForeseen(session: JudgeSession, calls: readonly Call[]): number {
  const back = session.reference.store.checkpoint();
  const answers = calls.map(({ route, parameters = [], body, caller }) =>
    session.reference.handle({ route, parameters, body, caller: caller.identity }),
  );
  back();
  return answers.filter(({ status }) => status < 300).length;
}

/** Reads the row, the rows that effects changed, and lists those that they made. */
export async function readEffects(
  session: JudgeSession,
  cast: Cast,
  operation: OperationModel,
  key: string,
  caller: Call['caller'],
): Promise<void> {
  await readRow(session, cast, operation.entity, key, caller);
  const row = session.reference.store.all(operation.entity).find((each) => String(each.key) === key);
  if (row) await readRelated(session, cast, operation, row.values, caller);
}

/** Reads the rows that effects changed, to which a row with these values refers or referred, and lists those that they made. */
export async function readRelated(
  session: JudgeSession,
  cast: Cast,
  { effects }: OperationModel,
  values: Values,
  caller: Call['caller'],
): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === 'assign' && effect.via)
      await readRow(session, cast, effect.via.target, textOf(values[effect.via.property.name]), caller);
    if (effect.kind !== 'create') continue;
    const list = effect.entity.operation(OperationKind.LIST);
    const [reader] = list ? admitted(cast, list) : [];
    if (list && reader)
      await session.call({
        route: session.route(effect.entity, OperationKind.LIST),
        query: [['sort', '-createdAt']],
        caller: reader,
      });
  }
}

async function readRow(
  session: JudgeSession,
  cast: Cast,
  entity: EntityModel,
  key: string,
  caller: Call['caller'],
): Promise<void> {
  const route = session.routes.find((each) => each.entity === entity && each.operation?.kind === OperationKind.READ);
  if (route?.operation && admitted(cast, route.operation).includes(caller))
    await session.call({ route, parameters: [key], caller });
}

function omit(body: PlannedCall['body'], name: string): PlannedCall['body'] {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}
