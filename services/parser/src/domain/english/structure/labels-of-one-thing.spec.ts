import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`An API.\n\n${brief}`, FactKind.FIELD);

describe('a word for a list of things that names one thing', () => {
  it.each([
    ['Table: number, seats.', ['Table.number string', 'Table.seats integer']],
    ['Model: name, year.', ['Model.name string', 'Model.year integer']],
    [
      '### Table\n- number\n- seats: integer\n\n### Guest\n- name',
      ['Table.number string', 'Table.seats integer', 'Guest.name string'],
    ],
    ['**Collection**\n- title\n- donor name', ['Collection.title string', 'Collection.donorName string']],
    [
      '## `Endpoint`\n- `url` (required), `secret`, `active` (default true)\n\n## `Delivery`\n- `payload` (JSON)',
      ['Endpoint.url url', 'Endpoint.secret string', 'Endpoint.active boolean', 'Delivery.payload json'],
    ],
    ['## `Model`\n- `address` (required)\n- `power`', ['Model.address string', 'Model.power number']],
    ['## Entities\n- Table\n  - number\n  - seats', ['Table.number string', 'Table.seats integer']],
  ])('is known by the parts behind it: %s', (brief, expected) => {
    expect(fields(brief)).toEqual(expected);
  });

  it.each(['Model: authors, books', 'Tables: author, book', '## Model\n- Author: name\n- Book: title'])(
    'still lists things: %s',
    (brief) => {
      expect(factsOf(`An API.\n\n${brief}`, FactKind.ENTITY)).toEqual(['Author', 'Book']);
    },
  );
});

describe('names that look like verbs', () => {
  it.each([
    ['Moves have a start and a price.', ['Move.start datetime', 'Move.price decimal']],
    ['Moves: date, price.', ['Move.date date', 'Move.price decimal']],
    [
      'Author: name, born (year), died (year, optional).',
      ['Author.name string', 'Author.born integer', 'Author.died integer'],
    ],
    ['Painter: name, born, died.', ['Painter.name string', 'Painter.born date', 'Painter.died date']],
    ['- albums\n  - title\n  - released: year', ['Album.title string', 'Album.released integer']],
  ])('%s', (brief, expected) => {
    expect(fields(brief)).toEqual(expected);
  });

  it('leaves a verb a verb', () => {
    expect(factsOf('An API. Orders have a number. An order moves from new to sent.', FactKind.ENTITY)).toEqual([
      'Order',
    ]);
  });
});
