import { OwnershipMode, type EntityModel, type OwnerPath } from '@quantumlayer/ir';
import { entityNames, type EntityNames } from './names';

/** Whose the rows of an entity are, as the templates write it. */
export interface OwnerView {
  readonly propertyName: string;
  readonly column: string;
  readonly isPrivate: boolean;
  readonly bypassRoles: readonly string[];
  /** Looks other rows up, so that it needs the connection. */
  readonly isAsync: boolean;
  /** Whose a row is takes more than what it refers to: `scope` tells. */
  readonly isByQuery: boolean;
  /** Properties of a row that it reads. */
  readonly read: readonly string[];
  /** Conditions on those, and on the caller's role. */
  readonly own: readonly string[];
  readonly records: readonly RecordView[];
  /** An SQL condition; `${caller.id}` stands for the caller. */
  readonly scope: string;
  readonly paths: readonly OwnerPathView[];
}

/** The record of a person, or what the row is a part of, which names accounts. */
interface RecordView {
  readonly variable: string;
  readonly propertyName: string;
  readonly required: boolean;
  readonly record: EntityNames;
  readonly accountNames: readonly string[];
}

/** A way to an owner, for tests. */
interface OwnerPathView {
  readonly name: string;
  /** Code for the properties of a row that names an account, or the group of one. */
  naming(key: string): string;
  /** How an account joins the group. */
  readonly joins: { readonly table: string; readonly column: string; readonly key: string } | undefined;
  /** Code that makes a group and is its key; undefined without one, and where the row is one. */
  readonly group: string | undefined;
}

export function ownerView({ key, owner }: EntityModel): OwnerView | undefined {
  if (!owner) return undefined;
  const { property, mode, bypassRoles, through } = owner;
  const isByQuery = through.some(({ references, membership }) => membership !== undefined || references.length > 1);
  const straight = [
    property,
    ...through.flatMap(({ references, property: named }) => (references.length === 0 ? [named] : [])),
  ].map(({ name }) => name);
  const records = isByQuery ? [] : recordViews(through);
  const conditions = [`${property.column} = \${caller.id}`, ...through.map(scopeOf)];
  const roles = bypassRoles.map((role) => `caller.role === '${role}'`);
  return {
    propertyName: property.name,
    column: property.column,
    isPrivate: mode === OwnershipMode.PRIVATE,
    bypassRoles,
    isAsync: isByQuery || records.length > 0,
    isByQuery,
    read: isByQuery ? [key.name] : [...straight, ...records.map(({ propertyName }) => propertyName)],
    own: isByQuery ? roles : [...straight.map((name) => `caller.id === ${name}`), ...roles],
    records,
    scope: conditions.length > 1 ? `(${conditions.join(' OR ')})` : conditions.join(''),
    paths: through.map(pathView),
  };
}

/** Each record once, however many accounts it names. */
function recordViews(through: readonly OwnerPath[]): RecordView[] {
  const references = new Set(through.flatMap(({ references: [reference] }) => reference ?? []));
  return [...references].map((reference) => ({
    variable: `${reference.name}Row`,
    propertyName: reference.property.name,
    required: reference.required,
    record: entityNames(reference.target),
    accountNames: through.flatMap(({ references: [first], property }) => (first === reference ? [property.name] : [])),
  }));
}

function scopeOf({ references, property, membership }: OwnerPath): string {
  const end = membership
    ? isIn(property.column, membership.source, membership.property.column, membership.source.key.column)
    : `"${property.column}" = \${caller.id}`;
  return references.reduceRight(
    (condition, { property: { column }, target: { key, table } }) =>
      `"${column}" IN (SELECT "${key.column}" FROM "${table}" WHERE ${condition})`,
    end,
  );
}

const isIn = (column: string, { table }: EntityModel, selected: string, key: string): string =>
  `"${column}" IN (SELECT "${selected}" FROM "${table}" WHERE "${key}" = \${caller.id})`;

function pathView({ name, references, property, membership }: OwnerPath): OwnerPathView {
  const isGroup = membership !== undefined && property.role === 'key';
  const values = (key: string): string =>
    references.reduceRight(
      (given, { property: { name: reference }, target }) => `${reference}: ${addedKey(target, given)}`,
      isGroup ? '' : `${property.name}: ${key}`,
    );
  return {
    name,
    naming: values,
    joins: membership && {
      table: membership.source.table,
      column: membership.property.column,
      key: membership.source.key.column,
    },
    group: membership && !isGroup ? addedKey(membership.target, '') : undefined,
  };
}

const addedKey = (entity: EntityModel, given: string): string =>
  `(await add${entityNames(entity).pascal}(api.database${given === '' ? '' : `, { ${given} }`})).${entity.key.name}`;

/** A condition for rows that are not the caller's. */
export function notOwned({ pascal }: EntityNames, owner: OwnerView, row: string, connection = 'connection'): string {
  return owner.isAsync ? `!(await owns${pascal}(${connection}, caller, ${row}))` : `!owns${pascal}(caller, ${row})`;
}

/** For rows that a body refers to: "" where everybody may. */
export function hiddenFrom(target: EntityModel, row: string): string {
  const owner = ownerView(target);
  return owner?.isPrivate === true ? ` || ${notOwned(entityNames(target), owner, row)}` : '';
}
