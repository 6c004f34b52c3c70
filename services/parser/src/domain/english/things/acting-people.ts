import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { describesOwn } from '../../archetypes/apply-archetype';
import { isPersonName } from '../../lexicon/account-lexicon';
import { entityName } from '../../names';
import { ACCOUNT } from '../relations/resolve-relations';
import type { DomainNotes } from '../domain-notes';
import type { FieldNote, Multiplicity } from '../notes';
import type { BriefReading } from '../reading';

/**
 * People of a role of whom nothing is kept but that rows are theirs, "each listing belongs to a seller" where sellers create listings:
 * accounts, and no entity of their own.
 */
export function takeForAccounts(reading: BriefReading, notes: DomainNotes, fields: readonly FieldNote[]): void {
  const isOwnModel = describesOwn(describedBy(fields), new Set(reading.usual?.data.entities.map(({ name }) => name)));
  for (const name of peopleActing(reading, notes)) {
    if ((isUsual(reading, name) && !isOwnModel) || !isOnlyAccount(notes, fields, name)) continue;
    const known = notes.entities.get(name);
    if (known) notes.declare(ACCOUNT, known.place);
    notes.entities.delete(name);
    for (const [i, said] of notes.multiplicities.entries())
      if (said.from === name)
        notes.multiplicities[i] = { ...said, from: said.to, to: name, count: 'one', verb: 'refers' };
  }
}

/** Entities that are called a role or are said what they may do. */
function peopleActing(reading: BriefReading, notes: DomainNotes): Set<string> {
  const acting = notes.abilities.flatMap(({ actor, allowed }) =>
    actor.kind === 'role' &&
    (allowed === true || actor.sure === true || isPersonName(entityName(actor.name.split('_'))))
      ? [actor.name]
      : [],
  );
  const named = reading.facts.flatMap(({ kind, subject }) => (kind === FactKind.ROLE ? [subject] : []));
  return new Set([...acting, ...named].map((role) => entityName(role.split('_'))));
}

const describedBy = (fields: readonly FieldNote[]): Parameters<typeof describesOwn>[0] =>
  [...new Set(fields.map(({ entity }) => entity))].map((name) => ({
    name,
    fields: fields.flatMap(({ entity, field }) =>
      entity === name ? [{ name: field.name, unique: field.constraints.some(({ value }) => value === 'unique') }] : [],
    ),
  }));

/** Of the usual model, which is laid under what is said where the brief describes none of its own. */
const isUsual = ({ usual }: BriefReading, entity: string): boolean =>
  usual?.data.entities.some(({ name }) => name === entity) === true;

function isOnlyAccount(notes: DomainNotes, fields: readonly FieldNote[], name: string): boolean {
  const isKept =
    !notes.isDeclared(name) ||
    notes.listed.has(name) ||
    !isPersonName(name) ||
    fields.some(({ entity }) => entity === name) ||
    notes.lifecycles.some(({ entity }) => entity === name) ||
    notes.routes.some(({ entity }) => entity === name) ||
    notes.abilities.some(({ entity }) => entity === name);
  return (
    !isKept &&
    notes.multiplicities.every((said) => (said.to === name ? isOf(said) : said.from !== name || ownsMany(said)))
  );
}

/** "belongs to a seller" */
const isOf = ({ count, verb }: Multiplicity): boolean => count === 'one' && verb === 'refers';

/** "a seller has many listings" */
const ownsMany = ({ count, verb }: Multiplicity): boolean => count === 'many' && verb === 'has';
