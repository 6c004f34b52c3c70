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
        onward ? recordOf(reference.target, attributeName(onward.property.name), account) : account,
    })),
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

function recordOf(record: EntityModel, attribute: string, account: string): string {
  const { module } = entityNames(record);
  return `make.${module}(database, ${attribute}=${account}).${attributeName(record.key.name)}`;
}
