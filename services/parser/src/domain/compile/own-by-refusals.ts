import { withArticle } from '@quantumlayer/ir';
import type { DraftEntity, DraftModel } from '../draft-model';
import { camelCase, spoken, wordsOf } from '../names';
import type { Assumptions } from './compile-context';

/** "caller.id != self.ownerId", "caller.id != self.item.ownerId": whoever acts did not make it. */
const OTHERS = /\bself\.(?:(\w+)\.)?ownerId != caller\.id\b/g;

/** "Nobody may approve their own expense" holds only where it is kept who made an expense. */
export function ownByRefusals(model: DraftModel, assumptions: Assumptions): void {
  for (const operation of model.operations)
    for (const guard of operation.guards ?? [])
      guard.expression = guard.expression.replaceAll(OTHERS, (said, through?: string) => {
        const made = targetOf(model, operation.entity, through);
        if (made === undefined || made.name === model.accountEntity) return said;
        return said.replace('ownerId', `${ownerOf(model, made, assumptions)}Id`);
      });
}

function targetOf({ entities, relations }: DraftModel, from: string, through?: string): DraftEntity | undefined {
  const relation = relations.find(
    ({ source, target, name }) => source === from && (name ?? camelCase(wordsOf(target))) === through,
  );
  return entities.find(({ name }) => name === (through === undefined ? from : relation?.target));
}

/** All who have a role act on its rows as before. */
function ownerOf(model: DraftModel, entity: DraftEntity, assumptions: Assumptions): string {
  if (model.accountEntity !== undefined && !entity.ownership) {
    entity.ownership = { mode: 'public_read', bypassRoles: model.roles.map(({ name }) => name) };
    assumptions.add(
      `Whoever creates ${withArticle(spoken(entity.name))} is kept as its owner, to know what is their own.`,
      `Write "users see only their own ${spoken(entity.name)}s" to hide them from others.`,
    );
  }
  return entity.ownership?.name ?? 'owner';
}
