import { actsForHimself, isBetweenTwo } from '../../lexicon/account-lexicon';
import type { CrudVerb, DraftEntity, DraftModel } from '../../draft-model';
import { snakeCase, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { peopleAndAdministrators, rowsOf } from '../wording';
import { give, operationFor, rolesOf } from './rights';

const READING: readonly CrudVerb[] = ['list', 'read'];

/**
 * "Doctors write prescriptions", and patients log in as well: what a house keeps of what it has with somebody is not for all others who
 * come from outside. Where the row names one of them, it is his to see.
 */
export function keepConfidential(model: DraftModel, assumptions: Assumptions): void {
  const house = model.roles.flatMap(({ name, isAdministrator }) =>
    isAdministrator === true || !actsForHimself(name) ? [name] : [],
  );
  if (house.length === model.roles.length) return;
  for (const entity of model.entities) {
    if (!isOfHouse(model, entity, house)) continue;
    const named = clientsNamed(model, entity, house);
    if (named.length > 0)
      entity.ownership = { mode: 'private', assumed: true, bypassRoles: [...house], through: named };
    else for (const verb of READING) give(model, entity.name, verb, house);
    const rows = rowsOf(entity);
    assumptions.add(
      `Only ${peopleAndAdministrators(house)} may see ${rows}${named.length > 0 ? `, beside those whom they name` : ''}, as nobody else is said to.`,
      `Say who else may, for example "everyone can see all ${rows}".`,
    );
  }
}

/** Only those who work for the house are said to make them, and nothing is said of who sees them or of what others do with them. */
function isOfHouse(model: DraftModel, entity: DraftEntity, house: readonly string[]): boolean {
  const { name, ownership, groups } = entity;
  if (ownership || groups || !isBetweenTwo(wordsOf(name).at(-1) ?? '')) return false;
  const makers = rolesOf(operationFor(model, name, 'create') ?? {});
  if (makers.length === 0 || READING.some((verb) => operationFor(model, name, verb)?.access !== undefined))
    return false;
  return model.operations.every(
    (one) =>
      one.entity !== name || (typeof one.access !== 'string' && rolesOf(one).every((role) => house.includes(role))),
  );
}

/** The relations that name the account of somebody from outside. */
const clientsNamed = (
  { relations, roles, accountEntity }: DraftModel,
  { name }: DraftEntity,
  house: readonly string[],
): string[] =>
  relations.flatMap((one) => {
    const role = snakeCase(wordsOf(one.name ?? ''));
    const isClient = roles.some((known) => known.name === role && !house.includes(role));
    const isTied = one.source === name && one.target === accountEntity && one.cardinality !== 'many_to_many';
    return isTied && isClient && one.name !== undefined ? [one.name] : [];
  });
