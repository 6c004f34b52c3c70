import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../parse';

function read(brief: string) {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  const operations = application?.operations ?? [];
  return {
    entities: application?.entities.map(({ name }) => name) ?? [],
    operations: operations.map(({ entity, name, access }) => `${entity}.${name} ${access?.roles.join() ?? ''}`.trim()),
    effects: operations.flatMap(({ entity, name, effects }) => (name === 'create' ? effects.map(() => entity) : [])),
  };
}

describe('what the brief says without naming it', () => {
  it('is the usual record of the deed', () => {
    const { entities, operations } = read('A library. Members borrow books. Librarians add books.');
    expect(entities).toContain('Loan');
    expect(operations).toContain('Loan.create member,admin');
    expect(operations).not.toContain('Book.borrow member,admin');
  });

  it('is that of a part of the thing', () => {
    const { operations } = read(
      'A survey tool. Editors create surveys with questions. A question has a text and a type (text, rating). Participants answer surveys.',
    );
    expect(operations).toContain('Answer.create participant,admin');
  });

  it('are the lines of what lists others, which take from the stock once', () => {
    const { entities, effects } = read(
      'An online shop. Customers place orders. Products have a name, a price and a stock. Stock decreases when an order is placed.',
    );
    expect(entities).toContain('OrderItem');
    expect(effects.filter((entity) => entity === 'OrderItem')).toHaveLength(2);
  });

  it('are no steps that it tells of a thing of its own', () => {
    expect(read('A library. Librarians archive books.').operations).toContain('Book.archive librarian,admin');
  });
});
