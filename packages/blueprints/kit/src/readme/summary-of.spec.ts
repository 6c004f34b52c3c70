import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperationKind, parseApplication, resolve } from '@quantumlayer/ir';
import { summaryOf } from './summary-of';

function todos(description: string) {
  const application = parseApplication(readFileSync(join(__dirname, '../../../../ir/fixtures/todo.json'), 'utf8'));
  for (const operation of application.operations) operation.description = description;
  return resolve(application).entity('Todo');
}

const told = (description: string, verb?: string) =>
  todos(description).operations.map((operation) => summaryOf(operation, verb));

it('words each kind of operation where the IR has no words', () => {
  expect(told('')).toEqual(
    expect.arrayContaining([
      'Creates a todo.',
      'Lists todos.',
      'Reads a todo.',
      'Changes a todo.',
      'Deletes a todo.',
      'Carries out "complete" on a todo.',
    ]),
  );
});

it('takes the words of the IR, and tells PUT from PATCH in the usual ones', () => {
  const { operation } = todos('Amends an errand.');
  const update = operation(OperationKind.UPDATE);
  expect(update && summaryOf(update, 'PUT')).toBe('Amends an errand.');
  expect(told('', 'PUT')).toContain('Replaces a todo.');
});
