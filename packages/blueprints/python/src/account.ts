import { ordinalBesideExamples, sampleValue } from '@quantumlayer/ir';
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
    .map((property) => {
      const { name, type, field } = property;
      const ordinal = ordinalBesideExamples(entity, property, 0);
      return field ? `, ${attributeName(name)}=${memoryLiteral(type, sampleValue(field, { ordinal }))}` : '';
    })
    .join('');
}
