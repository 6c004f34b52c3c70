import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.RELATION);

describe('who makes what', () => {
  it.each([
    ['Authors have a name. Authors write books. A book has a title.', 'Book-Author many_to_one'],
    ['A customer places an order. An order has a date. Customers have a phone.', 'Order-Customer many_to_one'],
    ['Customers have a name. A customer can place many orders. An order has a date.', 'Order-Customer many_to_one'],
    ['Chefs have a name. Every chef invents dishes with a price.', 'Dish-Chef many_to_one'],
    ['Sensors have a serial. Sensors send readings. A reading has a value.', 'Reading-Sensor many_to_one'],
    ['Members log runs. A run has a distance. Members have a nickname.', 'Run-Member many_to_one'],
  ])('%s', (brief, relation) => {
    expect(relations(brief)).toContain(relation);
  });

  it('asks for no account where something counts what somebody can make', () => {
    const brief = 'API. Customers have a name. A customer can place many orders. An order has a date.';
    expect([...factsOf(brief, FactKind.PERMISSION), ...factsOf(brief, FactKind.ROLE)]).toEqual([]);
  });

  it.each([
    ['what clerks enter is not theirs', 'Librarians have a name. Librarians add books. A book has a title.'],
    ['a right is no relation', 'Members have a name. Members can add books. A book has a title.'],
    ['what is bought is made by others', 'Customers have a name. Customers buy products. A product has a price.'],
    ['a denial is none', 'Members have a name. Members do not write books. A book has a title.'],
    ['those who log in are accounts', 'Users log in. Users have a name. Users create books. A book has a title.'],
  ])('%s', (_, brief) => {
    expect(relations(brief)).toEqual([]);
  });

  it('gives way to what is said of how many there are', () => {
    const brief = 'Authors have a name. Authors write books. Books have a title. A book can have several authors.';
    expect(relations(brief)).toEqual(['Book-Author many_to_many']);
  });
});

describe('what is made by a verb with "in"', () => {
  const pupils = 'Pupils have a name. Essays have a title.';
  it.each([
    ['Pupils hand in essays.', ['Essay-Pupil many_to_one']],
    ['Every pupil sends in essays.', ['Essay-Pupil many_to_one']],
    ['Every pupil hands in one essay.', ['Essay-Pupil one_to_one']],
    ['Pupils can only put in essays.', []],
  ])('%s', (said, expected) => {
    expect(relations(`${pupils} ${said}`)).toEqual(expected);
  });
});
