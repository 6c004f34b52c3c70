import type { DraftModel } from './draft-model';
import { operationOf } from './draft-parts';
import { guardWords } from './guard-words';

/** A condition that one operation asks for: "Order.update" only while the order is a draft. */
export function applyGuard(model: DraftModel, subject: string, expression: string): void {
  const [entity = '', name = ''] = subject.split('.');
  const isCrud = name === 'create' || name === 'update' || name === 'delete';
  const operation = operationOf(model, entity, name, isCrud ? name : 'action');
  const guards = operation.guards ?? [];
  if (guards.some((known) => known.expression === expression)) return;
  if (expression.includes('caller.')) model.authentication ??= 'jwt';
  operation.guards = [...guards, { ...guardWords(expression), expression }];
}
