import { actsForHimself, isAdministratorRole, isReplied } from '../../lexicon/account-lexicon';
import type { CrudVerb, DraftEntity, DraftModel } from '../../draft-model';
import { snakeCase, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { give, giveActions, operationFor } from './rights';
import { peopleAndAdministrators, rowsOf } from '../wording';

const WRITING: readonly CrudVerb[] = ['create', 'update', 'delete'];

/**
 * "Members borrow books": where nobody is said to write the books, those who come from outside do not; whoever registers would else
 * delete them. What is a part of something that they make, as the lines of their orders, stays open to them.
 */
export function keepCatalogues(model: DraftModel, assumptions: Assumptions): void {
  const { roles, accountEntity } = model;
  const staff = roles.filter(({ name, isAdministrator }) => isAdministrator === true || !actsForHimself(name));
  if (roles.every(({ name }) => staff.some((role) => role.name === name))) return;
  if (
    !model.operations.some(
      ({ access }) => typeof access === 'object' && access.roles.some((role) => !isAdministratorRole(role)),
    )
  )
    return;
  const kept = model.entities.filter((entity) => entity.name !== accountEntity && isUntold(model, entity));
  const house = staff.map(({ name }) => name);
  const standard = roles.find(({ isDefault }) => isDefault)?.name ?? '';
  // What each is for is asked of all before the first is closed.
  const writers = kept.map((entity) => {
    const served = servesOutsiders(model, entity, new Set());
    const makers = served ? makersAbove(model, entity, new Set()) : [];
    return { entity, makers: makers?.includes(standard) === true ? undefined : makers };
  });
  for (const { entity, makers } of writers)
    if (makers) keepTo(model, entity, [...new Set([...makers, ...house])], assumptions);
}

function keepTo(model: DraftModel, entity: DraftEntity, roles: readonly string[], assumptions: Assumptions): void {
  for (const verb of WRITING) if (entity.crud?.includes(verb) !== false) give(model, entity.name, verb, roles);
  giveActions(model, entity.name, roles);
  const rows = rowsOf(entity);
  assumptions.add(
    `Only ${peopleAndAdministrators(roles)} may create, change and delete ${rows}, as nobody is said to.`,
    `Say who else may, for example "everyone can create ${rows}".`,
  );
}

/** "Organizers create events; an event has ticket types": who makes what it is a part of; undefined where that is left open. */
function makersAbove(model: DraftModel, { name }: DraftEntity, seen: ReadonlySet<string>): string[] | undefined {
  const above = targetsOf(model, name).filter((target) => !seen.has(target));
  const makers = above.map((target) => {
    const entity = model.entities.find((one) => one.name === target);
    const isPerson = model.roles.some((role) => role.name === snakeCase(wordsOf(target)));
    if (!entity || target === model.accountEntity || isPerson) return undefined;
    const access = operationFor(model, target, 'create')?.access;
    if (access === undefined)
      return isUntold(model, entity) ? makersAbove(model, entity, new Set([...seen, name])) : undefined;
    return typeof access === 'object' ? access.roles : undefined;
  });
  return makers.includes(undefined) ? undefined : makers.flatMap((roles) => roles ?? []);
}

/** What it names, but for those who work for the house: "a course has a teacher" makes it nobody's from outside. */
const targetsOf = ({ relations, roles, accountEntity }: DraftModel, of: string): string[] =>
  relations.flatMap(({ source, target, cardinality, name = '' }) => {
    const isHouse =
      target === accountEntity &&
      roles.some((role) => role.name === snakeCase(wordsOf(name)) && !actsForHimself(role.name));
    return source === of && cardinality !== 'many_to_many' && !isHouse ? [target] : [];
  });

/** Nobody is said to write it, nor whose it is. */
const isUntold = ({ operations }: DraftModel, { name, ownership, groups, crud }: DraftEntity): boolean =>
  ownership === undefined &&
  groups === undefined &&
  crud?.includes('create') !== false &&
  !isReplied(wordsOf(name).at(-1) ?? '') &&
  operations.every(
    ({ entity, kind, access, guards }) =>
      entity !== name ||
      !isWriting(kind) ||
      (access === undefined && (guards ?? []).every(({ expression }) => !expression.includes('caller'))),
  );

const isWriting = (kind: string): boolean => (WRITING as readonly string[]).includes(kind);

/** It is a part of what they write, or tells of one of them, as an enrolment of a student does. */
function servesOutsiders(model: DraftModel, { name }: DraftEntity, seen: ReadonlySet<string>): boolean {
  const targets = targetsOf(model, name).filter((target) => !seen.has(target));
  return targets.some((target) => {
    const entity = model.entities.find((one) => one.name === target);
    if (!entity) return false;
    if (
      target === model.accountEntity ||
      model.roles.some((role) => role.name === snakeCase(wordsOf(target)) && actsForHimself(role.name))
    )
      return true;
    if (isUntold(model, entity)) return servesOutsiders(model, entity, new Set([...seen, name]));
    const access = operationFor(model, target, 'create')?.access;
    return typeof access !== 'object' || access.roles.some((role) => actsForHimself(role));
  });
}
