import { isAdministratorRole } from '../../lexicon/account-lexicon';
import type { CrudVerb, DraftEntity, DraftModel } from '../../draft-model';
import { spoken } from '../../names';
import type { Assumptions } from '../assumptions';
import { give, giveActions, operationFor, rolesFor } from './rights';
import { listed, peopleAndAdministrators, rowsOf } from '../wording';

/** Whose rights count for a right that nobody is given: who may make rows may mend them, and who may do either may delete them. */
const LIKE: readonly (readonly [CrudVerb, readonly CrudVerb[]])[] = [
  ['update', ['create']],
  ['delete', ['create', 'update']],
];

/**
 * Where only some roles may write rows of an entity, the rights to change, delete and act on them that nobody was given are theirs
 * too, not everybody's: "reporters write articles" lets no reader delete one.
 */
export function keepWritingRights(model: DraftModel, assumptions: Assumptions): void {
  for (const entity of model.entities) {
    if (entity.ownership || entity.name === model.accountEntity) continue;
    keepGuards(model, entity, assumptions);
    const given = LIKE.flatMap(([verb, alike]) => {
      const like = alike.flatMap((other) => rolesFor(model, entity.name, other));
      const denied = deniedTo(model, entity, verb);
      const roles = [...new Set(like)].filter((role) => !denied.includes(role));
      return like.length > 0 && isOpen(model, entity, verb) ? [{ verb, roles }] : [];
    });
    for (const { verb, roles } of given) give(model, entity.name, verb, roles);
    const actions = keepActions(model, entity);
    const kept = keptFromOthers(model, entity);
    for (const { verb, roles } of kept) give(model, entity.name, verb, roles);
    const deeds = [...given, ...kept].map(({ verb, roles }) => ({ roles, deed: verb === 'update' ? 'change' : verb }));
    explain(model, entity, [...deeds, ...actions], assumptions);
  }
}

/** "Only the host of the shed may add items": whoever may make rows by what they lead to mends and deletes them, and nobody else. */
function keepGuards(model: DraftModel, entity: DraftEntity, assumptions: Assumptions): void {
  const guards =
    operationFor(model, entity.name, 'create')?.guards?.filter(({ expression }) => isOfCaller(expression)) ?? [];
  const open = (['update', 'delete'] as const).filter((verb) => isOpen(model, entity, verb));
  if (guards.length === 0 || open.length === 0) return;
  for (const verb of open) {
    const known = operationFor(model, entity.name, verb);
    if (known) known.guards = [...(known.guards ?? []), ...guards];
    else
      model.operations.push({
        entity: entity.name,
        name: verb,
        kind: verb,
        access: 'authenticated',
        guards: [...guards],
      });
  }
  const rows = rowsOf(entity);
  assumptions.add(
    `Only those who may create ${rows} may ${listed(open.map((verb) => (verb === 'update' ? 'change' : verb)))} them, as nobody else is said to.`,
    `Say who else may, for example "everyone can change ${rows}".`,
  );
}

const isOfCaller = (expression: string): boolean => expression.endsWith(' == caller.id');

/**
 * "Guides may view exhibits": those who see none write none, and those who see them are not said to. "The foreman has full access": what
 * nobody else is said to write is his.
 */
function keptFromOthers(model: DraftModel, entity: DraftEntity): { verb: CrudVerb; roles: readonly string[] }[] {
  const isRun = model.roles.some(({ name, doesEverything }) => doesEverything === true && !isAdministratorRole(name));
  const isKept = isRun || rolesFor(model, entity.name, 'list').length > 0;
  const verbs: readonly CrudVerb[] = isKept ? ['create', 'update', 'delete'] : [];
  const roles = model.roles.filter((role) => role.isAdministrator === true || role.doesEverything === true);
  return verbs
    .filter((verb) => isOpen(model, entity, verb))
    .map((verb) => {
      const denied = deniedTo(model, entity, verb);
      return { verb, roles: roles.flatMap(({ name }) => (denied.includes(name) ? [] : [name])) };
    });
}

interface GivenRight {
  readonly deed: string;
  readonly roles: readonly string[];
}

function keepActions(model: DraftModel, entity: DraftEntity): GivenRight[] {
  const roles = rolesFor(model, entity.name, 'update');
  if (roles.length === 0) return [];
  return giveActions(model, entity.name, roles).map((name) => ({ deed: spoken(name), roles }));
}

function explain(
  model: DraftModel,
  entity: DraftEntity,
  rights: readonly GivenRight[],
  assumptions: Assumptions,
): void {
  const rows = rowsOf(entity);
  const among = new Map(rights.map(({ roles }) => [roles.join(), roles]));
  for (const [key, roles] of among) {
    const deeds = listed(rights.flatMap(({ deed, roles: own }) => (own.join() === key ? [deed] : [])));
    assumptions.add(
      `Only ${peopleAndAdministrators(roles)} may ${deeds} ${rows}, as nobody else is said to write them.`,
      `Say who else may, for example "everyone can ${deeds} ${rows}".`,
    );
  }
}

/** "Members cannot delete recipes", though they write them. */
const deniedTo = (model: DraftModel, entity: DraftEntity, verb: CrudVerb): readonly string[] =>
  operationFor(model, entity.name, verb)?.denied ?? [];

const isOpen = (model: DraftModel, entity: DraftEntity, verb: CrudVerb): boolean =>
  operationFor(model, entity.name, verb)?.access === undefined && (entity.crud?.includes(verb) ?? true);
