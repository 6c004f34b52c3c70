import type { Relation } from '@quantumlayer/contracts/ir/v1/entity';
import type { DraftModel } from '../../draft-model';

/** "self.project.managerId == caller.id", where nothing before it rules out that nobody is named. */
const IS_CALLER = /(?<! != null and )\bself((?:\.\w+)+)Id == caller\.id\b/g;

/**
 * "Only the captain of the team may enter results": of a team without a captain nobody may. A comparison with null holds in a guard, so
 * that it would be open to all; where the way to somebody may lead to nobody, the guard asks for one.
 */
export function needSomebody(model: DraftModel, relations: readonly Relation[]): void {
  for (const operation of model.operations)
    for (const guard of operation.guards ?? [])
      guard.expression = guard.expression.replaceAll(IS_CALLER, (said, path: string) => {
        if (!mayBeNobody(relations, operation.entity, path.slice(1).split('.'))) return said;
        const asked = `self${path}Id != null and ${said}`;
        return guard.expression === said ? asked : `(${asked})`;
      });
}

/** Whether some step of the way is a relation that need not be there; who made a row always is. */
function mayBeNobody(relations: readonly Relation[], entity: string, [name, ...rest]: readonly string[]): boolean {
  const relation = relations.find((one) => one.source === entity && one.name === name);
  if (!relation) return false;
  return !relation.required || (rest.length > 0 && mayBeNobody(relations, relation.target, rest));
}
