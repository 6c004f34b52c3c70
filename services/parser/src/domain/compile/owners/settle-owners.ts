import type { DraftModel } from '../../draft-model';
import type { Assumptions } from '../assumptions';
import { keepOwnersApart } from './keep-owners-apart';
import { leaveDeciding } from './leave-deciding';
import { makeByTrade } from './make-by-trade';
import { ownByGroups } from './own-by-groups';
import { ownByMakers } from './own-by-makers';
import { ownByRefusals } from './own-by-refusals';
import { ownThroughRelations } from './own-through-relations';
import { ownThroughThings } from './own-through-things';

/**
 * Whose a row is: as the brief says, as a condition of the brief needs to be kept, and else whoever makes such rows for himself.
 * Comes before the deeds, which are done to rows of one's own or of all.
 */
export function settleOwners(model: DraftModel, assumptions: Assumptions): void {
  if (model.authentication !== 'jwt') return;
  keepOwnersApart(model);
  ownByRefusals(model);
  makeByTrade(model);
  ownByMakers(model, assumptions);
  ownThroughThings(model, assumptions);
  leaveDeciding(model, assumptions);
  ownThroughRelations(model, assumptions);
  ownByGroups(model, assumptions);
}
