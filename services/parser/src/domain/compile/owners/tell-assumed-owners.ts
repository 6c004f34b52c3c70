import { withArticle } from '@quantumlayer/ir';
import type { DraftModel } from '../../draft-model';
import { plural, spoken } from '../../names';
import type { Assumptions } from '../assumptions';
import { people } from '../wording';

/** What became of rows of accounts of which nothing else was said. */
export function tellAssumedOwners({ entities, roles }: DraftModel, assumptions: Assumptions): void {
  for (const { name, ownership } of entities)
    if (ownership?.assumed === true && ownership.mode === 'private')
      assumptions.add(
        `Whoever creates ${withArticle(spoken(name))} sees no other: all of them are for ${people(ownership.bypassRoles ?? [])}.`,
        `Write "everyone can see all ${plural(spoken(name))}" to show them.`,
      );
    else if (ownership?.assumed === true)
      assumptions.add(
        // Where everybody acts on all of them, it only matters who may not.
        ownership.bypassRoles?.length === roles.length
          ? `Whoever creates ${withArticle(spoken(name))} is kept as its owner, to know what is their own.`
          : `Whoever creates ${withArticle(spoken(name))} owns it; others may read it, but not change it.`,
        `Write "users see only their own ${plural(spoken(name))}" to hide them from others.`,
      );
}
