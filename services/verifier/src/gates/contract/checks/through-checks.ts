import { OperationKind, type EntityModel, type JsonValue, type OwnerPath, type Reference } from '@quantumlayer/ir';
import { admitted } from '../session/cast';
import { NOBODY, type Caller } from '../session/caller';
import { belong, change } from '../session/memberships';
import { Unmakeable, type Made } from '../session/row-maker';
import { check, entityId, type Check, type CheckTools } from './check';
import { callsOn, oneOfEachRole, readsAndRefusals } from './ownership-calls';

/** Those to whom a path leads own the row, they and no others; and no longer than it leads to them. */
export function throughCheck(entity: EntityModel, path: OwnerPath): Check {
  return check(
    entityId(entity, `ownership.through.${path.name}`),
    `${entity.name} belongs to its ${path.name} too`,
    async (tools) => {
      const { session, cast } = tools;
      const whole = wholeOf(path);
      const able = whole ? makersOf(tools, whole) : cast.members;
      const owners = oneOfEachRole(cast).filter((caller) => able.includes(caller));
      if (owners.length === 0) throw new Unmakeable(`nobody makes a ${whole?.name ?? entity.name}`);
      for (const named of owners) {
        const made = path.membership
          ? await makeInGroup(tools, entity, path, path.membership, named)
          : await makeNaming(tools, entity, path, named);
        await readsAndRefusals(tools, made, [...cast.members, NOBODY]);
        const writes = callsOn(tools, made, named).filter(
          ({ route }) => route.method === 'PATCH' || route.operation?.kind === OperationKind.ACTION,
        );
        for (const write of writes) if (session.foresee(write).status === 200) await session.call(write);
        await nameNobody(tools, made, path, named);
        await readsAndRefusals(tools, made, [named]);
      }
    },
  );
}

/** "ticket.owner": what the row is a part of, whose creator owns it. */
function wholeOf({ references, property }: OwnerPath): EntityModel | undefined {
  const target = references.at(-1)?.target;
  return target?.owner?.property === property ? target : undefined;
}

const makersOf = ({ cast }: CheckTools, entity: EntityModel): readonly Caller[] => {
  const operation = entity.operation(OperationKind.CREATE);
  return operation ? admitted(cast, operation) : [];
};

/** A row that leads to the account, or to what the account made; that is not its own then, if somebody else may make one. */
async function makeNaming(tools: CheckTools, entity: EntityModel, path: OwnerPath, named: Caller): Promise<Made> {
  const whole = wholeOf(path);
  if (!whole) return makeLeading(tools, entity, path, path.references, path.property.name, accountOf(named));
  const { row } = await tools.maker.make(whole, { complete: true, as: named });
  const name = path.references.at(-1)?.property.name ?? '';
  const as = whoElse(tools, entity, whole, named);
  return makeLeading(tools, entity, path, path.references.slice(0, -1), name, row.key, as);
}

/** The account joins a group, and somebody else makes a row of it. */
async function makeInGroup(
  tools: CheckTools,
  entity: EntityModel,
  path: OwnerPath,
  membership: Reference,
  named: Caller,
): Promise<Made> {
  const { references, property } = path;
  const as = whoElse(tools, entity, membership.target, named);
  if (property.role === 'key') {
    const made = await tools.maker.make(entity, { complete: true, fresh: true, ...(as ? { as } : {}) });
    await join(tools, membership, named, made.row.key);
    return made;
  }
  const { row } = await tools.maker.make(membership.target, { complete: true, fresh: true });
  await join(tools, membership, named, row.key);
  const made = await makeLeading(tools, entity, path, references, property.name, row.key, as);
  if (references.length === 0) await makeAsMember(tools, entity, property.name, membership.target, named, row.key);
  return made;
}

/** Makes what lies between the row and the entity whose property has the value, and the row. */
async function makeLeading(
  { session, maker }: CheckTools,
  entity: EntityModel,
  path: OwnerPath,
  references: readonly Reference[],
  property: string,
  value: JsonValue,
  as?: Caller,
): Promise<Made> {
  let [name, key] = [property, value];
  for (const { property: reference, target } of references.toReversed()) {
    const [known] = session.reference.store.having(target, name, key);
    const row = known ?? (await maker.make(target, { complete: true, given: { [name]: key } })).row;
    [name, key] = [reference.name, row.key];
  }
  const made = await maker.make(entity, { complete: true, fresh: true, given: { [name]: key }, ...(as ? { as } : {}) });
  if (made.row.values[name] !== key) throw new Unmakeable(`no request lets ${path.name} lead anywhere`);
  return made;
}

/** What a member makes is for his own group, whatever other groups there are. */
async function makeAsMember(
  tools: CheckTools,
  entity: EntityModel,
  property: string,
  group: EntityModel,
  named: Caller,
  key: JsonValue,
): Promise<void> {
  if (!makersOf(tools, entity).includes(named)) return;
  const { session, maker } = tools;
  const { row: other } = await maker.make(group, { complete: true, fresh: true });
  const call = await maker.plan(entity, { as: named, given: { [property]: key } });
  await session.call({ ...call, body: { ...call.body, [property]: other.key } });
  await session.call(call);
}

/** Who may make such a row and sees all that it can refer to, other than the account that shall own it by that alone. */
function whoElse(tools: CheckTools, entity: EntityModel, target: EntityModel, named: Caller): Caller | undefined {
  const seesAll = ({ identity }: Caller) => target.owner?.bypassRoles.includes(identity.role ?? '') === true;
  return makersOf(tools, entity).find((caller) => caller !== named && seesAll(caller));
}

const accountOf = ({ identity }: Caller): JsonValue => identity.accountId ?? null;

/** The account joins the group, or leaves the one to which it belongs. */
async function join(
  { session, cast }: CheckTools,
  membership: Reference,
  member: Caller,
  group: JsonValue,
): Promise<void> {
  if (!(await belong(session, cast, membership, member, group)))
    throw new Unmakeable(`nobody sets ${membership.property.name}`);
}

/** Ends what the last of the rows that the path goes through, or the account, says; where nobody can, it goes on. */
async function nameNobody(
  tools: CheckTools,
  { row }: Made,
  { references, property, membership }: OwnerPath,
  named: Caller,
): Promise<void> {
  if (membership) return join(tools, membership, named, null);
  const { store } = tools.session.reference;
  const end = references.reduce<Made['row'] | undefined>(
    (each, reference) => store.get(reference.target, each?.values[reference.property.name]),
    row,
  );
  if (end && property.nullable) await change(tools.session, tools.cast, end.entity, end.key, { [property.name]: null });
}
