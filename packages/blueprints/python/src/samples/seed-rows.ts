import { sampleRow, sampleValue, type EntityModel, type JsonValue, type Property } from '@quantumlayer/ir';
import { memoryLiteral } from '../literal';
import { attributeName, entityNames } from '../naming';
import type { ProjectView } from '../project-view';

export interface SeedRow {
  readonly className: string;
  readonly variable: string;
  readonly arguments: readonly string[];
}

const rowsPerEntity = 2;

/** Example rows as constructor calls, targets first; rows of one ordinal belong together. Nobody knows the password of an example account. */
export function seedRows({ model }: ProjectView): SeedRow[] {
  return model.creationOrder.flatMap((entity) =>
    Array.from({ length: rowsPerEntity }, (_, ordinal) => seedRow(entity, ordinal, model.account)),
  );
}

function seedRow(entity: EntityModel, ordinal: number, account: EntityModel | undefined): SeedRow {
  const body = sampleRow(entity, { ordinal, complete: true });
  const fields = entity.properties.flatMap((property) => {
    const value = valueOf(property, body, ordinal);
    return value === undefined ? [] : [`${attributeName(property.name)}=${memoryLiteral(property.type, value)}`];
  });
  const references = entity.references
    .filter(({ required, target }) => required && target !== entity)
    .flatMap(({ name, property, target }, index, all) => {
      // Two relations to one entity lead to two rows.
      const turn = all.slice(0, index).filter((other) => other.target === target).length;
      const row = variableOf(target, (ordinal + turn) % rowsPerEntity);
      return [
        `${attributeName(name)}=${row}`,
        `${attributeName(property.name)}=${row}.${attributeName(target.key.name)}`,
      ];
    });
  const owner =
    entity.owner && account
      ? [`${attributeName(entity.owner.property.name)}=${variableOf(account, 0)}.${attributeName(account.key.name)}`]
      : [];
  const password = entity.isAccount ? ['password_hash=hash_password(secrets.token_urlsafe())'] : [];
  return {
    className: entityNames(entity).className,
    variable: variableOf(entity, ordinal),
    arguments: [...fields, ...references, ...owner, ...password],
  };
}

const variableOf = (entity: EntityModel, ordinal: number) => `${entityNames(entity).module}_${ordinal + 1}`;

/** What the body says; fields that only the server writes have a value where they must. */
function valueOf(
  property: Property,
  body: Readonly<Record<string, JsonValue>>,
  ordinal: number,
): JsonValue | undefined {
  const given = body[property.name];
  if (given !== undefined || !property.field) return given;
  const { kind } = property.field.defaultValue ?? {};
  // Codes are made where rows are created through the API.
  const isDefaulted = kind !== undefined && kind.case !== 'codeLength';
  return property.nullable || isDefaulted ? undefined : sampleValue(property.field, { ordinal });
}
