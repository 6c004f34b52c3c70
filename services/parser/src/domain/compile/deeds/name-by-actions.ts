import { withArticle } from '@quantumlayer/ir';
import accounts from '../../../../data/lexicons/accounts.json';
import type { CrudVerb, DraftEntity, DraftField, DraftModel, DraftOperation, DraftRelation } from '../../draft-model';
import { isNaming, isUnnaming } from '../../lexicon/relation-lexicon';
import { camelCase, snakeCase, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { people, rowsOf } from '../wording';

/** "Agents assign tickets to technicians": the body of the action says whom the row refers to, and that it is one of them. */
export function nameByActions(model: DraftModel, assumptions: Assumptions): void {
  for (const operation of model.operations) {
    const [verb = '', ...rest] = wordsOf(operation.name);
    if (operation.kind !== 'action' || operation.transition || operation.effects || rest.length > 0) continue;
    const entity = model.entities.find(({ name }) => name === operation.entity);
    const relation = entity && relationNamed(model, entity);
    if (!relation) continue;
    if (isNaming(verb)) name(model, entity, operation, relation, assumptions);
    else if (isUnnaming(verb) && relation.required === false)
      operation.effects = [{ assign: `self.${nameOf(relation)}Id`, value: 'null' }];
  }
}

const nameOf = (relation: DraftRelation): string => (relation.name ??= camelCase(wordsOf(relation.target)));

/** The one that is said to be assigned: somebody in a role or that is always given, else the one that a row may be without. */
function relationNamed(model: DraftModel, entity: DraftEntity): DraftRelation | undefined {
  const toOne = model.relations.filter(
    ({ source, cardinality }) => source === entity.name && cardinality !== 'many_to_many',
  );
  const somebody = toOne.filter(
    (relation) =>
      relation.target === model.accountEntity &&
      (roleOf(model, relation) !== undefined || accounts.referenceRoles.includes(nameOf(relation))),
  );
  const open = toOne.filter(({ required }) => required === false);
  return [somebody, open].find(({ length }) => length === 1)?.[0];
}

const roleOf = ({ roles, accountEntity }: DraftModel, relation: DraftRelation): string | undefined =>
  relation.target === accountEntity
    ? roles.find((role) => role.name === snakeCase(wordsOf(nameOf(relation))))?.name
    : undefined;

function name(
  model: DraftModel,
  entity: DraftEntity,
  operation: DraftOperation,
  relation: DraftRelation,
  assumptions: Assumptions,
): void {
  const key = `${nameOf(relation)}Id`;
  const role = roleOf(model, relation);
  operation.input = [{ name: key, required: true, ...keyOf(model, relation.target) }];
  operation.effects = [{ assign: `self.${key}`, value: `input.${key}` }];
  if (role !== undefined) {
    operation.guards = [
      ...(operation.guards ?? []),
      {
        name: `${role}_needed`,
        expression: `exists(${relation.target} where item.id == input.${key} and item.role == "${role}")`,
        message: `This account is no ${spoken(camelCase(wordsOf(role)))}.`,
      },
    ];
  }
  if (relation.target === model.accountEntity) showAccounts(model, entity, operation, assumptions);
}

/** As the key of the row that it names. */
function keyOf({ entities }: DraftModel, target: string): Pick<DraftField, 'type'> {
  const key = entities.find((entity) => entity.name === target)?.key;
  if (key?.kind === 'natural') return { type: 'string' };
  return { type: key?.kind === 'integer' ? 'integer' : 'uuid' };
}

/** Nobody can name an account whose key he has no way to know. */
function showAccounts(
  model: DraftModel,
  entity: DraftEntity,
  { access }: DraftOperation,
  assumptions: Assumptions,
): void {
  const isAdministrator = (role: string) =>
    model.roles.some(({ name: one, isAdministrator: runs }) => one === role && runs);
  const roles = typeof access === 'object' ? access.roles.filter((role) => !isAdministrator(role)) : [];
  if (roles.length === 0) return;
  for (const verb of ['list', 'read'] as const) allow(model, verb, roles);
  const who = people(roles);
  assumptions.add(
    `The ${who} see all accounts: they say whose ${rowsOf(entity)} are.`,
    `Say what is kept of those whom ${withArticle(spoken(entity.name))} is given to, so that it refers to that in place of their accounts.`,
  );
}

function allow(model: DraftModel, verb: CrudVerb, roles: readonly string[]): void {
  const account = model.accountEntity ?? '';
  const known = model.operations.find(({ entity, kind }) => entity === account && kind === verb);
  const before = typeof known?.access === 'object' ? known.access.roles : [];
  const access = { roles: [...new Set([...before, ...roles])] };
  if (known) known.access = access;
  else model.operations.push({ entity: account, name: verb, kind: verb, access });
}
