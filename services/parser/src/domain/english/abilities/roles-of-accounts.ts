import { isAccountNoun } from '../../lexicon/account-lexicon';
import type { DomainNotes } from '../domain-notes';
import type { FieldNote } from '../notes';
import type { BriefReading } from '../reading';

/** "Users have a role: engineer, technician or lab manager": what a first reading found accounts to be. */
export function noteAccountRoles(notes: DomainNotes, first: DomainNotes): void {
  for (const { field, place } of rolesOf(first))
    for (const name of field.enumValues ?? []) notes.roles.set(name, place);
}

export function stateAccountRoles(reading: BriefReading, notes: DomainNotes): void {
  for (const { field, place } of rolesOf(notes))
    for (const name of field.enumValues ?? []) reading.useRole(place.at, place.start, place.end, name);
}

const rolesOf = ({ fields }: DomainNotes): FieldNote[] =>
  fields.filter(({ entity, field }) => field.name === 'role' && isAccountNoun(entity.toLowerCase()));
