import type { DraftEntity, DraftModel, DraftRelation } from '../../draft-model';
import { operationOf } from '../../draft-parts';
import { camelCase, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { administratorsOf } from '../rights/rights';
import { people, rowsOf } from '../wording';

/** Rows of groups need roles: somebody has to say who belongs where. */
export function needRolesForGroups({ entities, roles }: DraftModel): void {
  for (const { groups = [] } of entities)
    for (const { role } of groups) if (!roles.some(({ name }) => name === role)) roles.push({ name: role });
}

/**
 * "Members see only the tasks of their team": accounts belong to a team, by a relation that administrators set, and a task belongs to
 * all who are in its team. Whoever else has a role sees what he saw before.
 */
export function ownByGroups(model: DraftModel, assumptions: Assumptions): void {
  for (const entity of model.entities)
    for (const group of new Set((entity.groups ?? []).map((limit) => limit.group))) {
      const roles = (entity.groups ?? []).flatMap((limit) => (limit.group === group ? [limit.role] : []));
      if (own(model, entity, group, roles, assumptions)) keepGroups(model, group, assumptions);
      else tellOpenRows(entity, group, assumptions);
    }
}

/** All in a group own it: where nobody is said to write groups, none of them deletes it with what the others have there. */
function keepGroups(model: DraftModel, group: string, assumptions: Assumptions): void {
  const entity = model.entities.find(({ name }) => name === group);
  const writing = (['create', 'update', 'delete'] as const).map((verb) => operationOf(model, group, verb, verb));
  if (!entity || entity.ownership || writing.some(({ access }) => access !== undefined)) return;
  const administrators = administratorsOf(model);
  for (const operation of writing) operation.access = { roles: [...administrators] };
  const rows = rowsOf(entity);
  assumptions.add(
    `Only administrators may create, change and delete ${rows}, as accounts belong to them.`,
    `Say who else may, for example "managers can create ${rows}".`,
  );
}

/** Groups are seen by those who are in them, once the parts of other rows have been told apart. */
export function hideGroups(model: DraftModel): void {
  for (const { groups = [] } of model.entities)
    for (const { group } of groups) {
      const membership = membershipIn(model, group);
      const draft = model.entities.find(({ name }) => name === group);
      if (!draft || draft.ownership || membership?.inverse === undefined || isTaken(model, draft)) continue;
      const limited = groups.filter((limit) => limit.group === group).map(({ role }) => role);
      const others = model.roles.flatMap(({ name }) => (limited.includes(name) ? [] : [name]));
      draft.ownership = { mode: 'private', bypassRoles: others, through: [membership.inverse] };
    }
}

function own(
  model: DraftModel,
  entity: DraftEntity,
  group: string,
  roles: readonly string[],
  assumptions: Assumptions,
): boolean {
  if (isTaken(model, entity) || (entity.ownership && entity.ownership.assumed !== true) || mayMove(model)) return false;
  const membership = join(model, group);
  const path = membership && pathTo(model, entity.name, group);
  if (!path) return false;
  const mode = isSeenByAll(model, entity.name) ? 'public_read' : 'private';
  entity.ownership = {
    name: entity.ownership?.name,
    mode,
    bypassRoles: rolesBeside(model, entity.name, roles),
    through: [[...path, membership.inverse ?? ''].join('.')],
  };
  const [rows, one] = [rowsOf(entity), spoken(group)];
  const [does, more] = mode === 'private' ? ['see', 'sees'] : ['change', 'changes'];
  assumptions.add(
    `Accounts belong to one ${one} at most, by a ${membership.name ?? ''}Id that administrators set; ${people(roles)} ${does} only the ${rows} of their own ${one}, those that they create, and none before they belong to one.`,
    `Say who ${more} more, for example "managers can ${does} all ${rows}".`,
  );
  return true;
}

/** "Everyone can see all orders": a group limits who changes them. */
const isSeenByAll = ({ operations }: DraftModel, name: string): boolean =>
  operations.some(({ entity, kind, access }) => entity === name && kind === 'read' && typeof access === 'string');

/** The account's relation to its group, which whoever registers does not have yet. */
function join(model: DraftModel, group: string): DraftRelation | undefined {
  const account = model.accountEntity;
  if (account === undefined || account === group) return undefined;
  const known = model.relations.filter(
    ({ source, target }) => [source, target].sort().join() === [account, group].sort().join(),
  );
  const relation = known.find(({ source, cardinality }) => source === account && cardinality !== 'many_to_many');
  if (!relation && known.length > 0) return undefined;
  const joined: DraftRelation = relation ?? { source: account, target: group, cardinality: 'many_to_one' };
  const taken = model.relations.some(({ target, inverse }) => target === group && inverse === 'members');
  const isPerson = model.entities.some(({ name }) => name === 'Member');
  joined.name ??= camelCase(wordsOf(group));
  joined.inverse ??= taken || isPerson ? 'accounts' : 'members';
  Object.assign(joined, { required: false, onDelete: 'set_null' });
  if (!relation) model.relations.push(joined);
  return joined;
}

const membershipIn = (model: DraftModel, group: string): DraftRelation | undefined =>
  model.relations.find(
    ({ source, target, cardinality }) =>
      source === model.accountEntity && target === group && cardinality !== 'many_to_many',
  );

/** Straight to the group; a new relation where nothing leads there. */
function pathTo(model: DraftModel, entity: string, group: string): string[] | undefined {
  const toOne = model.relations.filter(
    ({ source, cardinality }) => source === entity && cardinality !== 'many_to_many',
  );
  const straight = toOne.find(({ target }) => target === group);
  if (straight) {
    straight.name ??= camelCase(wordsOf(group));
    return [straight.name];
  }
  if (model.relations.some(({ source, target }) => [source, target].sort().join() === [entity, group].sort().join()))
    return undefined;
  const name = camelCase(wordsOf(group));
  if (toOne.some((relation) => (relation.name ?? camelCase(wordsOf(relation.target))) === name)) return undefined;
  model.relations.push({ source: entity, target: group, cardinality: 'many_to_one', name, required: false });
  return [name];
}

/** Whoever has an account, and so anybody, could say where he belongs. */
function mayMove({ operations, roles, accountEntity }: DraftModel): boolean {
  const standard = roles.find(({ isDefault }) => isDefault)?.name ?? '';
  return operations.some(({ entity, kind, access }) => {
    if (entity !== accountEntity || kind !== 'update' || access === undefined) return false;
    return typeof access === 'string' || access.roles.includes(standard);
  });
}

/** A field or a relation has the name that the owner's key would have. */
const isTaken = ({ relations, accountEntity }: DraftModel, { name, fields }: DraftEntity): boolean =>
  name === accountEntity ||
  fields.some((field) => field.name === 'ownerId') ||
  relations.some(({ source, name: called }) => source === name && called === 'owner');

/** Whoever only registered sees what is his own, also where he may make such rows, unless something is said of what he does with others'. */
const rolesBeside = ({ operations, roles }: DraftModel, of: string, limited: readonly string[]): string[] =>
  roles.flatMap(({ name, isDefault }) => {
    const reachesOthers = operations.some(
      ({ entity, kind, access, readAlong }) =>
        entity === of &&
        kind !== 'create' &&
        typeof access === 'object' &&
        access.roles.includes(name) &&
        readAlong?.includes(name) !== true,
    );
    return limited.includes(name) || (isDefault === true && !reachesOthers) ? [] : [name];
  });

function tellOpenRows(entity: DraftEntity, group: string, assumptions: Assumptions): void {
  const [rows, one] = [rowsOf(entity), spoken(group)];
  assumptions.add(
    `Nothing keeps the ${rows} of one ${one} from those who belong to another.`,
    `Say to which ${one} each user belongs, for example "a user belongs to one ${one}, which administrators set".`,
  );
}
