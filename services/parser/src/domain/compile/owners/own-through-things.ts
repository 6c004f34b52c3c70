import { actsForHimself } from '../../lexicon/account-lexicon';
import type { DraftEntity, DraftModel, DraftRelation } from '../../draft-model';
import { camelCase, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { administratorsOf, give, operationFor, rolesFor } from '../rights/rights';
import { people, rowsOf } from '../wording';

/**
 * "Companies post jobs, candidates apply for them": an application is hidden from other candidates, and the company whose job it is for
 * sees it. It changes nothing of what the candidate wrote.
 */
export function ownThroughThings(model: DraftModel, assumptions: Assumptions): void {
  for (const entity of model.entities) {
    const { ownership } = entity;
    const [other, second] = otherSides(model, entity);
    if (ownership?.mode !== 'private' || !other || second) continue;
    const makers = makersOf(model, entity, other.roles);
    ownThroughThing(model, entity, other, makers);
    const { thing, roles } = other;
    const seers = ownership.seers ?? [];
    ownership.bypassRoles = ownership.bypassRoles?.filter((role) => !roles.includes(role) || seers.includes(role));
    const rows = rowsOf(entity);
    assumptions.add(
      `The ${people(roles)} see the ${rows} for their own ${rowsOf(thing)}, beside whoever created them.`,
      `Say who else sees them, for example "managers can see all ${rows}".`,
    );
  }
}

/** Who is said to make such rows, else all but those on the other side. */
function makersOf(model: DraftModel, { name }: DraftEntity, others: readonly string[]): readonly string[] {
  const said = rolesFor(model, name, 'create');
  return said.length > 0 ? said : model.roles.flatMap((role) => (others.includes(role.name) ? [] : [role.name]));
}

/** Rows of somebody's, and the thing that they are of. */
export interface ThingAbove {
  readonly relation: DraftRelation;
  readonly thing: DraftEntity;
}

/** Whoever made the thing owns what is of it as well; what stands in that is still for those to write who make it. */
export function ownThroughThing(
  model: DraftModel,
  entity: DraftEntity,
  { relation, thing }: ThingAbove,
  makers: readonly string[],
): void {
  if (!entity.ownership) return;
  relation.name ??= camelCase(wordsOf(thing.name));
  const path = `${relation.name}.${thing.ownership?.name ?? 'owner'}`;
  entity.ownership.through = [...new Set([...(entity.ownership.through ?? []), path])];
  for (const verb of ['create', 'update', 'delete'] as const)
    if (operationFor(model, entity.name, verb)?.access === undefined && entity.crud?.includes(verb) !== false)
      give(model, entity.name, verb, makers);
}

interface OtherSide extends ThingAbove {
  /** Who makes such things, for himself. */
  readonly roles: readonly string[];
}

/** What it is of that belongs to somebody who does not make such rows. */
function otherSides(model: DraftModel, { name }: DraftEntity): OtherSide[] {
  const makers = rolesFor(model, name, 'create');
  const run = administratorsOf(model);
  return model.relations.flatMap((relation) => {
    const thing = model.entities.find((one) => one.name === relation.target && one.name !== name);
    if (relation.source !== name || relation.cardinality === 'many_to_many' || !thing?.ownership) return [];
    const roles = rolesFor(model, thing.name, 'create').filter((role) => !run.includes(role));
    const areOthers = roles.every((role) => actsForHimself(role) && !makers.includes(role));
    return roles.length > 0 && areOthers && relation.required !== false ? [{ relation, thing, roles }] : [];
  });
}
