import { operationOf } from './apply-facts';
import type { DraftModel } from './draft-model';
import { snakeCase, wordsOf } from './names';

const SPOKEN: readonly (readonly [sign: string, words: string])[] = [
  ['!=', 'is not'],
  ['==', 'is'],
  ['<=', 'up to'],
  ['>=', 'from'],
  ['<', 'before'],
  ['>', 'after'],
  ['-', 'minus'],
  ['+', 'plus'],
];

/** A condition that one operation asks for: "Order.update" only while the order is a draft. */
export function applyGuard(model: DraftModel, subject: string, expression: string): void {
  const [entity = '', name = ''] = subject.split('.');
  const isCrud = name === 'create' || name === 'update' || name === 'delete';
  const operation = operationOf(model, entity, name, isCrud ? name : 'action');
  const said = SPOKEN.reduce(
    (text, [sign, words]) => text.replaceAll(sign, ` ${words} `),
    expression.replaceAll('self.', '').replaceAll('"', ''),
  );
  const words = wordsOf(said.replace(/[^A-Za-z0-9_ ]/g, ' '));
  const guards = operation.guards ?? [];
  if (guards.some((known) => known.expression === expression)) return;
  const message = `Allowed only where ${said.replace(/ +/g, ' ').trim()}.`;
  operation.guards = [...guards, { name: snakeCase(words.slice(0, 12)), expression, message }];
}
