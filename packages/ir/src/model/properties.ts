import { KeyKind, type Entity, type Field, type Ownership, type Relation } from '../contract';
import type { ValueType } from '../expression/typed';
import { snakeCase } from '../naming';
import type { Property } from './types';
import { valueTypeOf } from './value-type';

/** The type of an entity's key, which references to it share. */
export function keyType(entity: Entity): ValueType {
  switch (entity.key?.kind) {
    case KeyKind.INTEGER:
      return { kind: 'integer' };
    case KeyKind.NATURAL:
      return { kind: 'string' };
    default:
      return { kind: 'uuid' };
  }
}

export function keyProperty(entity: Entity): Property {
  const field = entity.fields.find(({ name }) => entity.key?.kind === KeyKind.NATURAL && name === entity.key.field);
  const name = field?.name ?? 'id';
  return {
    name,
    column: snakeCase(name),
    role: 'key',
    type: keyType(entity),
    nullable: false,
    field,
    target: undefined,
    creatable: field !== undefined && !field.readOnly,
    writable: false,
  };
}

export function fieldProperty(entity: Entity, field: Field): Property {
  const settable = !field.readOnly && field.name !== entity.stateField;
  return {
    name: field.name,
    column: snakeCase(field.name),
    role: 'field',
    type: valueTypeOf(field),
    nullable: !field.required,
    field,
    target: undefined,
    creatable: settable,
    writable: settable,
  };
}

export function referenceProperty(relation: Relation, target: Entity): Property {
  return {
    name: `${relation.name}Id`,
    column: `${snakeCase(relation.name)}_id`,
    role: 'reference',
    type: keyType(target),
    nullable: !relation.required,
    field: undefined,
    target: target.name,
    creatable: true,
    writable: true,
  };
}

export function ownerProperty(ownership: Ownership, account: Entity): Property {
  return {
    name: `${ownership.name}Id`,
    column: `${snakeCase(ownership.name)}_id`,
    role: 'owner',
    type: keyType(account),
    nullable: false,
    field: undefined,
    target: account.name,
    creatable: false,
    writable: false,
  };
}

export function timeProperties(): Property[] {
  return (['createdAt', 'updatedAt'] as const).map((name) => ({
    name,
    column: snakeCase(name),
    role: name,
    type: { kind: 'datetime' },
    nullable: false,
    field: undefined,
    target: undefined,
    creatable: false,
    writable: false,
  }));
}
