import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { camelCase, wordsOf } from '../../names';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';

/** "Nobody may approve their own expense", "the author of a change may not approve it": what is denied of their own rows only, `said` of the record that it names. */
export function refuseOwn(reading: BriefReading, denied: AbilityNote, said: AbilityNote): boolean {
  const { actor, entity, verb, place } = denied;
  const { at, start, end } = place;
  if (actor.kind !== 'owner') return false;
  const row = rowActedOn(reading, denied, said);
  if (row === undefined) at.missed.push({ start, end });
  else reading.fact(at, start, end, FactKind.RULE, `${entity}.${verb}`, `guard:${row}.ownerId != caller.id`);
  return true;
}

/** The row itself, or the one that a new record of the deed refers to: "request their own item" makes a request for an item. */
function rowActedOn({ facts }: BriefReading, { entity, verb }: AbilityNote, said: AbilityNote): string | undefined {
  if (verb !== 'create') {
    const isKnown = facts.some(({ kind, subject }) => kind === FactKind.OPERATION && subject === `${entity}.${verb}`);
    return isKnown || verb === 'update' || verb === 'delete' ? 'self' : undefined;
  }
  const isTied = facts.some(
    ({ kind, subject, value }) =>
      kind === FactKind.RELATION && subject === `${entity}-${said.entity}` && value === 'many_to_one',
  );
  return isTied ? `self.${camelCase(wordsOf(said.entity))}` : undefined;
}
