import { OperationKind, type EntityModel, type Reference } from '@quantumlayer/ir';
import type { Call } from '../session/judge-session';
import { check, entityId, type Check, type CheckTools } from './check';
import { missingKey } from './create-checks';
import { strangeKeys } from './read-checks';
import { textOf } from '../reference/text-of';

/** `/authors/{id}/books` beside `/books`. */
export function nestedChecks(entity: EntityModel): Check[] {
  return entity.references
    .filter(({ nestedPath }) => nestedPath !== undefined)
    .flatMap((reference) => [...listNested(entity, reference), ...createNested(entity, reference)]);
}

function listNested(entity: EntityModel, reference: Reference): Check[] {
  if (!entity.operation(OperationKind.LIST) || !entity.operation(OperationKind.CREATE)) return [];
  return [
    check(
      entityId(entity, `nested.${reference.name}.list`),
      `${entity.name}.${reference.name} is nested`,
      async (tools) => {
        const { session, maker } = tools;
        const own = await maker.make(entity, { fresh: true });
        const other = await maker.make(entity, { fresh: true, as: own.caller });
        const route = nestedRoute(tools, entity, reference, 'GET');
        const keys = [own, other].map(({ row }) => textOf(row.values[reference.property.name]));
        const calls = [...new Set([...keys, ...strangeKeys(reference.target)])].map(
          (key): Call => ({ route, parameters: [key], caller: own.caller }),
        );
        await session.callAll([
          ...calls,
          { route, parameters: [keys[0] ?? ''], caller: own.caller, query: [['noSuchParameter', '1']] },
        ]);
      },
    ),
  ];
}

function createNested(entity: EntityModel, reference: Reference): Check[] {
  if (!entity.operation(OperationKind.CREATE)) return [];
  return [
    check(
      entityId(entity, `nested.${reference.name}.create`),
      `${entity.name}.${reference.name} is nested: the path names the parent`,
      async (tools) => {
        const { session, maker } = tools;
        const { name } = reference.property;
        const plan = await maker.plan(entity, { fresh: true });
        const parent = textOf(plan.body[name]);
        const rest = Object.fromEntries(Object.entries(plan.body).filter(([key]) => key !== name));
        const call: Call = {
          route: nestedRoute(tools, entity, reference, 'POST'),
          parameters: [parent],
          caller: plan.caller,
          body: rest,
        };
        const wrongType = reference.target.key.type.kind === 'integer' ? 'x' : 5;
        await session.callAll(
          [missingKey(reference.target), wrongType, null].map((value) => ({
            ...call,
            body: { ...rest, [name]: value },
          })),
        );
        await session.call(call);
        const again = await maker.plan(entity, { as: plan.caller, fresh: true });
        await session.call({ ...call, parameters: [textOf(again.body[name])], body: again.body });
        await session.callAll([
          ...strangeKeys(reference.target).map((key) => ({ ...call, parameters: [key] })),
          { ...call, body: [] },
        ]);
      },
    ),
  ];
}

function nestedRoute(
  { session }: CheckTools,
  entity: EntityModel,
  reference: Reference,
  method: string,
): Call['route'] {
  const route = session.routes.find(
    (each) => each.nested === reference && each.entity === entity && each.method === method,
  );
  if (!route) throw new RangeError(`${entity.name}.${reference.name} has no nested ${method}`);
  return route;
}
