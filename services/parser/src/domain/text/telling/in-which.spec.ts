import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what happens in the software', () => {
  it.each([
    'I need a system in which every parcel is stored with a weight, a sender and a note.',
    'We want an API in Python in which each parcel is registered with a weight, a sender and a note.',
    'Build a Go service in which parcels are recorded with a weight, a sender and a note.',
  ])('is told as anywhere else: %s', (brief) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Parcel']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Parcel.weight number',
      'Parcel.sender string',
      'Parcel.note text',
    ]);
  });

  it('is no place of a thing', () => {
    const brief = 'A REST API. A plant has a name and the room in which it stands.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Plant.name string', 'Plant.room string']);
  });
});
