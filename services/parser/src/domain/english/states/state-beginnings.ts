import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';

const BEGINNINGS = new Set(
  'draft new open pending requested planned scheduled created registered received todo available booked placed ordered submitted reported'.split(
    ' ',
  ),
);

/** Whether things usually begin so. */
export const isBeginning = (state: string): boolean => BEGINNINGS.has(state);

/** Whether something else came before it, "approved", "in_review"; what is "at sea" may begin so. */
export const isBroughtAbout = (state: string): boolean =>
  baseOfParticiple(state.split('_')[0] ?? '') !== undefined || (/^in_/.test(state) && isUsualState(state));
