import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { camelCase, isPlural } from '../../names';
import { isWord } from '../../text/token';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';
import { ACCOUNT } from '../relations/resolve-relations';

/**
 * "Only the organiser can change a booking", where each booking names its organiser, who is one of the accounts: whoever is named in
 * the row, and nobody of a role that is called so.
 */
export function asNamedInRow(reading: BriefReading, note: AbilityNote): AbilityNote {
  const { actor, entity, place } = note;
  const isRole = reading.facts.some(({ kind, subject }) => kind === FactKind.ROLE && subject === actor.name);
  if (actor.kind !== 'role' || isRole) return note;
  const words = actor.name.split('_');
  const said = place.at.sentence.tokens.slice(0, place.end);
  const isTheOne = said.some(
    (token, i) => isWord(token, words.at(-1) ?? '') && isWord(said[i - words.length], 'the') && !isPlural(token.lower),
  );
  const isNamed = reading.facts.some(
    ({ kind, subject, value }) =>
      kind === FactKind.RELATION && subject === `${entity}-${ACCOUNT}` && value === `many_to_one:${camelCase(words)}`,
  );
  return isTheOne && isNamed ? { ...note, actor: { kind: 'owner', name: 'owner', only: actor.only } } : note;
}
