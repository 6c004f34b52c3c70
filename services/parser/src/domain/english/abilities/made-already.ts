import { crudVerb } from '../../lexicon/grammar-lexicon';
import { stateAfter } from '../../lexicon/state-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import { statusFields } from '../states/state-lifecycles';

/** How far behind "once" and "after" the deed stands: "once it has been submitted". */
const LONGEST_CONDITION = 5;

/** "Once submitted, a report cannot be changed", where nothing but its submission makes a report: so it never can. */
export function isMadeAlready(notes: DomainNotes, { entity, place }: AbilityNote): boolean {
  const { tokens } = place.at.sentence;
  const cue = tokens.findIndex((token) => isWord(token, 'once', 'after', 'upon'));
  const isOnly = !tokens.some((token) => isWord(token, 'if', 'unless', 'until', 'before', 'while', 'when'));
  if (cue < 0 || !isOnly) return false;
  const behind = tokens.slice(cue + 1, cue + 1 + LONGEST_CONDITION);
  const stop = behind.findIndex(({ kind }) => kind === 'mark');
  const words = stop < 0 ? behind : behind.slice(0, stop);
  const made = words.findIndex(
    ({ lower }) => crudVerb(baseOfParticiple(stateAfter(lower) ?? lower) ?? '') === 'create',
  );
  // "after the sample has been reported": something else was.
  const isOfOther = words.slice(0, made).some(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  const hasStates = notes.lifecycles.some((note) => note.entity === entity) || statusFields(notes).has(entity);
  return made >= 0 && !isOfOther && !hasStates;
}
