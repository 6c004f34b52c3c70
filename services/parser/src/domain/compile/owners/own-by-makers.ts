import {
  actsForHimself,
  isAuthored,
  isBetweenTwo,
  isClientRole,
  isOwnDeed,
  isReplied,
} from '../../lexicon/account-lexicon';
import type { DraftEntity, DraftModel, DraftOperation } from '../../draft-model';
import { wordsOf } from '../../names';
import { rolesOf } from '../rights/rights';

const OWNER = 'owner';

/**
 * "Sellers post items", "users write reviews": what people make for themselves is theirs, where nothing is said of whose it is; no seller
 * changes the items of another. Clerks who add products work for the same house, so each of them mends what another made.
 */
export function ownByMakers(model: DraftModel): void {
  for (const entity of model.entities) {
    if (entity.groups || entity.name === model.accountEntity) continue;
    const operations = model.operations.filter((one) => one.entity === entity.name);
    const { ownership } = entity;
    if ((ownership?.usual ?? ownership?.assumed) === true && ownership?.bypassRoles === undefined)
      letOthersAct(entity, operations, creatorsOf(operations));
    if (entity.ownership || isTied(model, entity)) continue;
    const makers = makersOf(model, entity, operations);
    if (makers === undefined || actOnOthers(operations, makers)) continue;
    const isClosed = isConfidential(entity, operations, makers);
    const mode = isClosed || areKeptApart(operations, makers) ? 'private' : 'public_read';
    entity.ownership = { mode, name: OWNER, assumed: true };
    letOthersAct(entity, operations, makers);
    if (isClosed) letHouseSee(model, entity);
  }
}

/** Those who are said to do something with such rows and make none reach the rows of all. */
function letOthersAct(
  { ownership }: DraftEntity,
  operations: readonly DraftOperation[],
  makers: readonly string[],
): void {
  const isPrivate = ownership?.mode === 'private';
  const acting = operations.filter(({ kind }) => isPrivate || (kind !== 'list' && kind !== 'read'));
  const others = [...new Set(acting.flatMap(rolesOf))].filter((role) => !makers.includes(role));
  const reaching = others.filter((role) => makers.length > 0 || !actsForHimself(role));
  if (!ownership || reaching.length === 0) return;
  const writes = (role: string): boolean => operations.some((one) => isWriting(one) && rolesOf(one).includes(role));
  const sees = (role: string): boolean =>
    operations.some(
      ({ kind, access, readAlong }) =>
        kind === 'list' &&
        typeof access === 'object' &&
        access.roles.includes(role) &&
        readAlong?.includes(role) !== true,
    );
  leaveSteps(operations, reaching);
  ownership.bypassRoles = [...new Set([...(ownership.bypassRoles ?? []), ...reaching])];
  ownership.seers = reaching.filter(sees);
  ownership.writers = reaching.flatMap((role) => (writes(role) ? [`${role}.update`, `${role}.delete`] : []));
}

/** "Admins can see all payments", and who makes them is not said to: he sees his own. */
const areKeptApart = (operations: readonly DraftOperation[], makers: readonly string[]): boolean => {
  const list = operations.find(({ kind }) => kind === 'list');
  return makers.length > 0 && list?.readAlong !== undefined && makers.every((role) => list.readAlong?.includes(role));
};

/** "Customers place orders", and nobody is said to see them: what one has with a house is no business of its other customers. */
const isConfidential = (
  { name }: DraftEntity,
  operations: readonly DraftOperation[],
  makers: readonly string[],
): boolean =>
  makers.length > 0 &&
  makers.every((role) => isClientRole(role.split('_').at(-1) ?? '')) &&
  isBetweenTwo(wordsOf(name).at(-1) ?? '') &&
  operations.every(({ kind, access }) => (kind !== 'list' && kind !== 'read') || access === undefined);

/** Those who work for the house see what people have with it. */
function letHouseSee({ roles }: DraftModel, { ownership }: DraftEntity): void {
  if (!ownership) return;
  const house = roles.flatMap(({ name }) => (actsForHimself(name) ? [] : [name]));
  ownership.bypassRoles = [...new Set([...(ownership.bypassRoles ?? []), ...house])];
  ownership.seers = [...new Set([...(ownership.seers ?? []), ...house])];
}

/** "Staff ship orders": that they are delivered is theirs to say as well, and not the customer's, where nobody is named for it. */
function leaveSteps(operations: readonly DraftOperation[], others: readonly string[]): void {
  const steps = operations.filter(({ transition }) => transition !== undefined);
  const roles = others.filter((role) => !actsForHimself(role) && steps.some((step) => rolesOf(step).includes(role)));
  if (roles.length === 0) return;
  for (const step of steps) if (step.access === undefined && !OF_OWNERS.has(step.name)) step.access = { roles };
}

/** Steps that people take with what is theirs. */
const OF_OWNERS = new Set(['cancel', 'withdraw', 'pay', 'submit', 'reopen', 'resubmit']);

const creatorsOf = (operations: readonly DraftOperation[]): readonly string[] =>
  operations.flatMap((one) => (one.kind === 'create' ? rolesOf(one) : []));

const isWriting = ({ kind }: DraftOperation): boolean => kind === 'create' || kind === 'update' || kind === 'delete';

/** An account is named already, or what is called its owner is something else. */
const isTied = ({ relations, accountEntity }: DraftModel, { name, fields }: DraftEntity): boolean =>
  relations.some((one) => one.source === name && (one.target === accountEntity || one.name === OWNER)) ||
  fields.some((field) => field.name === OWNER || field.name === `${OWNER}Id`);

/** The roles that make such rows for themselves; none where everybody makes what somebody writes or says; undefined where others make them. */
function makersOf(
  { roles }: DraftModel,
  entity: DraftEntity,
  operations: readonly DraftOperation[],
): readonly string[] | undefined {
  const access = operations.find(({ kind }) => kind === 'create')?.access;
  const noun = wordsOf(entity.name).at(-1) ?? '';
  if (access === 'authenticated' || access === undefined)
    return (access ? isAuthored : isReplied)(noun) ? [] : undefined;
  if (typeof access !== 'object') return undefined;
  const own = access.roles.filter(
    (role) =>
      (actsForHimself(role) || isReplied(noun)) &&
      roles.some(({ name, isAdministrator }) => name === role && isAdministrator !== true),
  );
  return own.length > 0 ? own : undefined;
}

/** "Members post rides, members join rides": they reach rows of each other, so these are not kept from them. */
const actOnOthers = (operations: readonly DraftOperation[], makers: readonly string[]): boolean =>
  operations.some((one) => {
    if (one.kind !== 'action' || isOwnDeed(wordsOf(one.name)[0] ?? '')) return false;
    return typeof one.access === 'string' || rolesOf(one).some((role) => makers.includes(role));
  });
