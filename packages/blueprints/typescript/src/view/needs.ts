import type { EntityView } from './entity-view';
import { referencesOf } from './operation-code';
import type { ProjectView } from './project-view';

/** Which functions of an entity's store somebody calls. */
export interface StoreNeeds {
  find: boolean;
  lock: boolean;
  list: boolean;
  insert: boolean;
  update: boolean;
  delete: boolean;
}

/** Once for a project; by the entity's name. */
export function storeNeeds(view: ProjectView): ReadonlyMap<string, StoreNeeds> {
  const needs = new Map(view.entities.map((entity) => [entity.model.name, ownNeeds(entity)]));
  const of = (name: string) => {
    const found = needs.get(name);
    if (!found) throw new RangeError(`no entity ${name}`);
    return found;
  };
  for (const entity of view.entities) {
    for (const { target } of [...entity.model.references, ...entity.model.links]) of(target.name).find = true;
    for (const { expression } of entity.model.computed)
      for (const { target } of referencesOf(expression)) of(target.name).find = true;
    for (const { code } of entity.operations) {
      for (const { target } of code.references) of(target.name).lock = true;
      for (const { target } of code.touched) of(target.name).update = true;
      for (const { effect } of code.created) of(effect.entity.name).insert = true;
    }
  }
  for (const entity of needs.values()) if (entity.lock && !view.postgres) entity.find = true;
  return needs;
}

function ownNeeds(entity: EntityView): StoreNeeds {
  const { operation, actions } = entity;
  const writes = operation.update !== undefined || actions.length > 0;
  const nests = entity.model.incoming.some(({ nestedPath }) => nestedPath !== undefined);
  return {
    find: operation.read !== undefined || writes || nests || entity.isAccount,
    lock: writes || operation.delete !== undefined || operation.redirect !== undefined,
    list: operation.list !== undefined,
    // Seeds and tests need rows of every entity.
    insert: true,
    update:
      writes ||
      operation.redirect?.code.changesSelf === true ||
      (entity.isAccount && entity.model.properties.some(({ name }) => name === 'role')),
    delete: operation.delete !== undefined,
  };
}
