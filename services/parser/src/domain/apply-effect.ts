import type { DraftModel } from './draft-model';
import { entityOf, fieldOf, operationOf } from './draft-parts';

/** What one operation writes into the row, "self.approvalDate = today()": nobody else does. */
export function applyEffect(model: DraftModel, subject: string, effect: string): void {
  const [entity = '', name = ''] = subject.split('.');
  const [, field, value] = /^self\.(\w+) = (.+)$/.exec(effect) ?? [];
  if (field === undefined || value === undefined) return;
  Object.assign(fieldOf(entityOf(model, entity), field), { required: false, readOnly: true });
  const operation = operationOf(model, entity, name, 'action');
  operation.recorded = [...(operation.recorded ?? []), { assign: `self.${field}`, value }];
}
