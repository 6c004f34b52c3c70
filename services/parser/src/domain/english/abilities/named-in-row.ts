import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { camelCase, isPlural } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';
import { ACCOUNT } from '../relations/resolve-relations';

/**
 * "Hidden offers are visible to nobody but their tutor", where tutors make offers or have their own: whoever made it, and not all tutors.
 *
 * "Only the organiser can change a booking", where each booking names its organiser, who is one of the accounts: whoever is named in
 * the row, and nobody of a role that is called so.
 */
export function asNamedInRow(reading: BriefReading, notes: DomainNotes, note: AbilityNote): AbilityNote {
  const { actor, entity, place } = note;
  if (actor.kind === 'role' && crudVerb(note.verb) !== 'create' && isTheirMaker(notes, note))
    return { ...note, actor: { kind: 'owner', name: 'owner', only: actor.only, roles: [actor.name] } };
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

/** "their tutor", "its coach", who makes such rows or has his own. */
function isTheirMaker(
  { abilities }: DomainNotes,
  { actor, entity, negated, place: { at, start, end } }: AbilityNote,
): boolean {
  const words = actor.name.split('_');
  const said = at.sentence.tokens.slice(start, end);
  const isTheirs = said.some(
    (token, i) =>
      token.lower === words.at(-1) &&
      isWord(said[i - words.length], 'its', 'their') &&
      isWord(said[i - words.length - 1], 'but', 'by', 'to', 'only'),
  );
  const makes = (other: AbilityNote): boolean =>
    !other.negated &&
    other.entity === entity &&
    ((other.actor.kind === 'owner' && other.actor.roles?.includes(actor.name) === true) ||
      (other.actor.name === actor.name && crudVerb(other.verb) === 'create'));
  return isTheirs && !negated && abilities.some(makes);
}
