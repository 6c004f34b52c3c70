import type { DraftEntity, DraftModel } from '../../draft-model';
import { camelCase, wordsOf } from '../../names';

/** "self.ownerId != caller.id", "self.item.ownerId == caller.id": whether whoever acts made it. */
const MAKER = /\bself\.(?:(\w+)\.)?ownerId ([!=])= caller\.id\b/g;

/** "Nobody may approve their own expense", "accept bookings for my rooms" hold only where it is kept who made what. */
export function ownByRefusals(model: DraftModel): void {
  for (const operation of model.operations)
    for (const guard of operation.guards ?? [])
      guard.expression = guard.expression.replaceAll(MAKER, (said, through: string | undefined, sign: string) => {
        const made = targetOf(model, operation.entity, through);
        if (made === undefined || made.name === model.accountEntity) return said;
        return said.replace('ownerId', `${ownerOf(model, made, sign === '=')}Id`);
      });
}

function targetOf({ entities, relations }: DraftModel, from: string, through?: string): DraftEntity | undefined {
  const relation = relations.find(
    ({ source, target, name }) => source === from && (name ?? camelCase(wordsOf(target))) === through,
  );
  return entities.find(({ name }) => name === (through === undefined ? from : relation?.target));
}

/** All who have a role act on its rows as before, unless the brief calls them somebody's own. */
function ownerOf(model: DraftModel, entity: DraftEntity, isTheirs: boolean): string {
  if (model.accountEntity !== undefined)
    entity.ownership ??= {
      mode: 'public_read',
      assumed: true,
      ...(isTheirs ? {} : { bypassRoles: model.roles.map(({ name }) => name) }),
    };
  return entity.ownership?.name ?? 'owner';
}
