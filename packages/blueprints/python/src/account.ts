import { sampleValue } from '@quantumlayer/ir';
import type { EntityView } from './entity-view';
import { memoryLiteral } from './literal';
import { attributeName } from './naming';

/** Keyword arguments for what an account must have beyond e-mail address, role and password. */
export function accountFields({ entity }: EntityView): string {
  return entity.properties
    .filter(
      ({ role, name, nullable, field }) =>
        role === 'field' && !nullable && field && !field.defaultValue && name !== 'email' && name !== 'role',
    )
    .map(({ name, type, field }) =>
      field ? `, ${attributeName(name)}=${memoryLiteral(type, sampleValue(field, { ordinal: 0 }))}` : '',
    )
    .join('');
}
