import type { DraftField, DraftModel, DraftOperation } from './draft-model';
import { entityOf, fieldOf, operationOf } from './draft-parts';
import { defaultOf } from './field-notation';
import { fieldHint } from './lexicon/field-lexicon';
import { camelCase, snakeCase, spoken, wordsOf } from './names';

const KINDS: readonly string[] = ['create', 'update', 'delete'];

/**
 * What one operation writes: into its row, "self.approvalDate = today()", which nobody else writes then, or into one that it refers
 * to, "self.member.credits = self.member.credits - 1".
 */
export function applyEffect(model: DraftModel, subject: string, effect: string): void {
  const [entity = '', name = ''] = subject.split('.');
  const [, target, value] = /^self\.([\w.]+) = (.+)$/.exec(effect) ?? [];
  if (target === undefined || value === undefined) return;
  const kind = KINDS.includes(name) ? (name as DraftOperation['kind']) : 'action';
  const operation = operationOf(model, entity, name, kind);
  const isCounted = value.startsWith(`self.${target} `);
  const written = fieldAt(model, entity, target);
  if (!written) return;
  if (isCounted) count(model, entity, operation, { ...written, target, value });
  else if (!target.includes('.')) Object.assign(written.field, { required: false, readOnly: true });
  operation.recorded = [...(operation.recorded ?? []), { assign: `self.${target}`, value }];
}

interface Written {
  readonly owner: string;
  readonly field: DraftField;
}

/** The field at the end of `name` or `relation.name`. */
function fieldAt(model: DraftModel, entity: string, path: string): Written | undefined {
  const [first = '', second] = path.split('.');
  if (second === undefined) return { owner: entity, field: fieldOf(entityOf(model, entity), first) };
  const relation = model.relations.find(
    ({ source, target, name }) => source === entity && (name ?? camelCase(wordsOf(target))) === first,
  );
  return relation && { owner: relation.target, field: fieldOf(entityOf(model, relation.target), second) };
}

/** Numbers that are added to or taken from are always there; whole ones are taken only while there are enough. */
function count(
  model: DraftModel,
  entity: string,
  operation: DraftOperation,
  { owner, field, target, value }: Written & { readonly target: string; readonly value: string },
): void {
  const { type, minimum } = { ...fieldHint(field.name)?.field, ...said(field) };
  field.required = true;
  if (Number(minimum ?? 0) <= 0) field.default ??= defaultOf({ type }, type === 'decimal' ? '0.00' : '0');
  const [, sign, taken = ''] = / ([+-]) (\S+)$/.exec(value) ?? [];
  const operand = taken.startsWith('self.') ? fieldAt(model, entity, taken.slice('self.'.length)) : undefined;
  if (operand) operand.field.required = true;
  if (sign !== '-' || (type !== 'integer' && Number(minimum) !== 0)) return;
  field.minimum ??= '0';
  operation.guards = [
    ...(operation.guards ?? []),
    {
      name: snakeCase(['enough', ...wordsOf(field.name)]),
      expression: `self.${target} >= ${taken}`,
      message: `Not enough ${spoken(field.name)} of the ${spoken(owner)} left.`,
    },
  ];
}

const said = (field: DraftField): Partial<DraftField> =>
  Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined));
