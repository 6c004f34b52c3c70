import { sampleRow, sampleValue, withArticle, type EntityModel, type JsonValue, type Property } from '@quantumlayer/ir';
import { memoryLiteral, pythonString } from '../literal';
import { attributeName, entityNames } from '../naming';
import type { ProjectView } from '../project-view';

const variantsPerEntity = 6;

/** Functions of `tests/make.py`: one an entity, with a few rows to choose from. */
export function makers({ model }: ProjectView) {
  return model.entities.map((entity) => {
    const names = entityNames(entity);
    const references = entity.references
      .filter(({ required, target }) => required && target !== entity)
      .map((reference, index, all) => ({
        attribute: attributeName(reference.property.name),
        className: entityNames(reference.target).className,
        maker: entityNames(reference.target).module,
        key: attributeName(reference.target.key.name),
        unique: reference.unique || isDistinguishing(entity, reference.property),
        turn: all.slice(0, index).filter(({ target }) => target === reference.target).length,
      }));
    const owner = entity.owner && model.account ? ownerReference(entity, model.account) : [];
    return {
      name: names.module,
      className: names.className,
      article: withArticle(names.words),
      isAccount: entity.isAccount,
      owner: owner.length > 0,
      references: [...references, ...owner],
      variants: Array.from({ length: variantsPerEntity }, (_, ordinal) => variant(entity, ordinal)),
    };
  });
}

/** The reference whose value keeps rows with a compound unique rule apart, where its fields do not. */
function isDistinguishing(entity: EntityModel, property: Property): boolean {
  return entity.uniques.some(
    (members) =>
      members.length > 1 &&
      members.find(({ role }) => role === 'reference') === property &&
      !haveOwnFields(entity, members),
  );
}

/** No two of the rows to choose from share the values of these fields. */
function haveOwnFields(entity: EntityModel, members: readonly Property[]): boolean {
  const fields = members.filter(({ role }) => role === 'field');
  const rows = Array.from({ length: variantsPerEntity }, (_, ordinal) => storedRow(entity, ordinal));
  const values = rows.map((row) => JSON.stringify(fields.map(({ name }) => row[name] ?? null)));
  return new Set(values).size === variantsPerEntity;
}

function ownerReference(entity: EntityModel, account: EntityModel) {
  const names = entityNames(account);
  const attribute = attributeName(entity.owner?.property.name ?? '');
  return [
    {
      attribute,
      className: names.className,
      maker: names.module,
      key: attributeName(account.key.name),
      unique: false,
      turn: 0,
    },
  ];
}

function variant(entity: EntityModel, ordinal: number): string[] {
  const row = storedRow(entity, ordinal);
  return entity.properties.flatMap((property) => {
    const value = row[property.name];
    return value === undefined
      ? []
      : [`${pythonString(attributeName(property.name))}: ${memoryLiteral(property.type, value)}`];
  });
}

/** A sound row as it is stored: what a body gives, and what the server must set. */
export function storedRow(entity: EntityModel, ordinal: number): Record<string, JsonValue> {
  const body: Record<string, JsonValue> = { ...sampleRow(entity, { ordinal, complete: true }) };
  for (const property of entity.properties) {
    const value = serverSet(property, ordinal);
    if (body[property.name] === undefined && value !== undefined) body[property.name] = value;
  }
  return body;
}

function serverSet({ field, nullable, creatable }: Property, ordinal: number): JsonValue | undefined {
  if (!field || creatable) return undefined;
  const kind = field.defaultValue?.kind;
  if (kind?.case === 'json') return JSON.parse(kind.value) as JsonValue;
  return nullable ? undefined : sampleValue(field, { ordinal });
}
