import type { DraftEntity, DraftModel, DraftOperation, DraftRelation } from '../../draft-model';
import { camelCase, plural, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { administratorsOf, rolesFor } from '../rights/rights';

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
  const mine = [
    `self.${relation.name}.${owner}Id == caller.id`,
    ...administratorsOf({ roles }).map((role) => `caller.role == "${role}"`),
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
