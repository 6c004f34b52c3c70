import type { DraftModel } from '../draft-model';
import { snakeCase, wordsOf } from '../names';
import { restrict } from './leave-out';

const ACCOUNT = 'User';

/**
 * "Customers open tickets": where a role is called as the archetype calls people whose records it keeps, and the brief keeps none, they are
 * those with an account in that role, and what belongs to one of them belongs to that account.
 */
export function peopleAsAccounts(base: DraftModel, said: DraftModel): DraftModel {
  if (said.authentication !== 'jwt') return base;
  const roles = new Set(said.roles.map(({ name }) => name));
  const kept = new Set([...said.entities, ...said.relations.flatMap(endsOf)].map(({ name }) => name));
  const people = base.entities.flatMap(({ name }) =>
    roles.has(snakeCase(wordsOf(name))) && !kept.has(name) && isMerelyReferred(base, name) ? [name] : [],
  );
  if (people.length === 0) return base;
  const without = restrict(base, new Set(base.entities.flatMap(({ name }) => (people.includes(name) ? [] : [name]))));
  // What such people make themselves belongs to its maker, and names nobody else.
  const theirs = base.relations.flatMap(({ source, name, target, cardinality, required }) =>
    people.includes(target) && !makes(said, snakeCase(wordsOf(target)), source)
      ? [{ source, name, target: ACCOUNT, cardinality, required }]
      : [],
  );
  return { ...without, relations: [...without.relations, ...theirs] };
}

const makes = ({ operations }: DraftModel, role: string, made: string): boolean =>
  operations.some(
    ({ entity, kind, access }) =>
      entity === made && kind === 'create' && typeof access === 'object' && access.roles.includes(role),
  );

const endsOf = ({ source, target }: { source: string; target: string }): { name: string }[] => [
  { name: source },
  { name: target },
];

/** Nothing is a part of such a person but what refers to one of them; nobody is a part of something else. */
const isMerelyReferred = ({ relations }: DraftModel, name: string): boolean =>
  relations.every(
    ({ source, target, cardinality }) => source !== name && (target !== name || cardinality === 'many_to_one'),
  );

/**
 * "Authors write posts, editors unpublish them": the archetype calls whoever wrote a post its editor, which here is somebody else. Owners are
 * not called by the name of a role that makes no such rows.
 */
export function ownersApart(base: DraftModel, said: DraftModel): DraftModel {
  const isOthers = (entity: string, owner: string): boolean =>
    said.roles.some(({ name }) => name === snakeCase(wordsOf(owner)) && !makes(said, name, entity)) &&
    said.roles.some(({ name }) => makes(said, name, entity));
  return {
    ...base,
    entities: base.entities.map((entity) => {
      const { name = 'owner' } = entity.ownership ?? {};
      if (!entity.ownership || !isOthers(entity.name, name)) return entity;
      const unique = entity.unique?.map((members) => members.map((member) => (member === name ? 'owner' : member)));
      return { ...entity, unique, ownership: { ...entity.ownership, name: 'owner' } };
    }),
  };
}
