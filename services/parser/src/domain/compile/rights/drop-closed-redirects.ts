import type { DraftModel } from '../../draft-model';
import { plural, spoken } from '../../names';
import type { Assumptions } from '../assumptions';

/** Whoever follows a short link needs no account; where only owners see their links, nobody else could be led on, so that is told. */
export function dropClosedRedirects(model: DraftModel, assumptions: Assumptions): void {
  const closed = model.entities.filter(({ ownership }) => ownership?.mode === 'private').map(({ name }) => name);
  model.operations = model.operations.filter(({ entity, kind, name }) => {
    if (kind !== 'redirect' || !closed.includes(entity)) return true;
    const rows = plural(spoken(entity));
    assumptions.add(
      `Nobody can ${spoken(name)} ${rows}, because only their owners may see them.`,
      `Leave out that ${rows} are seen by their owners alone, for example "users can only change their own ${rows}".`,
    );
    return false;
  });
}
