import type { EntityModel, OwnerPath } from '@quantumlayer/ir';
import { attributeName, entityNames } from './naming';

/** How queries and loaded rows tell whose a row is, and how tests make one that is somebody's. */
export function ownerView(entity: EntityModel) {
  const { owner } = entity;
  const through = owner?.through ?? [];
  const attribute = owner ? attributeName(owner.property.name) : '';
  const { className, variable } = entityNames(entity);
  return {
    ownerAttribute: attribute,
    bypassRoles: owner?.bypassRoles ?? [],
    /** In a query; any of them makes a row the caller's. */
    ownerConditions: owner
      ? [`models.${className}.${attribute} == caller.id`, ...through.map((path) => condition(className, path))]
      : [],
    /** Of a loaded row: the accounts that own it. */
    ownerAccounts: owner ? [`${variable}.${attribute}`, ...through.map((path) => accountOf(variable, path))] : [],
    ownerPaths: through.map(({ reference, onward }) => ({
      name: [reference, onward].flatMap((step) => (step ? [attributeName(step.name)] : [])).join('_'),
      attribute: attributeName(reference.property.name),
      /** Code for the value that names an account. */
      naming: (account: string) =>
        onward ? recordOf(reference.target, [attributeName(onward.property.name)], account) : account,
    })),
    /** Keyword arguments for a row that is an account's in every way. */
    ownedBy: (account: string) =>
      [`${attribute}=${account}`, ...references(through).map((each) => naming(each, account))].join(', '),
  };
}

function condition(className: string, { reference, onward }: OwnerPath): string {
  const column = `models.${className}.${attributeName(reference.property.name)}`;
  if (!onward) return `${column} == caller.id`;
  const { className: record } = entityNames(reference.target);
  const [key, account] = [reference.target.key, onward.property].map(({ name }) => attributeName(name));
  return `${column}.in_(sa.select(models.${record}.${key ?? ''}).where(models.${record}.${account ?? ''} == caller.id))`;
}

function accountOf(variable: string, { reference, onward }: OwnerPath): string {
  if (!onward) return `${variable}.${attributeName(reference.property.name)}`;
  const record = `${variable}.${attributeName(reference.name)}`;
  const account = `${record}.${attributeName(onward.property.name)}`;
  return reference.required ? account : `${account} if ${record} else None`;
}

interface NamingReference {
  readonly reference: OwnerPath['reference'];
  readonly onward: readonly string[];
}

/** Several paths may go through one reference: "issue.owner" and "issue.assignee". */
function references(through: readonly OwnerPath[]): NamingReference[] {
  return [...new Set(through.map(({ reference }) => reference))].map((reference) => ({
    reference,
    onward: through.flatMap((path) =>
      path.reference === reference && path.onward ? [attributeName(path.onward.property.name)] : [],
    ),
  }));
}

function naming({ reference: { property, target }, onward }: NamingReference, account: string): string {
  return `${attributeName(property.name)}=${onward.length > 0 ? recordOf(target, onward, account) : account}`;
}

function recordOf(record: EntityModel, attributes: readonly string[], account: string): string {
  const { module } = entityNames(record);
  const given = attributes.map((attribute) => `${attribute}=${account}`).join(', ');
  return `make.${module}(database, ${given}).${attributeName(record.key.name)}`;
}
