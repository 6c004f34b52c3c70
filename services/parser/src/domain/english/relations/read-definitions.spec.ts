import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.RELATION);

describe('what a thing is said to be', () => {
  it.each([
    [
      'A performance is a play shown on a stage; it has a price. Plays have a title. Stages have a name.',
      ['Performance-Play many_to_one', 'Performance-Stage many_to_one'],
    ],
    [
      'A viewing is a visit to a flat by a client. Flats have a street. Clients have a name.',
      ['Viewing-Flat many_to_one', 'Viewing-Client many_to_one'],
    ],
    [
      'A lot is a parcel sold in an auction. Parcels have a weight. Auctions have a date.',
      ['Lot-Parcel many_to_one', 'Lot-Auction many_to_one'],
    ],
  ])('tells what it refers to: %s', (brief, expected) => {
    expect(relations(brief)).toEqual(expect.arrayContaining(expected));
    expect(relations(brief)).toHaveLength(expected.length);
  });

  it('is what is told of behind it', () => {
    const brief =
      'API. A lot is a parcel sold in an auction. It has a number. Parcels have a weight. Auctions have a date.';
    expect(factsOf(brief, FactKind.FIELD)).toContain('Lot.number string');
  });

  it.each([
    'Crews have a name. A captain is a member of a crew.',
    'Books have a title. A book is a thing of value.',
    'A tag is a short word. Photos have a title.',
  ])('ties nothing where somebody or a kind is named: %s', (brief) => {
    expect(relations(brief)).toEqual([]);
  });
});
