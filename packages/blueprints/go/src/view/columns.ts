import { KeyKind, type EntityModel, type Model, type Property } from '@quantumlayer/ir';

/** How a property's column is declared, without its name. */
export function columnType(
  model: Model,
  entity: EntityModel,
  property: Property,
  dialect: 'sqlite' | 'postgres',
): string {
  const target = property.target === undefined ? undefined : model.entity(property.target);
  if (target) return keyColumnType(target, dialect);
  if (property.role === 'key') return keyColumnType(entity, dialect);
  const text = dialect === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
  switch (property.type.kind) {
    case 'boolean':
      return 'BOOLEAN';
    case 'integer':
    case 'decimal':
      return dialect === 'postgres' ? 'BIGINT' : 'INTEGER';
    case 'number':
      return dialect === 'postgres' ? 'DOUBLE PRECISION' : 'REAL';
    case 'datetime':
      return dialect === 'postgres' ? 'TIMESTAMPTZ(3)' : 'INTEGER';
    case 'date':
      return dialect === 'postgres' ? 'DATE' : 'TEXT';
    case 'uuid':
      return dialect === 'postgres' ? 'UUID' : 'TEXT';
    case 'json':
    case 'list':
      return 'TEXT';
    default:
      return text;
  }
}

function keyColumnType(entity: EntityModel, dialect: 'sqlite' | 'postgres'): string {
  switch (entity.definition.key?.kind) {
    case KeyKind.INTEGER:
      return dialect === 'postgres' ? 'BIGINT' : 'INTEGER';
    case KeyKind.NATURAL:
      return dialect === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT';
    default:
      return dialect === 'postgres' ? 'UUID' : 'TEXT';
  }
}
