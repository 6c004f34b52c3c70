import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { FieldSchema, FieldType, parseApplication, resolve } from '@quantumlayer/ir';
import { ExpressionCompiler } from './compile';

/** The TypeScript of a computed property of the library's books. */
function compiled(computed: string, type: FieldType): string {
  const application = parseApplication(readFileSync(join(__dirname, '../../../../ir/fixtures/library.json'), 'utf8'));
  const book = application.entities.find(({ name }) => name === 'Book');
  book?.fields.push(create(FieldSchema, { name: 'probe', type, computed }));
  const entity = resolve(application).entities.find(({ name }) => name === 'Book');
  const expression = entity?.computed.find(({ name }) => name === 'probe')?.expression;
  if (!expression) throw new Error('no such expression');
  const { code, declarations } = new ExpressionCompiler('x').compile(expression);
  return [...declarations, code].join('\n');
}

it.each([
  ['1.0 * self.copies / self.copies', 'self.copies === 0 ? null : (self.copies / self.copies)'],
  ['1.0 * self.copies / 4', 'self.copies / 4'],
  ['coalesce(self.copies * 1.0 / self.copies, 0.0)', '=== 0 ? null :'],
])('%s divides by zero to null', (expression, code) => {
  expect(
    compiled(expression, FieldType.NUMBER)
      .replaceAll('(1 * self.copies)', 'self.copies')
      .replaceAll('(self.copies * 1)', 'self.copies'),
  ).toContain(code);
});
