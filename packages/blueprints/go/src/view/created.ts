import { OperationKind, type EntityModel, type Model } from '@quantumlayer/ir';

/** Rows of the entity come into being through a request or an effect. */
export function isCreated(model: Model, entity: EntityModel): boolean {
  if (entity.isAccount || entity.operation(OperationKind.CREATE)) return true;
  return model.entities.some(({ operations }) =>
    operations.some(({ effects }) => effects.some((effect) => effect.kind === 'create' && effect.entity === entity)),
  );
}
