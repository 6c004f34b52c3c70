import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { entityName } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';

/** People who are data of their own ("patients book appointments") are a role only where they are called one or act as one. */
export function actsAsRole(reading: BriefReading, notes: DomainNotes, { actor, allowed }: AbilityNote): boolean {
  const words = actor.name.split('_');
  if (reading.has(FactKind.AUTHENTICATION, 'none') && !actor.only) return false;
  if (!notes.isDeclared(entityName(words)) || actor.only || actor.sure === true) return true;
  if (reading.facts.some(({ kind, subject }) => kind === FactKind.ROLE && subject === actor.name)) return true;
  return allowed === true && isPersonNoun(words.at(-1) ?? '');
}
