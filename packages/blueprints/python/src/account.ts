import { sampleValue } from '@quantumlayer/ir';
import type { EntityView } from './entity-view';
import { columnType } from './field-types';
import { memoryLiteral } from './literal';
import { numberedKey } from './migration-view';
import { attributeName } from './naming';
import type { ProjectView } from './project-view';

/** The column type of what refers to accounts. */
export function accountKeyColumn({ account, postgresql }: ProjectView): string {
  if (!account) return 'sa.Uuid()';
  return account.key.kind === 'integer' ? numberedKey(postgresql) : columnType(account.entity.key, postgresql);
}

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
