import { isAdministratorRole } from '../lexicon/account-lexicon';
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
 * Where only some roles may write rows of an entity, the rights to change, delete and act on them that nobody was given are theirs
 * too, not everybody's: "reporters write articles" lets no reader delete one.
 */
export function keepWritingRights(model: DraftModel, assumptions: Assumptions): void {
  if (model.authentication !== 'jwt') return;
  for (const entity of model.entities) {
    if (entity.ownership || entity.name === model.accountEntity) continue;
    const given = LIKE.flatMap(([verb, alike]) => {
      const like = alike.flatMap((other) => rolesOf(model, entity, other));
      const denied = deniedTo(model, entity, verb);
      const roles = [...new Set(like)].filter((role) => !denied.includes(role));
      return like.length > 0 && isOpen(model, entity, verb) ? [{ verb, roles }] : [];
    });
    for (const { verb, roles } of given) give(model, entity, verb, roles);
    const actions = keepActions(model, entity);
    const kept = keptFromOthers(model, entity);
    for (const { verb, roles } of kept) give(model, entity, verb, roles);
    const deeds = [...given, ...kept].map(({ verb, roles }) => ({ roles, deed: verb === 'update' ? 'change' : verb }));
    explain(model, entity, [...deeds, ...actions], assumptions);
  }
}

/**
 * "Guides may view exhibits": those who see none change none, though they may hand one in. "The foreman has full access": what nobody
 * else is said to write is his.
 */
function keptFromOthers(model: DraftModel, entity: DraftEntity): { verb: CrudVerb; roles: readonly string[] }[] {
  const isRun = model.roles.some(({ name, doesEverything }) => doesEverything === true && !isAdministratorRole(name));
  const verbs: readonly CrudVerb[] = isRun
    ? ['create', 'update', 'delete']
    : rolesOf(model, entity, 'list').length > 0
      ? ['update', 'delete']
      : [];
  const roles = model.roles.flatMap(({ name, isAdministrator }) => (isAdministrator === true ? [name] : []));
  return verbs.filter((verb) => isOpen(model, entity, verb)).map((verb) => ({ verb, roles }));
}

interface GivenRight {
  readonly deed: string;
  readonly roles: readonly string[];
}

/** An action moves a row or writes to it, so it is for those who may change one. */
function keepActions(model: DraftModel, entity: DraftEntity): GivenRight[] {
  const roles = rolesOf(model, entity, 'update');
  if (roles.length === 0) return [];
  const open = model.operations.filter(
    ({ entity: name, kind, access }) => name === entity.name && kind === 'action' && access === undefined,
  );
  for (const action of open) action.access = { roles: [...roles] };
  return open.map(({ name }) => ({ deed: spoken(name), roles }));
}

function explain(
  model: DraftModel,
  entity: DraftEntity,
  rights: readonly GivenRight[],
  assumptions: Assumptions,
): void {
  const rows = spoken(pluralOf(entity));
  const among = new Map(rights.map(({ roles }) => [roles.join(), roles]));
  for (const [key, roles] of among) {
    const deeds = listed(rights.flatMap(({ deed, roles: own }) => (own.join() === key ? [deed] : [])));
    const others = roles.filter((role) => !isAdministratorRole(role));
    const who = [...others.map((role) => pluralWords(wordsOf(role)).join(' ')), 'administrators'];
    assumptions.add(
      `Only ${listed(who)} may ${deeds} ${rows}, as nobody else is said to write them.`,
      `Say who else may, for example "everyone can ${deeds} ${rows}".`,
    );
  }
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

function rolesOf(model: DraftModel, { name }: DraftEntity, verb: CrudVerb): readonly string[] {
  const access = model.operations.find(({ entity, kind }) => entity === name && kind === verb)?.access;
  return typeof access === 'object' ? access.roles : [];
}

/** "Members cannot delete recipes", though they write them. */
const deniedTo = (model: DraftModel, { name }: DraftEntity, verb: CrudVerb): readonly string[] =>
  model.operations.find(({ entity, kind }) => entity === name && kind === verb)?.denied ?? [];

function isOpen(model: DraftModel, { name, crud }: DraftEntity, verb: CrudVerb): boolean {
  const said = model.operations.find(({ entity, kind }) => entity === name && kind === verb)?.access;
  return said === undefined && (crud?.includes(verb) ?? true);
}

function give(model: DraftModel, { name }: DraftEntity, verb: CrudVerb, roles: readonly string[]): void {
  const known = model.operations.find(({ entity, kind }) => entity === name && kind === verb);
  if (known) known.access = { roles: [...roles] };
  else model.operations.push({ entity: name, name: verb, kind: verb, access: { roles: [...roles] } });
}
