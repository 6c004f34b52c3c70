import { OperationKind, type EntityModel, type JsonValue } from '@quantumlayer/ir';
import type { ExpectedFault } from '../reference/answer';
import type { Call, JudgeSession } from '../session/judge-session';
import { Unmakeable } from '../session/row-maker';
import { candidateValues } from './candidate-values';
import { check, entityId, type Body, type Check } from './check';

/** What must hold of every row, at its creation and after each change. */
export function invariantChecks(entity: EntityModel): Check[] {
  const update = entity.operation(OperationKind.UPDATE);
  return entity.invariants.flatMap(({ name, text }) => {
    const because = `${entity.name} has the invariant ${name}: ${text}`;
    /** A body that breaks this invariant: where one can be found, this alone. */
    const breaking = (session: JudgeSession, call: Call, values: Body): Body | undefined => {
      const faultsOf = (body: Body): readonly ExpectedFault[] => session.foresee({ ...call, body }).faults ?? [];
      const breaks = (faults: readonly ExpectedFault[]): boolean => faults.some(({ codes }) => codes.includes(name));
      const bodies = twisted(entity, values, session.nonce);
      return (
        bodies.find((body) => faultsOf(body).length === 1 && breaks(faultsOf(body))) ??
        bodies.find((body) => breaks(faultsOf(body)))
      );
    };
    return [
      check(entityId(entity, `create.invariant.${name}`), because, async ({ session, maker }) => {
        const call = await maker.plan(entity, { complete: true });
        const body = breaking(session, call, call.body);
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
              const body = breaking(session, call, writable);
              if (!body) throw new Unmakeable(`no change was found that breaks ${name}`);
              await session.call({ ...call, body });
            }),
          ]
        : []),
    ];
  });
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
