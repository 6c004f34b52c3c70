import type { DraftEntity, DraftModel, DraftOperation, DraftRelation } from '../../draft-model';
import { camelCase, plural, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { give, operationFor, rolesFor, rolesOf } from '../rights/rights';

/** What nobody decides of what he asked for himself. */
const JUDGING: ReadonlySet<string> = new Set(['approve', 'accept', 'decline', 'reject', 'confirm', 'deny', 'refuse']);

/**
 * "Sellers post items, buyers make offers, the seller accepts an offer": on his own item. "Members request tools, the owner approves": the
 * tool's owner, and not whoever made the request.
 */
export function actOnOwnThings(model: DraftModel, assumptions: Assumptions): void {
  if (model.authentication !== 'jwt') return;
  for (const entity of model.entities) {
    const [tie, second] = tiesToOwned(model, entity);
    if (!tie || second) continue;
    const actions = model.operations.filter((one) => one.entity === entity.name && one.kind === 'action');
    const makers = rolesFor(model, tie.thing.name, 'create');
    const own = rolesFor(model, entity.name, 'create');
    const bound = actions.filter((one) => {
      const roles = saidRoles(model, one);
      const isBound = roles.length > 0 && roles.every((role) => makers.includes(role) && !own.includes(role));
      const isJudged = one.byOwners === true && JUDGING.has(wordsOf(one.name)[0] ?? '');
      return (isBound || isJudged) && !(one.guards ?? []).some(({ expression }) => expression.includes('caller'));
    });
    if (bound.length > 0) bind(model, entity, tie, bound, assumptions);
    seeOfOwn(model, entity, tie, actions);
  }
}

interface Tie {
  readonly relation: DraftRelation;
  readonly thing: DraftEntity;
}

/** What an entity is of and that belongs to whoever made it. */
const tiesToOwned = ({ entities, relations }: DraftModel, { name }: DraftEntity): Tie[] =>
  relations.flatMap((relation) => {
    const thing = entities.find((one) => one.name === relation.target && one.name !== name);
    const isOne = relation.source === name && relation.cardinality === 'many_to_one' && relation.required !== false;
    return isOne && thing?.ownership?.assumed === true ? [{ relation, thing }] : [];
  });

/** "Employers reject applications for their jobs": who acts on them for that alone sees those of his own, and not all, and writes none. */
function seeOfOwn(
  model: DraftModel,
  { name, ownership, crud }: DraftEntity,
  { relation, thing }: Tie,
  actions: readonly DraftOperation[],
): void {
  if (ownership?.mode !== 'private' || ownership.assumed === true) return;
  const path = `${relation.name ?? camelCase(wordsOf(relation.target))}.${thing.ownership?.name ?? 'owner'}`;
  const isOfOwn = ({ guards }: DraftOperation): boolean =>
    (guards ?? []).some(({ expression }) => expression.includes(`self.${path}Id == caller.id`));
  const acting = (ownership.bypassRoles ?? []).filter(
    (role) =>
      actions.some((one) => rolesOf(one).includes(role)) &&
      actions.every((one) => !rolesOf(one).includes(role) || isOfOwn(one)) &&
      ownership.seers?.includes(role) !== true &&
      ownership.writers?.some((right) => right.startsWith(`${role}.`)) !== true,
  );
  const makers = rolesFor(model, name, 'create');
  if (acting.length === 0 || makers.length === 0) return;
  relation.name ??= camelCase(wordsOf(relation.target));
  ownership.bypassRoles = ownership.bypassRoles?.filter((role) => !acting.includes(role));
  ownership.through = [...new Set([...(ownership.through ?? []), path])];
  for (const verb of ['update', 'delete'] as const)
    if (operationFor(model, name, verb)?.access === undefined && crud?.includes(verb) !== false)
      give(model, name, verb, makers);
}

const saidRoles = ({ roles }: DraftModel, { access }: DraftOperation): readonly string[] =>
  typeof access === 'object'
    ? access.roles.filter((role) =>
        roles.every(({ name, isAdministrator }) => name !== role || isAdministrator !== true),
      )
    : [];

function bind(
  { roles }: DraftModel,
  entity: DraftEntity,
  { relation, thing }: Tie,
  actions: readonly DraftOperation[],
  assumptions: Assumptions,
): void {
  relation.name ??= camelCase(wordsOf(relation.target));
  const owner = thing.ownership?.name ?? 'owner';
  const administrators = roles.flatMap(({ name, isAdministrator }) => (isAdministrator === true ? [name] : []));
  const mine = [
    `self.${relation.name}.${owner}Id == caller.id`,
    ...administrators.map((role) => `caller.role == "${role}"`),
  ].join(' or ');
  const one = spoken(thing.name);
  for (const action of actions) {
    if (action.byOwners === true && entity.ownership)
      entity.ownership.through = [...new Set([...(entity.ownership.through ?? []), `${relation.name}.${owner}`])];
    action.guards = [
      ...(action.guards ?? []),
      {
        name: `of_own_${spoken(relation.name).replaceAll(' ', '_')}`,
        expression: mine,
        message: `The ${one} belongs to somebody else.`,
      },
    ];
  }
  const deeds = actions.map(({ name }) => spoken(name)).join(' and ');
  assumptions.add(
    `Only whoever made the ${one} may ${deeds} its ${plural(spoken(entity.name))}.`,
    `Say who else may, for example "managers can ${spoken(actions[0]?.name ?? '')} all ${plural(spoken(entity.name))}".`,
  );
}
