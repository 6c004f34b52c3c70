import { isClientRole } from '../../lexicon/account-lexicon';
import type { DraftEntity, DraftModel } from '../../draft-model';
import { spoken } from '../../names';
import type { Assumptions } from '../assumptions';
import { listed, peopleAndAdministrators, rowsOf } from '../wording';
import { administratorsOf, rolesFor } from '../rights/rights';
import { isStepOfOwners } from './own-by-makers';
import { ownThroughThing, type ThingAbove } from './own-through-things';

/**
 * "Candidates apply for jobs", which are hired or rejected as usual: nobody hires himself. Steps that nobody is said to take with what
 * those from outside asked for are for whoever made what it is of, employers with their jobs, or else for the house.
 */
export function leaveDeciding(model: DraftModel, assumptions: Assumptions): void {
  for (const entity of model.entities) {
    const askers = askersOf(model, entity);
    const steps = model.operations.filter(
      (one) =>
        one.entity === entity.name &&
        one.kind === 'action' &&
        one.transition !== undefined &&
        one.access === undefined &&
        one.byOwners !== true &&
        !isStepOfOwners(one.name),
    );
    if (steps.length === 0 || askers.length === 0) continue;
    const above = ownedAbove(model, entity);
    const others = above ? rolesFor(model, above.thing.name, 'create').filter((role) => !askers.includes(role)) : [];
    const house = model.roles.flatMap(({ name, isAdministrator }) =>
      isAdministrator === true || isClientRole(name.split('_').at(-1) ?? '') ? [] : [name],
    );
    const roles = others.length > 0 ? others : [...house, ...administratorsOf(model)];
    for (const step of steps) step.access = { roles };
    if (above && others.length > 0) ownThroughThing(model, entity, above, [...askers, ...administratorsOf(model)]);
    else reach(entity, roles);
    const [deeds, rows] = [listed(steps.map(({ name }) => spoken(name))), rowsOf(entity)];
    assumptions.add(
      `Only ${peopleAndAdministrators(roles)} may ${deeds} ${rows}, as nobody is said to.`,
      `Say who else may, for example "managers can ${spoken(steps[0]?.name ?? '')} ${rows}".`,
    );
  }
}

/** Those from outside who alone make such rows, or have those of their own. */
function askersOf(model: DraftModel, entity: DraftEntity): readonly string[] {
  const holders = (entity.ownership?.holders ?? []).map((right) => right.split('.')[0] ?? '');
  const run = administratorsOf(model);
  const makers = rolesFor(model, entity.name, 'create').filter((role) => !run.includes(role));
  const askers = [...new Set(makers.length > 0 ? makers : holders)];
  return entity.ownership && askers.every((role) => isClientRole(role.split('_').at(-1) ?? '')) ? askers : [];
}

/** The one thing that it is of, where that is its maker's own. */
function ownedAbove(model: DraftModel, { name }: DraftEntity): ThingAbove | undefined {
  const [above, second] = model.relations.flatMap((relation) => {
    const thing = model.entities.find((one) => one.name === relation.target);
    return relation.source === name && relation.cardinality === 'many_to_one' && thing?.ownership
      ? [{ relation, thing }]
      : [];
  });
  return second ? undefined : above;
}

/** They act on rows of others, and so see them. */
function reach({ ownership }: DraftEntity, roles: readonly string[]): void {
  if (!ownership) return;
  const isNew = (role: string): boolean => ownership.bypassRoles?.includes(role) !== true;
  ownership.bypassRoles = [...(ownership.bypassRoles ?? []), ...roles.filter(isNew)];
}
