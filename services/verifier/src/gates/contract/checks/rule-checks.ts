import {
  contains,
  OperationKind,
  type EffectModel,
  type EntityModel,
  type OperationModel,
  type TypedExpression,
} from '@quantumlayer/ir';
import { callsOf, explore } from '../session/explore';
import type { Call, JudgeSession, PlannedCall } from '../session/judge-session';
import { Unmakeable, type RowMaker } from '../session/row-maker';
import { callTogether, readEffects, readRelated } from './action-checks';
import { invariantChecks } from './invariant-checks';
import { check, entityId, type Body, type Check } from './check';
import { textOf } from '../reference/text-of';

const TRIES = 30;
const REPEATS = 12;
const NUMERIC = ['integer', 'number', 'decimal'];

/** Guards and effects of CREATE, UPDATE and DELETE, and the entity's invariants. */
export function ruleChecks(entity: EntityModel): Check[] {
  const create = entity.isAccount ? undefined : entity.operation(OperationKind.CREATE);
  const others = [OperationKind.UPDATE, OperationKind.DELETE] as const;
  return [
    ...(create ? createRules(entity, create) : []),
    ...others.flatMap((kind) => {
      const operation = entity.operation(kind);
      return operation ? changeRules(entity, operation) : [];
    }),
    ...(create ? invariantChecks(entity) : []),
  ];
}

function createRules(entity: EntityModel, create: OperationModel): Check[] {
  const effects =
    create.effects.length === 0
      ? []
      : [
          check(
            entityId(entity, 'create.effects'),
            `creating a ${entity.name} has effects`,
            async ({ session, maker, cast }) => {
              const call = await maker.plan(entity, { fresh: true });
              const { row } = await session.call(call);
              await readEffects(session, cast, create, textOf(row[entity.key.name]), call.caller);
            },
          ),
          ...(create.effects.some(isCounted) ? [countedCheck(entity, create)] : []),
        ];
  const guards = create.guards.flatMap(({ name, text, condition }) => [
    check(
      entityId(entity, `create.guard.${name}`),
      `creating a ${entity.name} is guarded by ${name}: ${text}`,
      async ({ session, maker }) => {
        await session.call(await refusedCreation(session, maker, entity, name));
      },
    ),
    ...(isMovedBy(create, condition)
      ? [
          check(
            entityId(entity, `create.concurrent.${name}`),
            `${name} (${text}) holds under parallel requests`,
            async ({ session, maker }) => {
              await callTogether(session, await lastCreations(session, maker, entity, name));
            },
          ),
        ]
      : []),
  ]);
  return [...effects, ...guards];
}

/** Whether it writes what it reads of another row: two at once may lose one. */
function isCounted(effect: EffectModel): boolean {
  if (effect.kind !== 'assign' || !effect.via) return false;
  const { via, property, value } = effect;
  return contains(
    value,
    (node) => node.kind === 'property' && node.via?.name === via.name && node.property.name === property.name,
  );
}

function countedCheck(entity: EntityModel, create: OperationModel): Check {
  return check(
    entityId(entity, 'create.concurrent.effects'),
    `parallel creations of a ${entity.name} each have their effect`,
    async ({ session, maker, cast }) => {
      const call = await maker.plan(entity, { fresh: true });
      const each = (): PlannedCall => ({ ...call, body: { ...call.body, ...uniques(maker, entity) } });
      await callTogether(session, [each(), each(), each(), each()]);
      await readRelated(session, cast, create, call.body, call.caller);
    },
  );
}

/** Whether one creation can make the guard refuse the next: it counts rows, or reads what the creation's effects write. */
function isMovedBy({ effects }: OperationModel, guard: TypedExpression): boolean {
  const written = effects.flatMap((effect) => (effect.kind === 'assign' ? [effect.property.name] : []));
  return contains(
    guard,
    (node) => node.kind === 'aggregate' || (node.kind === 'property' && written.includes(node.property.name)),
  );
}

function changeRules(entity: EntityModel, operation: OperationModel): Check[] {
  const verb = operation.kind === OperationKind.UPDATE ? 'update' : 'delete';
  const effects = check(
    entityId(entity, `${verb}.effects`),
    `${verb} of ${entity.name} has effects`,
    async ({ session, maker, cast }) => {
      const { steps, last, made } = await explore(maker, operation, ({ status }) => status < 300);
      for (const step of steps) await session.call(step);
      const before = session.reference.store.all(entity).find(({ key }) => String(key) === made.key);
      await session.call(last);
      if (before) await readRelated(session, cast, operation, before.values, last.caller);
    },
  );
  const guards = operation.guards.map(({ name, text }) =>
    check(
      entityId(entity, `${verb}.guard.${name}`),
      `${verb} of ${entity.name} is guarded by ${name}: ${text}`,
      async ({ session, maker }) => {
        const { steps, last } = await explore(maker, operation, ({ code }) => code === name);
        for (const step of steps) await session.call(step);
        await session.call(last);
      },
    ),
  );
  return operation.effects.length === 0 ? guards : [effects, ...guards];
}

/** A creation that the guard refuses: among sample rows, with poor or moved references, or by creating until it does. */
async function refusedCreation(
  session: JudgeSession,
  maker: RowMaker,
  entity: EntityModel,
  guard: string,
): Promise<Call> {
  const refusedOf = (call: PlannedCall): Call | undefined =>
    [call, ...variants(maker, entity, call)].find((variant) => session.foresee(variant).code === guard);
  let call = await maker.plan(entity, { fresh: true });
  const drafted = await drafts(maker, entity, call);
  const refused =
    [call, ...drafted].map(refusedOf).find((each) => each !== undefined) ??
    (await moveReferences(maker, entity, call, refusedOf));
  if (refused) return refused;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const accepted = [call, ...drafted, ...variants(maker, entity, call)].find(
      (variant) => session.foresee(variant).status === 201,
    );
    if (!accepted) break;
    await session.call(accepted);
    call = accepted;
    const now = refusedOf(call);
    if (now) return now;
  }
  throw new Unmakeable(`no ${entity.name} was found that ${guard} refuses`);
}

/** Creations that refer to new rows with as little as possible. */
async function drafts(maker: RowMaker, entity: EntityModel, { caller }: Call): Promise<PlannedCall[]> {
  const made: PlannedCall[] = [];
  for (const poor of ['alike', 'different'] as const) {
    try {
      made.push(await maker.draft(entity, caller, poor));
    } catch (error) {
      if (!(error instanceof Unmakeable)) throw error;
    }
  }
  return made;
}

/** Brings the rows that a creation refers to into other states, until the creation is refused as wanted. */
async function moveReferences(
  maker: RowMaker,
  entity: EntityModel,
  call: PlannedCall,
  refusedOf: (call: PlannedCall) => Call | undefined,
): Promise<Call | undefined> {
  const { session } = maker;
  for (const { target, property } of entity.references) {
    const row = session.reference.store.get(target, call.body[property.name]);
    if (!row) continue;
    const made = { row, key: String(row.key), caller: call.caller };
    for (const move of target.operations.filter(
      ({ kind }) => kind === OperationKind.ACTION || kind === OperationKind.UPDATE,
    )) {
      for (const step of callsOf(maker, move, made)) {
        const back = session.reference.store.checkpoint();
        const moved = session.reference.handle({
          route: step.route,
          parameters: [made.key],
          body: step.body,
          caller: step.caller.identity,
        });
        const refused = moved.status === 200 ? refusedOf(call) : undefined;
        back();
        if (!refused) continue;
        await session.call(step);
        return refused;
      }
    }
  }
  return undefined;
}

/** Calls of which any one, once accepted, makes the guard refuse the others. */
async function lastCreations(
  session: JudgeSession,
  maker: RowMaker,
  entity: EntityModel,
  guard: string,
): Promise<Call[]> {
  const rich = await maker.plan(entity, { fresh: true });
  const poor = (await drafts(maker, entity, rich)).filter((draft) => session.foresee(draft).status === 201);
  for (let call of [...poor, rich]) {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const accepted = [call, ...variants(maker, entity, call)].filter(
        (variant) => session.foresee(variant).status === 201,
      );
      for (const variant of [...accepted.slice(0, 6), ...accepted.slice(-6)]) {
        const same = Array.from({ length: 4 }, () => ({
          ...variant,
          body: { ...variant.body, ...uniques(maker, entity) },
        }));
        if (isLast(session, same, guard)) return same;
      }
      const next = accepted.at(-1);
      if (!next) break;
      await session.call(next);
      call = next;
    }
  }
  throw new Unmakeable(`no last ${entity.name} was found before ${guard} refuses`);
}

function isLast(session: JudgeSession, calls: readonly Call[], guard: string): boolean {
  const back = session.reference.store.checkpoint();
  const [first, second] = calls.map(({ route, parameters = [], body, caller }) =>
    session.reference.handle({ route, parameters, body, caller: caller.identity }),
  );
  back();
  return first?.status === 201 && second?.code === guard;
}

/** Bodies with the same references and other values. */
function variants(maker: RowMaker, entity: EntityModel, call: PlannedCall): PlannedCall[] {
  const given = Object.fromEntries(
    entity.references.flatMap(({ property: { name } }) => (call.body[name] == null ? [] : [[name, call.body[name]]])),
  ) as Body;
  const samples = Array.from({ length: TRIES }, (_, index) => ({
    ...call,
    body: maker.sample(entity, index, given, true),
  }));
  return [...samples, ...borrowed(maker, entity, call)];
}

/** The same body with numbers that a row has which it refers to: all that is there of a balance, a stock or a capacity. */
function borrowed(maker: RowMaker, entity: EntityModel, call: PlannedCall): PlannedCall[] {
  const numbers = entity.properties.filter(({ writable, type }) => writable && NUMERIC.includes(type.kind));
  return entity.references.flatMap(({ target, property }) => {
    const row = maker.session.reference.store.get(target, call.body[property.name]);
    return numbers.flatMap((number) =>
      target.properties
        .filter(({ type }) => type.kind === number.type.kind)
        .map(({ name }) => ({ ...call, body: { ...call.body, [number.name]: row?.values[name] ?? null } })),
    );
  });
}

function uniques(maker: RowMaker, entity: EntityModel): Body {
  const names = new Set(entity.uniques.flatMap((set) => (set.length === 1 ? set.map(({ name }) => name) : [])));
  const fresh = maker.sample(entity, maker.session.next(), {}, true);
  return Object.fromEntries(Object.entries(fresh).filter(([name]) => names.has(name)));
}
