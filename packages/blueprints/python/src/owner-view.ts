import { OwnershipMode, type EntityModel, type OwnerPath } from '@quantumlayer/ir';
import { attributeName, entityNames } from './naming';

/** How queries and loaded rows tell whose a row is, and how tests make one that is somebody's. */
export function ownerView(entity: EntityModel) {
  const { owner } = entity;
  const through = owner?.through ?? [];
  const attribute = owner ? attributeName(owner.property.name) : '';
  const { className, variable } = entityNames(entity);
  const named = through.filter(({ membership }) => !membership);
  return {
    ownerAttribute: attribute,
    bypassRoles: owner?.bypassRoles ?? [],
    /** In a query; any of them makes a row the caller's. */
    ownerConditions: owner
      ? [`models.${className}.${attribute} == caller.id`, ...through.map((path) => condition(className, path))]
      : [],
    /** Whose a loaded row is takes more than what it refers to. */
    ownersByQuery: isByQuery(entity),
    /** Of a loaded row: the accounts that own it. */
    ownerAccounts: owner ? [`${variable}.${attribute}`, ...named.map((path) => accountOf(variable, path))] : [],
    ownerPaths: through.map((path) => pathView(path)),
    /** Keyword arguments for a row that is an account's in every way in which it can name one. */
    ownedBy: (account: string) => [`${attribute}=${account}`, ...naming(named, account)].join(', '),
  };
}

export const isByQuery = ({ owner }: EntityModel): boolean =>
  owner?.through.some(({ references, membership }) => membership !== undefined || references.length > 1) === true;

export const refersToPrivate = ({ references, links }: EntityModel): boolean =>
  [...references, ...links].some(({ target: { owner } }) => owner?.mode === OwnershipMode.PRIVATE);

function pathView(path: OwnerPath) {
  const { name, property, membership } = path;
  const isGroup = membership !== undefined && property.role === 'key';
  return {
    name: name.split('.').map(attributeName).join('_'),
    /** Keyword arguments for a row that names an account, or the group of one. */
    naming: (key: string) => (isGroup ? [] : naming([path], key)),
    membership: membership && {
      attribute: attributeName(membership.property.name),
      /** Code that makes a group and is its key; undefined where the row is one. */
      group: isGroup ? undefined : madeKey(membership.target, []),
      key: attributeName(membership.target.key.name),
    },
  };
}

function condition(className: string, { references, property, membership }: OwnerPath): string {
  const [reference, ...rest] = references;
  if (reference) {
    const { className: record } = entityNames(reference.target);
    const inner = condition(record, { name: '', references: rest, property, membership });
    return isIn(column(className, reference.property), reference.target, reference.target.key, inner);
  }
  if (!membership) return `${column(className, property)} == caller.id`;
  const { source } = membership;
  const caller = `${column(entityNames(source).className, source.key)} == caller.id`;
  return isIn(column(className, property), source, membership.property, caller);
}

const column = (className: string, { name }: OwnerPath['property']): string =>
  `models.${className}.${attributeName(name)}`;

const isIn = (value: string, table: EntityModel, selected: OwnerPath['property'], where: string): string =>
  `${value}.in_(sa.select(${column(entityNames(table).className, selected)}).where(${where}))`;

/** Of paths of one reference at most. */
function accountOf(variable: string, { references: [reference], property }: OwnerPath): string {
  const attribute = attributeName(property.name);
  if (!reference) return `${variable}.${attribute}`;
  const record = `${variable}.${attributeName(reference.name)}`;
  return reference.required ? `${record}.${attribute}` : `${record}.${attribute} if ${record} else None`;
}

type Way = Pick<OwnerPath, 'references' | 'property'>;

/** Several paths may go through one reference: "issue.owner" and "issue.assignee". */
function naming(ways: readonly Way[], key: string): string[] {
  const straight = ways.flatMap(({ references, property }) => (references.length === 0 ? [property] : []));
  const through = new Set(ways.flatMap(({ references: [first] }) => first ?? []));
  return [
    ...straight.map(({ name }) => `${attributeName(name)}=${key}`),
    ...[...through].map((reference) => {
      const rest = ways.flatMap(({ references: [first, ...others], property }) =>
        first === reference ? [{ references: others, property }] : [],
      );
      return `${attributeName(reference.property.name)}=${madeKey(reference.target, naming(rest, key))}`;
    }),
  ];
}

const madeKey = (entity: EntityModel, given: readonly string[]): string =>
  `make.${entityNames(entity).module}(${['database', ...given].join(', ')}).${attributeName(entity.key.name)}`;
