import type { EntityModel, JsonValue, OwnerPath } from '@quantumlayer/ir';
import { sqlName } from '../naming';
import { isPrivate, type Context } from './context';

type Values = Readonly<Record<string, JsonValue>>;

interface Statement {
  readonly sql: string;
  readonly tokens: readonly string[];
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

function named({ reference: { property, target }, onward }: OwnerPath, value: string): string {
  const column = sqlName(property.column);
  if (!onward) return `${column} = ${value}`;
  const records = `SELECT ${sqlName(target.key.column)} FROM ${sqlName(target.table)} WHERE ${sqlName(onward.property.column)} = ${value}`;
  return `${column} IN (${records})`;
}

/** Whether an example row, or one that a test makes, is the first account's. */
export function isFirstsOwn({ examples, model }: Context, { owner }: EntityModel, values: Values): boolean {
  const { account } = model;
  if (!owner || !account) return false;
  const first = examples.token(account, 0);
  return [owner.property.name, ...owner.through.map(({ reference }) => reference.property.name)].some((name, i) => {
    const path = owner.through[i - 1];
    if (!path?.onward) return values[name] === first;
    const { target } = path.reference;
    const record = examples.of(target).find(({ position }) => examples.token(target, position) === values[name]);
    return record?.values[path.onward.property.name] === first;
  });
}

/** What the first account sees of an entity's example rows when its role lets it see its own alone. */
export const isSeen = (context: Context, entity: EntityModel, values: Values): boolean =>
  !isPrivate(entity) || isFirstsOwn(context, entity, values);

/** How a test lets a row name the first account: statements, each with the tokens that stand for its arguments, and how many rows are then the account's. */
export function namingOf(
  context: Context,
  entity: EntityModel,
  position: number,
  { reference, onward }: OwnerPath,
): { readonly statements: readonly Statement[]; readonly owned: number } | undefined {
  const { examples, model } = context;
  const { account } = model;
  const { target, property } = reference;
  if (!account || examples.of(target).length === 0) return undefined;
  const change = ({ table, key }: EntityModel, column: string) =>
    `UPDATE ${sqlName(table)} SET ${sqlName(column)} = $1 WHERE ${sqlName(key.column)} = $2`;
  const me = examples.token(account, 0);
  const row = examples.token(entity, position);
  const count = (isNamed: (values: Values) => boolean) =>
    examples
      .of(entity)
      .filter((each) => each.position === position || isFirstsOwn(context, entity, each.values) || isNamed(each.values))
      .length;
  if (!onward)
    return { statements: [{ sql: change(entity, property.column), tokens: [me, row] }], owned: count(() => false) };
  const record = examples.token(target, 0);
  return {
    statements: [
      { sql: change(target, onward.property.column), tokens: [me, record] },
      { sql: change(entity, property.column), tokens: [record, row] },
    ],
    owned: count((values) => values[property.name] === record),
  };
}
