import accounts from '../../../../data/lexicons/accounts.json';
import type { DomainNotes } from '../domain-notes';
import type { FieldNote } from '../notes';
import { ACCOUNT } from '../relations/resolve-relations';

/** "An issue has an assignee", where issues are assigned to members: the part is whom they are given to. Returns the other parts. */
export function tieGivenParts(notes: DomainNotes, fields: readonly FieldNote[]): FieldNote[] {
  const rest = [...fields];
  for (const [i, said] of notes.multiplicities.entries()) {
    if (said.given !== true || said.count !== 'one') continue;
    const part = fields.find(
      ({ entity, field }) => entity === said.from && field.enumValues === undefined && isOfSomebody(field.name),
    );
    if (!part) continue;
    if (rest.includes(part)) rest.splice(rest.indexOf(part), 1);
    const to = notes.isDeclared(said.to) ? said.to : ACCOUNT;
    notes.declare(to, said.place);
    // A row is there before it is given to anybody.
    const optional = !part.field.constraints.some(({ value }) => value === 'required');
    notes.multiplicities[i] = { ...said, to, role: part.field.name, named: true, optional };
  }
  return rest;
}

const isOfSomebody = (name: string): boolean => accounts.givenRoles.includes(name);
