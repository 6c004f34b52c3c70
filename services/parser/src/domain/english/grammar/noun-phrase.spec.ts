import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('nouns that are verbs before a particle', () => {
  it.each([
    ['A check has a subject and a result.', 'Check.subject string'],
    ['Each sign has a height.', 'Sign.height number'],
    ['A room has a check-in date.', 'Room.checkInDate date'],
  ])('%s', (brief, field) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.FIELD)).toContain(field);
  });
});

describe('a participle behind what it is said of', () => {
  it.each([
    'A courier can accept or refuse a parcel assigned to her.',
    'A courier can open a parcel meant for the neighbour.',
    'A courier can weigh a parcel sent to them.',
  ])('is no part of its name: %s', (said) => {
    expect(factsOf(`A REST API. A parcel has a weight. ${said}`, FactKind.ENTITY)).toContain('Parcel');
    expect(factsOf(`A REST API. A parcel has a weight. ${said}`, FactKind.PERMISSION).join()).toMatch(/courier Parcel/);
  });

  it('is the name of a field at the end of a list', () => {
    expect(factsOf('A REST API. A parcel has a weight, a created at and an assigned to.', FactKind.FIELD)).toContain(
      'Parcel.assignedTo string',
    );
  });
});

describe('a piece of what has no plural', () => {
  it.each([
    ['Every piece of furniture has a weight. Guests can move furniture.', ['Furniture']],
    ['An item of clothing has a size. Clothing can be returned.', ['Clothing']],
    ['An article of the statute has a number.', ['StatuteArticle']],
  ])('%s', (brief, entities) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.ENTITY)).toEqual(entities);
  });
});
