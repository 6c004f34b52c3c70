import type { DraftEntity, DraftModel } from '../draft-model';
import { pluralWords, spoken, wordsOf } from '../names';
import { pluralOf } from './complete-relations';
import type { Assumptions } from './compile-context';

/**
 * A role that is given one deed on rows of others acts as their owner, so that it can reach them; what else owners may do with their
 * rows is kept from it: couriers who deliver orders change and delete none.
 */
export function keepOwnersRights(model: DraftModel, assumptions: Assumptions): void {
  if (model.authentication !== 'jwt') return;
  for (const entity of model.entities)
    for (const verb of ['update', 'delete'] as const) {
      const denied = strangersTo(model, entity, verb);
      const known = model.operations.find(({ entity: name, kind }) => name === entity.name && kind === verb);
      if (denied.length === 0 || known?.access !== undefined || entity.crud?.includes(verb) === false) continue;
      const access = { roles: model.roles.flatMap(({ name }) => (denied.includes(name) ? [] : [name])) };
      if (known) known.access = access;
      else model.operations.push({ entity: entity.name, name: verb, kind: verb, access });
      const who = denied.map((role) => pluralWords(wordsOf(role)).join(' ')).join(' and ');
      const deed = verb === 'update' ? 'change' : 'delete';
      assumptions.add(
        `The ${who} may not ${deed} ${spoken(pluralOf(entity))}: only what they are said to do with them.`,
        `Say so if they may, for example "${who} can ${deed} ${spoken(pluralOf(entity))}".`,
      );
    }
}

/** Roles that reach rows of others and were not given the right to write them. */
function strangersTo(model: DraftModel, { ownership }: DraftEntity, verb: string): string[] {
  return (ownership?.bypassRoles ?? []).filter((role) => {
    const isAdministrator = model.roles.some(({ name, isAdministrator: runs }) => name === role && runs === true);
    return !isAdministrator && ownership?.writers?.includes(`${role}.${verb}`) !== true;
  });
}
