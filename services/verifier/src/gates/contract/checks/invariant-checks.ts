import { descendants, OperationKind, type EntityModel, type JsonValue, type RuleModel } from '@quantumlayer/ir';
import type { ExpectedFault } from '../reference/answer';
import type { Call, JudgeSession } from '../session/judge-session';
import { Unmakeable } from '../session/row-maker';
import { candidateValues } from './candidate-values';
import { check, entityId, type Body, type Check } from './check';

/** What must hold of every row, at its creation and after each change. */
export function invariantChecks(entity: EntityModel): Check[] {
  const update = entity.operation(OperationKind.UPDATE);
  return [
    ...entity.invariants.flatMap(({ name, text }) => {
      const because = `${entity.name} has the invariant ${name}: ${text}`;
      return [
        check(entityId(entity, `create.invariant.${name}`), because, async ({ session, maker }) => {
          const call = await maker.plan(entity, { complete: true });
          const body = breaking(session, entity, name, call, call.body);
          if (!body) throw new Unmakeable(`no ${entity.name} was found that breaks ${name}`);
          await session.call({ ...call, body });
        }),
        ...(update
          ? [
              check(entityId(entity, `update.invariant.${name}`), because, async ({ session, maker }) => {
                const made = await maker.makeFor(update, { complete: true, fresh: true });
                const call: Call = {
                  route: session.route(entity, OperationKind.UPDATE, 'PATCH'),
                  parameters: [made.key],
                  caller: made.caller,
                };
                const writable = Object.fromEntries(
                  entity.properties
                    .filter((each) => each.writable)
                    .map((each) => [each.name, made.row.values[each.name] ?? null]),
                ) as Body;
                const body = breaking(session, entity, name, call, writable);
                if (!body) throw new Unmakeable(`no change was found that breaks ${name}`);
                await session.call({ ...call, body });
              }),
            ]
          : []),
      ];
    }),
    ...togetherCheck(entity),
  ];
}

/** Two rules that speak of different properties can be broken by one row: it is told of both. */
function togetherCheck(entity: EntityModel): Check[] {
  const pairs = entity.invariants.flatMap((one, position) =>
    entity.invariants.slice(position + 1).map((other) => [one, other] as const),
  );
  const pair = pairs.find(([one, other]) => {
    const names = propertiesOf(one);
    return (
      names.length > 0 && propertiesOf(other).length > 0 && !propertiesOf(other).some((name) => names.includes(name))
    );
  });
  if (!pair) return [];
  const because = `${entity.name} has the invariants ${pair.map(({ name }) => name).join(' and ')}; an answer names all that are broken`;
  return [
    check(entityId(entity, 'create.invariants'), because, async ({ session, maker }) => {
      const call = await maker.plan(entity, { complete: true });
      const body: Record<string, JsonValue> = { ...call.body };
      for (const rule of pair) {
        const broken = breaking(session, entity, rule.name, call, call.body);
        for (const name of propertiesOf(rule)) if (broken?.[name] !== undefined) body[name] = broken[name];
      }
      const named = faultsOf(session, { ...call, body }).flatMap(({ codes }) => codes);
      if (!pair.every(({ name }) => named.includes(name)))
        throw new Unmakeable(`no ${entity.name} was found that breaks several invariants`);
      await session.call({ ...call, body });
    }),
  ];
}

/** The row's own properties that a rule speaks of. */
const propertiesOf = ({ condition }: RuleModel): string[] =>
  [...descendants(condition)].flatMap((node) =>
    node.kind === 'property' && node.root === 'self' && node.via === undefined ? [node.property.name] : [],
  );

const faultsOf = (session: JudgeSession, call: Call): readonly ExpectedFault[] => session.foresee(call).faults ?? [];

/** A body that breaks an invariant: where one can be found, this alone. */
function breaking(
  session: JudgeSession,
  entity: EntityModel,
  name: string,
  call: Call,
  values: Body,
): Body | undefined {
  const faults = (body: Body) => faultsOf(session, { ...call, body });
  const breaks = (body: Body): boolean => faults(body).some(({ codes }) => codes.includes(name));
  const bodies = twisted(entity, values, session.nonce);
  return bodies.find((body) => faults(body).length === 1 && breaks(body)) ?? bodies.find(breaks);
}

/** A body with values exchanged between its properties, or at their borders: what rules between properties forbid. */
function twisted(entity: EntityModel, body: Body, nonce: string): Body[] {
  const names = Object.keys(body);
  const kindOf = (name: string): string =>
    entity.properties.find((property) => property.name === name)?.type.kind ?? '';
  const pairs = names.flatMap((a) =>
    names
      .filter((b) => a !== b && kindOf(a) === kindOf(b))
      .map((b): Body => ({ ...body, [a]: body[b] ?? null, [b]: body[a] ?? null })),
  );
  const copies = names.flatMap((a) =>
    names.filter((b) => a !== b && kindOf(a) === kindOf(b)).map((b): Body => ({ ...body, [a]: body[b] ?? null })),
  );
  const extremes = entity.properties.flatMap(({ name, field, nullable }) => {
    if (!field || !(name in body)) return [];
    const values: JsonValue[] = [
      ...candidateValues(field, nonce).valid,
      ...far(field.type),
      ...(nullable ? [null] : []),
    ];
    return values.map((value): Body => ({ ...body, [name]: value }));
  });
  return [
    ...pairs,
    ...copies,
    ...extremes,
    atBorders(entity, body, nonce, Math.max),
    atBorders(entity, body, nonce, Math.min),
  ];
}

/** All numbers as large, or as small, as their fields admit: what products of them may not exceed. */
function atBorders(entity: EntityModel, body: Body, nonce: string, outer: (...values: number[]) => number): Body {
  const numbers = entity.properties.flatMap(({ name, field, type }) => {
    if (!field || !(name in body) || !['integer', 'number', 'decimal'].includes(type.kind)) return [];
    const { valid } = candidateValues(field, nonce);
    const border = outer(...valid.map(Number));
    return valid.filter((value) => Number(value) === border).map((value) => [name, value] as const);
  });
  return { ...body, ...Object.fromEntries(numbers) };
}

/** Long before and long after everything in a sample. */
function far(type: number): JsonValue[] {
  const moments: Readonly<Record<number, JsonValue[]>> = {
    7: ['1970-01-01', '2199-12-31'],
    8: ['1970-01-01T00:00:00.000Z', '2199-12-31T00:00:00.000Z'],
  };
  return moments[type] ?? [];
}
