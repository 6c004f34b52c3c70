import {
  actsForHimself,
  isAuthored,
  isBetweenTwo,
  isClientRole,
  isOwnDeed,
  isReplied,
} from '../../lexicon/account-lexicon';
import type { DraftEntity, DraftModel, DraftOperation, DraftRelation } from '../../draft-model';
import { snakeCase, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { administratorsOf, rolesOf } from '../rights/rights';
import { people, rowsOf } from '../wording';

const OWNER = 'owner';

/**
 * "Sellers post items", "users write reviews": what people make for themselves is theirs, where nothing is said of whose it is; no seller
 * changes the items of another. Clerks who add products work for the same house, so each of them mends what another made.
 */
export function ownByMakers(model: DraftModel, assumptions: Assumptions): void {
  for (const entity of model.entities) {
    if (entity.groups || entity.name === model.accountEntity) continue;
    const operations = model.operations.filter((one) => one.entity === entity.name);
    const { ownership } = entity;
    if ((ownership?.usual ?? ownership?.assumed) === true && ownership?.bypassRoles === undefined) {
      if (ownership?.usual !== true) closeConfidential(model, entity, operations, creatorsOf(model, operations));
      letOthersAct(entity, operations, creatorsOf(model, operations));
    }
    // "Candidates can withdraw their application" says whose it is, and nothing of who sees it.
    if (ownership?.mode === 'public_read' && ownership.assumed !== true) {
      closeConfidential(model, entity, operations, creatorsOf(model, operations));
      if (entity.ownership?.mode === 'private') tellHidden(entity, assumptions);
    }
    const makers = makersOf(model, entity, operations);
    if (entity.ownership || makers === undefined || isTied(model, entity, makers) || actOnOthers(operations, makers))
      continue;
    const through = relationsTo(model, entity, makers).flatMap(({ name }) => name ?? []);
    entity.ownership = { mode: 'public_read', name: OWNER, assumed: true, ...(through.length > 0 ? { through } : {}) };
    closeConfidential(model, entity, operations, makers);
    letOthersAct(entity, operations, makers);
  }
}

/** Hides what is nobody's but his who made it. */
function closeConfidential(
  model: DraftModel,
  entity: DraftEntity,
  operations: readonly DraftOperation[],
  makers: readonly string[],
): void {
  const isClosed = isConfidential(model, entity, operations, makers);
  if (!entity.ownership || !(isClosed || areKeptApart(operations, makers))) return;
  entity.ownership.mode = 'private';
  if (isClosed) letHouseSee(model, entity);
}

function tellHidden(entity: DraftEntity, assumptions: Assumptions): void {
  const rows = rowsOf(entity);
  assumptions.add(
    `Whoever creates ${rows} sees those of nobody else; all of them are for ${people(entity.ownership?.bypassRoles ?? [])}.`,
    `Say who may see them, for example "everyone can see all ${rows}".`,
  );
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

/**
 * "Customers place orders", and nobody is said to see them: what one has with a house is no business of its other customers; nor is it where
 * anybody may apply for the jobs of companies.
 */
const isConfidential = (
  { roles }: DraftModel,
  { name }: DraftEntity,
  operations: readonly DraftOperation[],
  makers: readonly string[],
): boolean => {
  const isClient = (role: string): boolean => isClientRole(role.split('_').at(-1) ?? '');
  const areMet = roles.some((role) => role.isAdministrator !== true && !isClient(role.name));
  return (
    (makers.length > 0 ? makers.every(isClient) : areMet) &&
    isBetweenTwo(wordsOf(name).at(-1) ?? '') &&
    operations.every(({ kind, access }) => (kind !== 'list' && kind !== 'read') || access === undefined)
  );
};

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
  for (const step of steps)
    if (step.access === undefined && !isStepOfOwners(step.name) && !isFirstPublished(step)) step.access = { roles };
}

/** "Authors write posts, editors unpublish them": from his draft each publishes his own. */
const isFirstPublished = ({ name, transition }: DraftOperation): boolean =>
  name === 'publish' && transition?.from.every((state) => state === 'draft') === true;

const OF_OWNERS = new Set('cancel withdraw pay submit resubmit reopen pause resume renew return'.split(' '));

/** Whether people take the step with what is theirs: who placed an order cancels it. */
export const isStepOfOwners = (name: string): boolean => OF_OWNERS.has(wordsOf(name)[0] ?? '');

/** Who makes such rows, but for those who run the place and may do everything. */
const creatorsOf = (model: DraftModel, operations: readonly DraftOperation[]): readonly string[] => {
  const run = administratorsOf(model);
  return operations.flatMap((one) => (one.kind === 'create' ? rolesOf(one).filter((role) => !run.includes(role)) : []));
};

const isWriting = ({ kind }: DraftOperation): boolean => kind === 'create' || kind === 'update' || kind === 'delete';

/** An account is named already, or what is called its owner is something else. */
const isTied = (
  { relations, roles, accountEntity }: DraftModel,
  { name, fields }: DraftEntity,
  makers: readonly string[],
): boolean =>
  relations.some((one) => {
    if (one.source !== name || one.target !== accountEntity) return one.source === name && one.name === OWNER;
    // "Patients book appointments with doctors": the doctor whom it names is not the one who made it.
    const role = roles.find((other) => other.name === roleNamed(one))?.name;
    return role === undefined || (makers.includes(role) && one.required !== false);
  }) || fields.some((field) => field.name === OWNER || field.name === `${OWNER}Id`);

const roleNamed = ({ name }: DraftRelation): string => snakeCase(wordsOf(name ?? ''));

/** "Patients and receptionists book appointments": whom the receptionist names, as if he had made it. */
const relationsTo = (
  { relations, accountEntity }: DraftModel,
  { name }: DraftEntity,
  makers: readonly string[],
): DraftRelation[] =>
  relations.filter(
    (one) =>
      one.source === name &&
      one.target === accountEntity &&
      one.cardinality !== 'many_to_many' &&
      makers.includes(roleNamed(one)),
  );

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
      (actsForHimself(role) || isReplied(noun) || isJudgedByOthers(operations, role)) &&
      roles.some(({ name, isAdministrator }) => name === role && isAdministrator !== true),
  );
  return own.length > 0 ? own : undefined;
}

const JUDGING = new Set(['approve', 'reject', 'decline']);

/** "Employees submit expenses, managers approve them": whoever they work for, what others judge is what each of them handed in. */
const isJudgedByOthers = (operations: readonly DraftOperation[], role: string): boolean =>
  operations.some((one) => JUDGING.has(one.name) && rolesOf(one).length > 0) &&
  operations.every((one) => !JUDGING.has(one.name) || !rolesOf(one).includes(role));

/** "Members post rides, members join rides": they reach rows of each other, so these are not kept from them. */
const actOnOthers = (operations: readonly DraftOperation[], makers: readonly string[]): boolean =>
  operations.some((one) => {
    if (one.kind !== 'action' || isOwnDeed(wordsOf(one.name)[0] ?? '')) return false;
    return typeof one.access === 'string' || rolesOf(one).some((role) => makers.includes(role));
  });
