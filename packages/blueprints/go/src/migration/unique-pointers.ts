import type { Context } from '../view/context';
import { keyName, uniqueName } from './storage-tables';

/** Which property a broken unique constraint is about, by the name that each database gives the constraint. */
export function uniquePointers(context: Context): [string, string][] {
  const pointers = new Map<string, string>();
  for (const entity of context.model.entities) {
    const sets = [...entity.uniques, [entity.key]];
    for (const members of sets) {
      const [first] = members;
      if (!first || (members.length === 1 && first === entity.key && entity.key.field === undefined)) continue;
      pointers.set(`${entity.table}.${first.column}`, `/${first.name}`);
      if (context.postgres)
        pointers.set(
          first === entity.key && members.length === 1 ? keyName(entity) : uniqueName(entity, members),
          `/${first.name}`,
        );
    }
  }
  return [...pointers];
}
