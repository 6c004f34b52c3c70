import type { DraftEntity, DraftModel, DraftOperation } from '../../draft-model';
import { spoken } from '../../names';
import type { Assumptions } from '../assumptions';
import { people, rowsOf } from '../wording';

/**
 * A role that is given one deed on rows of others acts as their owner, so that it can reach them; what else owners may do with their
 * rows is kept from it: couriers who deliver orders change and delete none.
 */
export function keepOwnersRights(model: DraftModel, assumptions: Assumptions): void {
  for (const entity of model.entities)
    for (const [verb, kind] of rightsOfOwners(model, entity)) {
      const denied = strangersTo(model, entity, verb);
      const known = model.operations.find(
        (one) => one.entity === entity.name && one.kind === kind && (kind !== 'action' || one.name === verb),
      );
      if (denied.length === 0 || known?.access !== undefined) continue;
      const access = { roles: model.roles.flatMap(({ name }) => (denied.includes(name) ? [] : [name])) };
      if (known) known.access = access;
      else model.operations.push({ entity: entity.name, name: verb, kind, access });
      const who = people(denied);
      const deed = verb === 'update' ? 'change' : spoken(verb);
      assumptions.add(
        `The ${who} may not ${deed} ${rowsOf(entity)}: only what they are said to do with them.`,
        `Say so if they may, for example "${who} can ${deed} ${rowsOf(entity)}".`,
      );
    }
}

type OwnersRight = readonly [verb: string, kind: DraftOperation['kind']];

/** What only owners may do, unless more is said. */
function rightsOfOwners({ operations }: DraftModel, { name, crud }: DraftEntity): OwnersRight[] {
  const writing = (['update', 'delete'] as const).filter((verb) => crud?.includes(verb) !== false);
  const actions = operations.filter(({ entity, byOwners }) => entity === name && byOwners === true);
  return [
    ...writing.map((verb): OwnersRight => [verb, verb]),
    ...actions.map((action): OwnersRight => [action.name, 'action']),
  ];
}

/** Roles that reach rows of others and were not given the right to write them. */
function strangersTo(model: DraftModel, { ownership }: DraftEntity, verb: string): string[] {
  return (ownership?.bypassRoles ?? []).filter((role) => {
    const isAdministrator = model.roles.some(({ name, isAdministrator: runs }) => name === role && runs === true);
    return !isAdministrator && ownership?.writers?.includes(`${role}.${verb}`) !== true;
  });
}
