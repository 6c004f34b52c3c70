import type { DraftModel } from '../../draft-model';
import type { Assumptions } from '../assumptions';
import { hideGroups } from '../owners/own-by-groups';
import { dropClosedRedirects } from './drop-closed-redirects';
import { keepCatalogues } from './keep-catalogues';
import { keepConfidential } from './keep-confidential';
import { keepDenials } from './keep-denials';
import { keepOwnersRights } from './keep-owners-rights';
import { keepPartsPrivate } from './keep-parts-private';
import { keepWritingRights } from './keep-writing-rights';
import { letHoldersMake } from './let-holders-make';
import { reachReferredRows } from './reach-referred-rows';

/**
 * Who may do it: what was said is widened where it could not be done otherwise, then what nobody was given is closed to all but those whom
 * it must be for, then denials take away. Each step reads what those before it settled, so that their order counts.
 */
export function settleRights(model: DraftModel, assumptions: Assumptions): void {
  if (model.authentication !== 'jwt') return;
  letHoldersMake(model, assumptions);
  reachReferredRows(model, assumptions);
  keepOwnersRights(model, assumptions);
  keepWritingRights(model, assumptions);
  keepCatalogues(model, assumptions);
  keepDenials(model);
  keepPartsPrivate(model, assumptions);
  keepConfidential(model, assumptions);
  hideGroups(model);
  dropClosedRedirects(model, assumptions);
}
