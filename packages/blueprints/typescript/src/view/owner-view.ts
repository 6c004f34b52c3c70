import { OwnershipMode, type EntityModel, type OwnerPath } from '@quantumlayer/ir';
import { entityNames, type EntityNames } from './names';

/** Whose the rows of an entity are, as the templates write it. */
export interface OwnerView {
  readonly propertyName: string;
  readonly column: string;
  readonly isPrivate: boolean;
  readonly bypassRoles: readonly string[];
  /** Looks the records of people up, so that it needs the connection. */
  readonly isAsync: boolean;
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
  readonly propertyName: string;
  /** Code for the value that names an account. */
  naming(account: string): string;
}

export function ownerView({ owner }: EntityModel): OwnerView | undefined {
  if (!owner) return undefined;
  const { property, mode, bypassRoles, through } = owner;
  const straight = [property.name, ...through.flatMap((path) => (path.onward ? [] : [path.reference.property.name]))];
  const records = recordViews(through);
  const conditions = [`${property.column} = \${caller.id}`, ...through.map(scopeOf)];
  return {
    propertyName: property.name,
    column: property.column,
    isPrivate: mode === OwnershipMode.PRIVATE,
    bypassRoles,
    isAsync: records.length > 0,
    read: [...straight, ...records.map(({ propertyName }) => propertyName)],
    own: [
      ...straight.map((name) => `caller.id === ${name}`),
      ...bypassRoles.map((role) => `caller.role === '${role}'`),
    ],
    records,
    scope: conditions.length > 1 ? `(${conditions.join(' OR ')})` : conditions.join(''),
    paths: through.map(pathView),
  };
}

/** Each record once, however many accounts it names. */
function recordViews(through: readonly OwnerPath[]): RecordView[] {
  const references = new Set(through.flatMap(({ reference, onward }) => (onward ? [reference] : [])));
  return [...references].map((reference) => ({
    variable: `${reference.name}Row`,
    propertyName: reference.property.name,
    required: reference.required,
    record: entityNames(reference.target),
    accountNames: through.flatMap((path) =>
      path.reference === reference && path.onward ? [path.onward.property.name] : [],
    ),
  }));
}

function scopeOf({ reference, onward }: OwnerPath): string {
  const { property, target } = reference;
  if (!onward) return `${property.column} = \${caller.id}`;
  const records = `SELECT "${target.key.column}" FROM "${target.table}" WHERE "${onward.property.column}" = \${caller.id}`;
  return `${property.column} IN (${records})`;
}

function pathView({ reference, onward }: OwnerPath): OwnerPathView {
  const { target, property, name } = reference;
  const add = (account: string) =>
    `(await add${entityNames(target).pascal}(api.database, { ${onward?.property.name ?? ''}: ${account} })).${target.key.name}`;
  return {
    name: onward ? `${name}.${onward.name}` : name,
    propertyName: property.name,
    naming: (account) => (onward ? add(account) : account),
  };
}

/** A condition for rows that are not the caller's. */
export function notOwned({ pascal }: EntityNames, owner: OwnerView, row: string, connection = 'connection'): string {
  return owner.isAsync ? `!(await owns${pascal}(${connection}, caller, ${row}))` : `!owns${pascal}(caller, ${row})`;
}

/** For rows that a body refers to: "" where everybody may. */
export function hiddenFrom(target: EntityModel, row: string): string {
  const owner = ownerView(target);
  return owner?.isPrivate === true ? ` || ${notOwned(entityNames(target), owner, row)}` : '';
}
