import {
  OperationKind,
  OwnershipMode,
  type EntityModel,
  type JsonValue,
  type OwnerPath,
  type Reference,
} from '@quantumlayer/ir';
import type { Route } from '../reference/routes';
import type { Row, Values } from '../reference/row';
import { textOf } from '../reference/text-of';
import { admitted, type Cast } from '../session/cast';
import { NOBODY, type Caller } from '../session/caller';
import { callsOf } from '../session/explore';
import type { Call } from '../session/judge-session';
import { Unmakeable, type Made } from '../session/row-maker';
import { check, entityId, type Check, type CheckTools } from './check';

/** Whose rows are whose: what their owners may do and others may not. */
export function ownershipChecks(entity: EntityModel): Check[] {
  const { owner } = entity;
  if (!owner) return [];
  return [
    rowsCheck(entity, owner.property.name, owner.mode),
    ...owner.through.map((path) => throughCheck(entity, path)),
    ...owner.through.filter(({ onward }) => !onward).flatMap((path) => namingActions(entity, path)),
    ...entity.incoming.map((reference) => referenceCheck(entity, owner.property.name, reference)),
  ];
}

function rowsCheck(entity: EntityModel, owner: string, mode: OwnershipMode): Check {
  const what =
    mode === OwnershipMode.PRIVATE ? 'others’ rows do not exist for the caller' : 'others may read, not write';
  return check(entityId(entity, 'ownership.rows'), `${entity.name} belongs to its ${owner}: ${what}`, async (tools) => {
    const { session, maker, cast } = tools;
    const made = await maker.make(entity, { complete: true, fresh: true });
    const strangers = [...cast.members, NOBODY].filter((caller) => caller !== made.caller);
    await readsAndRefusals(tools, made, strangers);
    const helpers = strangers.filter(({ identity }) => entity.owner?.bypassRoles.includes(identity.role ?? ''));
    for (const caller of helpers.slice(0, 1)) {
      const patch = session.routes.find((route) => route.entity === entity && route.method === 'PATCH');
      if (patch) await session.call({ route: patch, caller, parameters: [made.key], body: {} });
    }
  });
}

/** Whom a relation names owns the row, he and no other; and no longer than it names him. */
function throughCheck(entity: EntityModel, path: OwnerPath): Check {
  const name = [path.reference.name, path.onward?.name].filter(Boolean).join('.');
  return check(
    entityId(entity, `ownership.through.${name}`),
    `${entity.name} belongs to its ${name} too`,
    async (tools) => {
      const { session, maker, cast } = tools;
      const { property, target } = path.reference;
      const makers = makersOf(tools, target);
      const owners = oneOfEachRole(cast).filter((caller) => !namesCreator(path) || makers.includes(caller));
      if (owners.length === 0) throw new Unmakeable(`nobody makes a ${target.name}`);
      for (const named of owners) {
        const key = await keyNaming(tools, path, named);
        const made = await maker.make(entity, {
          complete: true,
          fresh: true,
          given: { [property.name]: key },
          ...(namesCreator(path) ? another(tools, entity, path, named) : {}),
        });
        if (made.row.values[property.name] !== key) throw new Unmakeable(`no request sets ${property.name}`);
        await readsAndRefusals(tools, made, [...cast.members, NOBODY]);
        const writes = callsOn(tools, made, named).filter(
          ({ route }) => route.method === 'PATCH' || route.operation?.kind === OperationKind.ACTION,
        );
        for (const write of writes) if (session.foresee(write).status === 200) await session.call(write);
        await nameNobody(tools, made, path);
        await readsAndRefusals(tools, made, [named]);
      }
    },
  );
}

/** Whom an action names owns the row from then on, and whom it named before no longer. */
function namingActions(entity: EntityModel, { reference }: OwnerPath): Check[] {
  const { name } = reference.property;
  const naming = entity.operations.filter(({ input }) =>
    input.some((each) => each.name === name && each.target !== undefined),
  );
  return naming.map((operation) =>
    check(
      entityId(entity, `ownership.${operation.name}.${reference.name}`),
      `${entity.name}.${operation.name} says whose a ${entity.name} is`,
      async (tools) => {
        const { session, maker, cast } = tools;
        const made = await maker.makeFor(operation, { complete: true, fresh: true });
        const named = oneOfEachRole(cast).flatMap(({ identity }) => identity.accountId ?? []);
        for (const key of named) {
          const calls = callsOf(maker, operation, made).map(({ body, ...call }) => ({
            ...call,
            body: { ...(body as Values), [name]: key },
          }));
          const call = calls.find((each) => session.foresee(each).status === 200);
          if (!call) continue;
          await session.call(call);
          await readsAndRefusals(tools, made, cast.members);
        }
      },
    ),
  );
}

function referenceCheck(entity: EntityModel, owner: string, { source, property, name }: Reference): Check {
  return check(
    entityId(entity, `ownership.reference.${source.name}.${name}`),
    `${source.name}.${name} refers to ${entity.name}, which belongs to its ${owner}`,
    async ({ session, maker, cast }) => {
      const made = await maker.make(entity, { complete: true, fresh: true });
      const stranger = cast.members.find(
        (caller) => caller !== made.caller && caller.identity.role === made.caller.identity.role,
      );
      if (!stranger || source.isAccount) throw new Unmakeable('there is nobody else');
      const call = await maker.plan(source, { as: stranger, fresh: true });
      const foreign = { ...call, body: { ...call.body, [property.name]: made.row.key } };
      await session.call(foreign);
    },
  );
}

/** Everything that only reads, or that the reference refuses. */
async function readsAndRefusals(tools: CheckTools, made: Made, callers: readonly Caller[]): Promise<void> {
  const { session } = tools;
  await session.callAll(
    callers
      .flatMap((caller) => callsOn(tools, made, caller))
      .filter(({ route }) => route.operation?.kind !== OperationKind.REDIRECT)
      .filter((call) => call.route.method === 'GET' || session.foresee(call).status >= 400),
  );
}

/** What can be asked of a row, of the list that it stands in, and of its place under its parents. */
function callsOn({ session }: CheckTools, made: Made, caller: Caller): Call[] {
  const { row } = made;
  const parameters = ({ nested }: Route) => [nested ? textOf(row.values[nested.property.name]) : made.key];
  return session.routes
    .filter(({ entity, operation }) => entity === row.entity && operation?.kind !== OperationKind.CREATE)
    .map((route) => ({
      route,
      caller,
      parameters: parameters(route),
      ...(route.method === 'PATCH' || route.operation?.bodyRequired === true ? { body: {} } : {}),
      ...(route.method === 'PUT' ? { body: replaceBody(row) } : {}),
    }));
}

const oneOfEachRole = ({ members }: Cast): Caller[] =>
  members.filter(({ identity }, i) => members.findIndex((other) => other.identity.role === identity.role) === i);

/** "ticket.owner": whose the whole is that the row is a part of. */
const namesCreator = ({ reference, onward }: OwnerPath): boolean =>
  onward !== undefined && onward.property === reference.target.owner?.property;

const makersOf = ({ cast }: CheckTools, entity: EntityModel): readonly Caller[] => {
  const operation = entity.operation(OperationKind.CREATE);
  return operation ? admitted(cast, operation) : [];
};

/** Who else may make a part of what somebody made, so that it is not his own. */
function another(tools: CheckTools, entity: EntityModel, { reference }: OwnerPath, named: Caller): { as?: Caller } {
  const seesAll = ({ identity }: Caller) => reference.target.owner?.bypassRoles.includes(identity.role ?? '') === true;
  const found = makersOf(tools, entity).find((caller) => caller !== named && seesAll(caller));
  return found ? { as: found } : {};
}

/** The key by which a row names the account: its own, that of the account's record, or of what the account made. */
async function keyNaming({ session, maker }: CheckTools, path: OwnerPath, named: Caller): Promise<JsonValue> {
  const { reference, onward } = path;
  const account = named.identity.accountId ?? null;
  if (!onward) return account;
  if (namesCreator(path)) return (await maker.make(reference.target, { complete: true, as: named })).row.key;
  const [known] = session.reference.store.having(reference.target, onward.property.name, account);
  if (known) return known.key;
  return (await maker.make(reference.target, { complete: true, given: { [onward.property.name]: account } })).row.key;
}

/** Ends what the row's relation, or the record that it leads to, says of the account; where nobody can, it goes on. */
async function nameNobody(
  { session, cast }: CheckTools,
  { row }: Made,
  { reference, onward }: OwnerPath,
): Promise<void> {
  const [entity, relation, key] = onward
    ? [reference.target, onward, row.values[reference.property.name]]
    : [row.entity, reference, row.key];
  const route = session.routes.find((each) => each.entity === entity && each.method === 'PATCH' && !each.nested);
  if (!route?.operation || relation.required) return;
  const ending = admitted(cast, route.operation).map(
    (caller): Call => ({ route, caller, parameters: [textOf(key)], body: { [relation.property.name]: null } }),
  );
  const call = ending.find((each) => session.foresee(each).status === 200);
  if (call) await session.call(call);
}

const replaceBody = ({ entity, values }: Row): Record<string, JsonValue> =>
  Object.fromEntries(
    entity.properties.filter(({ writable }) => writable).map(({ name }) => [name, values[name] ?? null]),
  );
