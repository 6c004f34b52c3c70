import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('the parts of each thing that the software is for', () => {
  it.each([
    'A service for bike racks, each with a location and a capacity.',
    'We need an API to manage bike racks, each having a location and a capacity.',
    'A backend for bike racks, each of which has a location and a capacity.',
    'API for bike racks, each with location and capacity.',
  ])('%s', (brief) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['BikeRack.location string', 'BikeRack.capacity integer']);
  });

  it('are those of several where several are named', () => {
    const brief = 'An API for boats and huts. There are boats and huts, each with a price.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Boat.price decimal', 'Hut.price decimal']);
  });
});
