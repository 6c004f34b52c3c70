import type { CrudVerb, DraftEntity, DraftModel } from '../draft-model';
import { pluralWords, spoken, wordsOf } from '../names';
import { pluralOf } from './complete-relations';
import type { Assumptions } from './compile-context';

/** Whose rights count for a right that nobody is given: who may make rows may mend them, and who may do either may delete them. */
const LIKE: readonly (readonly [CrudVerb, readonly CrudVerb[]])[] = [
  ['update', ['create']],
  ['delete', ['create', 'update']],
];

/**
 * Where only some roles may write rows of an entity, the rights to change and delete them that nobody was given are theirs too, not
 * everybody's: "reporters write articles" lets no reader delete one.
 */
export function keepWritingRights(model: DraftModel, assumptions: Assumptions): void {
  if (model.authentication !== 'jwt') return;
  for (const entity of model.entities) {
    if (entity.ownership || entity.name === model.accountEntity) continue;
    const given = LIKE.flatMap(([verb, like]) => {
      const roles = [...new Set(like.flatMap((other) => rolesOf(model, entity, other)))];
      return roles.length > 0 && isOpen(model, entity, verb) ? [{ verb, roles }] : [];
    });
    for (const { verb, roles } of given) give(model, entity, verb, roles);
    const [first] = given;
    if (first === undefined) continue;
    const deeds = given.map(({ verb }) => (verb === 'update' ? 'change' : 'delete')).join(' and ');
    const who = [...first.roles.map((role) => pluralWords(wordsOf(role)).join(' ')), 'administrators'];
    assumptions.add(
      `Only ${[...new Set(who)].join(' and ')} may ${deeds} ${spoken(pluralOf(entity))}, as nobody else is said to write them.`,
      `Say who else may, for example "everyone can ${deeds} ${spoken(pluralOf(entity))}".`,
    );
  }
}

function rolesOf(model: DraftModel, { name }: DraftEntity, verb: CrudVerb): readonly string[] {
  const access = model.operations.find(({ entity, kind }) => entity === name && kind === verb)?.access;
  return typeof access === 'object' ? access.roles : [];
}

function isOpen(model: DraftModel, { name, crud }: DraftEntity, verb: CrudVerb): boolean {
  const said = model.operations.find(({ entity, kind }) => entity === name && kind === verb)?.access;
  return said === undefined && (crud?.includes(verb) ?? true);
}

function give(model: DraftModel, { name }: DraftEntity, verb: CrudVerb, roles: readonly string[]): void {
  const known = model.operations.find(({ entity, kind }) => entity === name && kind === verb);
  if (known) known.access = { roles: [...roles] };
  else model.operations.push({ entity: name, name: verb, kind: verb, access: { roles: [...roles] } });
}
