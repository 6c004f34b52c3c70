import {
  KeyKind,
  OwnershipMode,
  type EntityModel,
  type JsonValue,
  type Link,
  type Model,
  type Property,
  type Reference,
} from '@quantumlayer/ir';
import { type Features } from './features';
import { attributeType, columnType, deleteRules, memoryType, numberedKey } from './field-types';
import { factoryOf, memoryLiteral, pythonString } from './literal';
import { attributeName, entityNames } from './naming';
import { type Line } from './body-view';

export function keyView({ key, definition }: EntityModel) {
  const kind = definition.key?.kind;
  return {
    name: key.name,
    attribute: attributeName(key.name),
    type: memoryType(key.type),
    kind: kind === KeyKind.INTEGER ? 'integer' : kind === KeyKind.NATURAL ? 'natural' : 'uuid',
    dependency: kind === KeyKind.INTEGER ? 'IntegerKey' : kind === KeyKind.NATURAL ? 'NaturalKey' : 'UuidKey',
  };
}

export function columnLine(entity: EntityModel, property: Property, model: Model, features: Features): Line {
  const { name, column, role, target } = property;
  const attribute = attributeName(name);
  const reference = entity.references.find((candidate) => candidate.property === property);
  const isIntegerKey = role === 'key' && property.type.kind === 'integer';
  const type = isIntegerKey
    ? numberedKey(features.postgresql)
    : columnType(target === undefined ? property : model.entity(target).key, features.postgresql);
  const unique = entity.uniques.some((members) => members.length === 1 && members[0] === property);
  const parts = [
    ...(attribute === column ? [] : [pythonString(column)]),
    // Without this, SQLAlchemy stores the default where a caller asked for null.
    ...(role === 'createdAt' || role === 'updatedAt'
      ? []
      : [nullsDefault(property) ? `${type}.evaluates_none()` : type]),
    ...(target === undefined ? [] : [foreignKey(model.entity(target), reference)]),
    ...(role === 'key' ? ['primary_key=True'] : []),
    ...(unique ? ['unique=True'] : []),
    ...(target !== undefined && !unique ? ['index=True'] : []),
    ...defaultArgument(property),
  ];
  return {
    name: attribute,
    type: `orm.Mapped[${attributeType(property)}]`,
    value: `orm.mapped_column(${parts.join(', ')})`,
  };
}

/** Rows go with their owner's account; relations say for themselves. */
function foreignKey(target: EntityModel, reference: Reference | undefined): string {
  const rule = reference ? deleteRules[reference.onDelete] : 'CASCADE';
  return `sa.ForeignKey("${target.table}.${target.key.column}", ondelete="${rule}")`;
}

const nullsDefault = (property: Property): boolean => property.nullable && defaultArgument(property).length > 0;

function defaultArgument({ role, type, field }: Property): string[] {
  if (role === 'key' && type.kind === 'uuid') return ['default=base.uuid7'];
  const kind = field?.defaultValue?.kind;
  if (kind?.case === 'now') return [type.kind === 'date' ? 'default=base.today' : 'default=base.now'];
  if (kind?.case !== 'json') return [];
  const literal = memoryLiteral(type, JSON.parse(kind.value) as JsonValue);
  return [type.kind === 'list' || type.kind === 'json' ? `default=${factoryOf(literal)}` : `default=${literal}`];
}

export function relationshipView(reference: Reference) {
  const target = entityNames(reference.target);
  const attribute = attributeName(reference.name);
  return {
    name: attribute,
    targetClass: target.className,
    targetModule: target.module,
    type: `orm.Mapped["${target.className}${reference.required ? '' : ' | None'}"]`,
    foreignKey: attributeName(reference.property.name),
    targetKey: attributeName(reference.target.key.name),
    self: reference.target === reference.source,
    property: reference.property.name,
    targetPlural: target.plural,
    targetPrivate: reference.target.owner?.mode === OwnershipMode.PRIVATE,
  };
}

export function linkView(link: Link) {
  const target = entityNames(link.target);
  const source = entityNames(link.source);
  return {
    name: attributeName(link.name),
    keys: attributeName(link.property),
    property: link.property,
    table: link.table,
    sourceColumn: link.sourceColumn,
    targetColumn: link.targetColumn,
    sourceTable: link.source.table,
    targetTable: link.target.table,
    sourceKey: link.source.key.column,
    targetKey: link.target.key.column,
    targetKeyAttribute: attributeName(link.target.key.name),
    targetClass: target.className,
    targetModule: target.module,
    targetPlural: target.plural,
    sourceClass: source.className,
    self: link.source === link.target,
    keyType: memoryType(link.target.key.type),
    targetPrivate: link.target.owner?.mode === OwnershipMode.PRIVATE,
  };
}

export function linkFilter(link: Link) {
  const kind = link.target.key.type.kind;
  const filter = kind === 'uuid' ? 'filters.UUID' : kind === 'integer' ? 'filters.INTEGER' : 'filters.STRING';
  const target = entityNames(link.target).className;
  const source = entityNames(link.source).className;
  return {
    name: link.property,
    code: `filters.LinkFilter(models.${source}.${attributeName(link.name)}, models.${target}.${attributeName(link.target.key.name)}, ${filter})`,
  };
}
