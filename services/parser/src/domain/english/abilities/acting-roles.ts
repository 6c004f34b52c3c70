import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { entityName } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';

/**
 * People who are data of their own are a role only where they are called one or act as one: "patients can book appointments", and
 * "patients book appointments", unless they are described ("a patient has a name and a phone number") and nobody else is said to do
 * anything: then they are what the brief keeps.
 */
export function actsAsRole(reading: BriefReading, notes: DomainNotes, { actor, allowed }: AbilityNote): boolean {
  const words = actor.name.split('_');
  if (reading.has(FactKind.AUTHENTICATION, 'none') && !actor.only) return false;
  if (!notes.isDeclared(entityName(words)) || actor.only || actor.sure === true) return true;
  if (reading.facts.some(({ kind, subject }) => kind === FactKind.ROLE && subject === actor.name)) return true;
  return (
    isPersonNoun(words.at(-1) ?? '') &&
    (allowed === true || othersAct(notes, actor.name) || !isDescribed(reading, entityName(words)))
  );
}

/** Who does what is told of several: of people who are kept, and of those who keep them. */
const othersAct = (notes: DomainNotes, role: string): boolean =>
  notes.abilities.some(
    ({ actor: { kind, name } }) => kind === 'role' && name !== role && !notes.isDeclared(entityName(name.split('_'))),
  );

/** From so many parts on, a person is described. */
const OWN_PARTS = 2;

function isDescribed({ facts }: BriefReading, entity: string): boolean {
  const parts = facts.flatMap(({ kind, subject }) =>
    kind === FactKind.FIELD && subject.startsWith(`${entity}.`) ? [subject.slice(entity.length + 1)] : [],
  );
  return parts.length >= OWN_PARTS || parts.some((part) => /^(name|email|phone)$|Name$/.test(part));
}
