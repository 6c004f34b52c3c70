import { statesForVerb } from '../../lexicon/state-lexicon';
import { pastParticiple } from '../../lexicon/verb-lexicon';
import { verbForState } from '../../state-machine';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import { originsOf } from './deed-origins';

/** A deed that leads from states to another. */
export interface Move {
  readonly ability: AbilityNote;
  readonly from: readonly string[];
  readonly to: string;
  /** "open them again": the way back is not the only one there. */
  readonly isAgain?: boolean;
}

/**
 * "close trails and open them again", "hide it and show it again", "it can be started, then it is running again": back to a state that
 * is there, or to where the deed before began.
 */
export function wayBack(
  notes: DomainNotes,
  ability: AbilityNote,
  states: readonly string[],
  moves: readonly Move[],
): Move | undefined {
  const { verb, place, entity } = ability;
  const { tokens } = place.at.sentence;
  const next = notes.abilities.find(
    (one) => one.entity === entity && one.place.at === place.at && one.place.start >= place.end,
  );
  const again = tokens.findIndex(
    (token, i) =>
      i > place.start && (isWord(token, 'again') || (isWord(token, 'once') && isWord(tokens[i + 1], 'more'))),
  );
  if (again < 0 || (next && next.place.start < again)) return undefined;
  // "..., which makes it working again"
  const isMade = tokens.slice(place.end, again).some((token) => isWord(token, 'make', 'turn', 'set', 'put'));
  const said = isWord(tokens[again - 2], 'be', 'become') || isMade ? tokens[again - 1]?.lower : undefined;
  const before = moves.findLast((move) => move.ability.place.at === place.at);
  const targets =
    said !== undefined
      ? [said]
      : again <= place.end + 1
        ? [verb, ...(statesForVerb.get(verb) ?? []), ...(statesForVerb.get(`re${verb}`) ?? []), pastParticiple(verb)]
        : [];
  const to = targets.find((state) => states.includes(state)) ?? (targets.length > 0 ? before?.from[0] : undefined);
  // "can be submitted again": by the way that leads there anyway.
  if (to !== undefined && states.indexOf(to) > 0 && verbForState(to) === verb) return undefined;
  const named = originsOf(ability, [...states, ...moves.map((move) => move.to)]).filter((state) => state !== to);
  const last = before?.to ?? states.at(-1);
  const from = named.length > 0 ? named : last === undefined ? [] : [last];
  return to === undefined || from.length === 0 || from.includes(to) ? undefined : { ability, from, to, isAgain: true };
}
