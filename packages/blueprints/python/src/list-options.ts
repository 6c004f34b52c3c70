import type { EntityModel, Property } from '@quantumlayer/ir';
import { FieldType } from '@quantumlayer/ir';
import { pythonString } from './literal';
import { attributeName, entityNames } from './naming';

/** Whether a list can be sorted by it. */
export const isSortable = ({ type, role }: Property): boolean =>
  type.kind !== 'json' && type.kind !== 'list' && role !== 'reference' && role !== 'owner';

/** The filter of a stored property; none for JSON. */
export function filterOf(entity: EntityModel, property: Property): { name: string; code: string }[] {
  if (property.type.kind === 'json') return [];
  const column = `models.${entityNames(entity).className}.${attributeName(property.name)}`;
  const filter = property.type.kind === 'list' ? 'ListFilter' : 'ColumnFilter';
  const nullable = property.nullable ? ', nullable=True' : '';
  return [{ name: property.name, code: `filters.${filter}(${column}, ${filterKind(property)}${nullable})` }];
}

function filterKind({ type, field }: Property): string {
  switch (type.kind) {
    case 'integer':
      return 'filters.INTEGER';
    case 'number':
      return 'filters.NUMBER';
    case 'boolean':
      return 'filters.BOOLEAN';
    case 'uuid':
      return 'filters.UUID';
    case 'date':
      return 'filters.DATE';
    case 'datetime':
      return 'filters.DATETIME';
    case 'time':
      return 'filters.TIME';
    case 'decimal':
      return `filters.decimal(${type.scale})`;
    case 'enum':
      return `filters.choice(${type.values.map(pythonString).join(', ')})`;
    default:
      return field?.type === FieldType.EMAIL ? 'filters.EMAIL' : 'filters.STRING';
  }
}
