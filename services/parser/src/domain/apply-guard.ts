import type { DraftModel } from './draft-model';
import { operationOf } from './draft-parts';
import { snakeCase, spoken, wordsOf } from './names';

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
  const kept = /^not exists\((\w+) where/.exec(expression)?.[1];
  const message =
    kept === undefined
      ? `Allowed only where ${said.replace(/ +/g, ' ').trim()}.`
      : `Not possible while such a ${spoken(kept)} refers to it.`;
  operation.guards = [...guards, { name: nameOf(words), expression, message }];
}

/** Names of rules have at most so many characters. */
const LONGEST_NAME = 60;

function nameOf(words: readonly string[]): string {
  let count = Math.min(12, words.length);
  while (count > 1 && snakeCase(words.slice(0, count)).length > LONGEST_NAME) count--;
  return snakeCase(words.slice(0, count));
}
