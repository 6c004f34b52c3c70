import { crudVerb } from '../../lexicon/grammar-lexicon';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import type { Clause } from '../grammar/clause';
import type { AbilityNote } from '../notes';
import type { SentenceReading } from '../reading';

/** "Clerks can cancel any trip. Riders can cancel a trip until it starts": those whom the limit concerns, where others may without it. */
export function whomLimited(
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  entity: string,
  operation: string,
): readonly string[] {
  const roles = clause.passive ? [] : actorsOf(notes, at, clause.subject).filter(({ kind }) => kind === 'role');
  const names = roles.map(({ name }) => name);
  const isFree = ({ actor, verb, negated, conditional, presupposed, ...note }: AbilityNote): boolean =>
    note.entity === entity &&
    (verb === operation || crudVerb(verb) === operation) &&
    actor.kind === 'role' &&
    !names.includes(actor.name) &&
    !negated &&
    conditional !== true &&
    presupposed !== true;
  return notes.abilities.some(isFree) ? names : [];
}

/** What must hold for those roles, and for nobody else. */
export const forThose = (roles: readonly string[], expression: string): string =>
  roles.length === 0
    ? expression
    : `${roles.map((role) => `caller.role != "${role}"`).join(' and ')} or (${expression})`;
