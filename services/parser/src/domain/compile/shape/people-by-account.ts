import type { DraftEntity, DraftModel, DraftOperation, DraftRelation } from '../../draft-model';
import { isAdministratorRole } from '../../lexicon/account-lexicon';
import { camelCase, pluralWords, snakeCase, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { give, rolesFor, rolesOf } from '../rights/rights';
import { peopleAndAdministrators, peopleOf } from '../wording';

const ACCOUNT = 'User';
/** What an account knows of somebody anyway. */
const OF_ACCOUNTS: ReadonlySet<string> = new Set(['name', 'email', 'password', 'username', 'role']);

/**
 * "Members book courts. The manager adds courts and members": whose record holds nothing but who he is, and who acts in a role of that
 * name, is whoever has an account in it; he is not kept a second time beside it. What only he makes is his, what others make for
 * him names his account, and who keeps such people sees the accounts.
 */
export function keepPeopleByAccount(
  model: DraftModel,
  known: ReadonlySet<string>,
  assumptions: Assumptions,
): DraftModel {
  if (model.authentication !== 'jwt') return model;
  const people = model.entities.filter((entity) => !known.has(entity.name) && isMerelyRole(model, entity));
  return people.reduce((rest, { name }) => withoutRecord(rest, name, assumptions), model);
}

const roleOf = (entity: string): string => snakeCase(wordsOf(entity));

/** A role has its name, and nothing is told of it that an account does not have. */
function isMerelyRole(
  { roles, relations, operations, entities, accountEntity }: DraftModel,
  entity: DraftEntity,
): boolean {
  const { name, fields, ownership, groups, stateField, rules, invariants } = entity;
  const told = [ownership, groups, stateField, ...(rules ?? []), ...(invariants ?? [])].some(
    (one) => one !== undefined,
  );
  const spoken = JSON.stringify([operations.map(({ guards, effects }) => [guards, effects]), entities]);
  return (
    name !== (accountEntity ?? ACCOUNT) &&
    roles.some((role) => role.name === roleOf(name)) &&
    !told &&
    fields.every((field) => OF_ACCOUNTS.has(field.name)) &&
    relations.every(
      ({ source, target, cardinality }) => source !== name && (target !== name || cardinality !== 'one_to_one'),
    ) &&
    operations.every((one) => one.entity !== name || isPlain(one)) &&
    !new RegExp(
      `\\b(?:count|exists|sum|min|max)\\((?:[^()]* for )?${name} where|\\.${camelCase(wordsOf(name))}\\.`,
    ).test(spoken)
  );
}

const isPlain = ({ kind, guards }: DraftOperation): boolean =>
  kind !== 'action' && kind !== 'redirect' && !guards?.length;

function withoutRecord(model: DraftModel, name: string, assumptions: Assumptions): DraftModel {
  const called = camelCase(wordsOf(name));
  const own = new Set(
    model.relations.flatMap((relation) =>
      relation.target === name && isMakers(model, relation) ? [relation.source] : [],
    ),
  );
  const keepers = [...new Set(model.operations.flatMap((one) => (one.entity === name ? rolesOf(one) : [])))];
  const rest: DraftModel = {
    ...model,
    entities: model.entities.flatMap((entity) => {
      if (entity.name === name) return [];
      if (!own.has(entity.name)) return [entity];
      const unique = entity.unique?.map((members) => members.map((one) => (one === called ? 'owner' : one)));
      return [{ ...entity, unique, ownership: entity.ownership ?? { mode: 'public_read' as const, assumed: true } }];
    }),
    relations: model.relations.flatMap((relation) => {
      if (relation.target !== name) return [relation];
      return own.has(relation.source) ? [] : [namingAccount(model, relation)];
    }),
    operations: model.operations.flatMap((one) => {
      if (one.entity === name) return [];
      return own.has(one.entity) ? [{ ...one, guards: one.guards?.map((guard) => ofOwner(guard, called)) }] : [one];
    }),
  };
  if (keepers.length > 0) seeAccounts(rest, name, keepers, assumptions);
  return rest;
}

/** Who alone makes such rows, or has those of his own, is their owner. */
function isMakers(model: DraftModel, { source, target, cardinality }: DraftRelation): boolean {
  const role = roleOf(target);
  const makers = rolesFor(model, source, 'create').filter((maker) => !runsIt(model, maker));
  const entity = model.entities.find(({ name }) => name === source);
  const holds = entity?.ownership?.holders?.some((right) => right.startsWith(`${role}.`)) === true;
  return cardinality === 'many_to_one' && (makers.length === 0 ? holds : makers.every((maker) => maker === role));
}

const runsIt = ({ roles }: DraftModel, role: string): boolean =>
  isAdministratorRole(role) || roles.some(({ name, isAdministrator }) => name === role && isAdministrator === true);

/** What others make for him names his account. */
const namingAccount = (model: DraftModel, relation: DraftRelation): DraftRelation => ({
  ...relation,
  target: ACCOUNT,
  name:
    relation.name ??
    camelCase(
      relation.cardinality === 'many_to_many' ? pluralWords(wordsOf(relation.target)) : wordsOf(relation.target),
    ),
  required: rolesFor(model, relation.source, 'create').includes(roleOf(relation.target)) ? false : relation.required,
});

const ofOwner = <Rule extends { expression: string }>(rule: Rule, called: string): Rule => ({
  ...rule,
  expression: rule.expression.replaceAll(new RegExp(`\\b(self|item)\\.${called}Id\\b`, 'g'), '$1.ownerId'),
});

/** "The manager adds members": they register, and he sees who did; what role somebody has is the administrator's to say. */
function seeAccounts(model: DraftModel, name: string, keepers: readonly string[], assumptions: Assumptions): void {
  for (const verb of ['list', 'read'] as const)
    give(model, ACCOUNT, verb, [...new Set([...rolesFor(model, ACCOUNT, verb), ...keepers])]);
  const who = peopleOf(name);
  assumptions.add(
    `The ${who} are the accounts in that role, which administrators give to those who registered; ${peopleAndAdministrators(keepers)} see them.`,
    `Say what is kept of them beside the account, for example "a ${wordsOf(name).join(' ')} has a name and a phone number".`,
  );
}
