import { Cardinality, type Application, type Relation } from '../contract';

/** Where a path of `Ownership.through` leads to. */
export interface OwnersAlong {
  /** To-one relations from the row on; none where the row is the group itself ("members"). */
  readonly relations: readonly Relation[];
  /** The path ends at whoever created the row that the relations lead to. */
  readonly byCreator: boolean;
  /** The account's relation to the group that the relations lead to, or that the row is. */
  readonly membership: Relation | undefined;
}

/** Follows a path from an entity to accounts; a text says why it leads to none. */
export function ownersAlong(application: Application, source: string, path: string): OwnersAlong | string {
  const account = application.authentication?.accountEntity ?? '';
  const names = path.split('.');
  const last = names.pop() ?? '';
  const relations: Relation[] = [];
  let at = source;
  for (const name of names) {
    const relation = toOne(application, at, name);
    if (!relation) return `but ${at} has no to-one relation ${name}`;
    relations.push(relation);
    at = relation.target;
  }
  if (relations.length > 0 && ownerName(application, at) === last)
    return { relations, byCreator: true, membership: undefined };
  const final = toOne(application, at, last);
  if (final?.target === account) return { relations: [...relations, final], byCreator: false, membership: undefined };
  const membership = toOneOf(application, account).find(({ target, inverse }) => target === at && inverse === last);
  if (membership) return { relations, byCreator: false, membership };
  if (final) return relations.length > 0 ? 'which leads to no account' : 'which is no account';
  return relations.length > 0 ? 'which leads to no account' : `but has no to-one relation ${last}`;
}

/** Relations that make accounts members of groups whose rows they own. */
export const membershipsOf = (application: Application): Relation[] =>
  application.entities.flatMap(({ name, ownership }) =>
    (ownership?.through ?? []).flatMap((path) => {
      const way = ownersAlong(application, name, path);
      return typeof way === 'string' ? [] : (way.membership ?? []);
    }),
  );

const toOneOf = ({ relations }: Application, entity: string): Relation[] =>
  relations.filter(({ source, cardinality }) => source === entity && cardinality !== Cardinality.MANY_TO_MANY);

const toOne = (application: Application, entity: string, relation: string): Relation | undefined =>
  toOneOf(application, entity).find(({ name }) => name === relation);

const ownerName = ({ entities }: Application, entity: string): string | undefined =>
  entities.find(({ name }) => name === entity)?.ownership?.name;
