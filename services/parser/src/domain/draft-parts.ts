import type { DraftEntity, DraftField, DraftModel, DraftOperation } from './draft-model';

/** The entity's draft, made when there is none yet. */
export function entityOf(model: DraftModel, name: string): DraftEntity {
  let entity = model.entities.find((candidate) => candidate.name === name);
  if (!entity) model.entities.push((entity = { name, fields: [] }));
  return entity;
}

export function fieldOf(entity: DraftEntity, name: string): DraftField {
  let field = entity.fields.find((candidate) => candidate.name === name);
  if (!field) entity.fields.push((field = { name }));
  return field;
}

/** The operation's draft, made when there is none yet. */
export function operationOf(
  model: DraftModel,
  entity: string,
  name: string,
  kind: DraftOperation['kind'],
): DraftOperation {
  let operation = model.operations.find((candidate) => candidate.entity === entity && candidate.name === name);
  if (!operation) model.operations.push((operation = { entity, name, kind }));
  return operation;
}
