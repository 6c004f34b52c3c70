import type { EntityModel, JsonValue, OwnerPath } from '@quantumlayer/ir';
import { sqlName } from '../naming';
import { isPrivate, type Context } from './context';

type Values = Readonly<Record<string, JsonValue>>;

interface Statement {
  readonly sql: string;
  readonly tokens: readonly string[];
}

/** What a test changes in an example row. */
interface Change {
  readonly entity: EntityModel;
  /** The key's token. */
  readonly row: string;
  readonly property: OwnerPath['property'];
  readonly value: string;
}

/** Other accounts than the creator's own rows of the entity. */
export const isOwnedThrough = ({ owner }: EntityModel): boolean => (owner?.through.length ?? 0) > 0;

/** The SQL condition for rows of an account; `value` stands for its key each time. */
export function ownedBy({ owner }: EntityModel, value: string): string {
  if (!owner) return '';
  const conditions = [
    `${sqlName(owner.property.column)} = ${value}`,
    ...owner.through.map((path) => named(path, value)),
  ];
  return conditions.length > 1 ? `(${conditions.join(' OR ')})` : conditions.join('');
}

function named({ references, property, membership }: OwnerPath, value: string): string {
  const column = sqlName(property.column);
  const end = membership
    ? `${column} IN (${selected(membership.property.column, membership.source, `${sqlName(membership.source.key.column)} = ${value}`)})`
    : `${column} = ${value}`;
  return references.reduceRight(
    (condition, { property: key, target }) =>
      `${sqlName(key.column)} IN (${selected(target.key.column, target, condition)})`,
    end,
  );
}

const selected = (column: string, { table }: EntityModel, condition: string): string =>
  `SELECT ${sqlName(column)} FROM ${sqlName(table)} WHERE ${condition}`;

/** Whether an example row, or one that a test makes, is the first account's. */
export function isFirstsOwn(
  context: Context,
  { owner }: EntityModel,
  values: Values,
  changes: readonly Change[] = [],
): boolean {
  const { account } = context.model;
  if (!owner || !account) return false;
  const first = context.examples.token(account, 0);
  if (values[owner.property.name] === first) return true;
  const me = rowOf(context, account, first, changes);
  return owner.through.some(({ references, property, membership }) => {
    const end = references.reduce(
      (row, reference) => rowOf(context, reference.target, row[reference.property.name] ?? '', changes),
      values,
    );
    const wanted = membership ? me[membership.property.name] : first;
    return wanted != null && end[property.name] === wanted;
  });
}

/** An example row by its key's token, as the changes leave it. */
function rowOf({ examples }: Context, entity: EntityModel, token: JsonValue, changes: readonly Change[]): Values {
  const row = examples.of(entity).find(({ position }) => examples.token(entity, position) === token);
  const changed = changes.filter((change) => change.entity === entity && change.row === token);
  return {
    ...row?.values,
    [entity.key.name]: token,
    ...Object.fromEntries(changed.map(({ property, value }) => [property.name, value])),
  };
}

/** What the first account sees of an entity's example rows when its role lets it see its own alone. */
export const isSeen = (context: Context, entity: EntityModel, values: Values): boolean =>
  !isPrivate(entity) || isFirstsOwn(context, entity, values);

/** How a test lets a row name the first account: statements, each with the tokens that stand for its arguments, and how many rows are then the account's. */
export function namingOf(
  context: Context,
  entity: EntityModel,
  position: number,
  path: OwnerPath,
): { readonly statements: readonly Statement[]; readonly owned: number } | undefined {
  const { examples } = context;
  const changes = changesFor(context, entity, examples.token(entity, position), path);
  if (!changes) return undefined;
  const rows = examples
    .of(entity)
    .map((each) => rowOf(context, entity, examples.token(entity, each.position), changes));
  return {
    statements: changes.map(({ entity: { table, key }, property, row, value }) => ({
      sql: `UPDATE ${sqlName(table)} SET ${sqlName(property.column)} = $1 WHERE ${sqlName(key.column)} = $2`,
      tokens: [value, row],
    })),
    owned: rows.filter((row) => isFirstsOwn(context, entity, row, changes)).length,
  };
}

/** The way goes through the first example of each entity, and the account joins the group at its end. */
function changesFor(
  { examples, model: { account } }: Context,
  entity: EntityModel,
  token: string,
  { references, property, membership }: OwnerPath,
): Change[] | undefined {
  if (!account || references.some(({ target }) => examples.of(target).length === 0)) return undefined;
  const me = examples.token(account, 0);
  const changes: Change[] = [];
  let at = { entity, row: token };
  for (const { property: key, target } of references) {
    const row = examples.token(target, 0);
    changes.unshift({ ...at, property: key, value: row });
    at = { entity: target, row };
  }
  if (!membership) return [{ ...at, property, value: me }, ...changes];
  const group = property.role === 'key' ? at.row : examples.token(membership.target, 0);
  const joins = { entity: account, row: me, property: membership.property, value: group };
  return property.role === 'key' ? [joins, ...changes] : [joins, { ...at, property, value: group }, ...changes];
}
