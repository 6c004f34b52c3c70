import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('samples of what is named', () => {
  it.each([
    ['We keep instruments like violins and flutes with a brand and a price.', ['Instrument']],
    ['We track suppliers such as bakers, florists and printers with a phone number.', ['Supplier']],
    ['Vehicles like vans, lorries and buses have a plate and a mileage.', ['Vehicle']],
  ])('are none of the things: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(expected);
  });

  it('stay where they tell what is kept', () => {
    expect(factsOf('We keep data like names and phones with a date. A guest has a name.', FactKind.ENTITY)).toContain(
      'Guest',
    );
    expect(factsOf('Guests like rooms with a view. A guest has a name and a room.', FactKind.ENTITY)).toContain(
      'Guest',
    );
  });
});

it.each([
  [
    'An atlas has a title. It comes in editions, e.g. hardcover or paperback, each with a price.',
    ['Atlas.title string', 'Edition.price decimal'],
  ],
  ['We keep equipment such as ropes and climbing nets, each with a maker.', ['Equipment.maker string']],
])('what is said of each behind samples is said of the kind: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
});
