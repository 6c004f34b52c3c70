import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);

describe('what only some have', () => {
  it.each([
    ["A cottage has a number. Some of them have a fireplace and some don't.", 'Cottage.fireplace boolean'],
    ["Some cabins have a balcony, others don't. A cabin has a number.", 'Cabin.balcony boolean'],
    ['A boat has a length. Some boats have an engine while others do not have one.', 'Boat.engine boolean'],
    ['A stall has a width. Some stalls have a roof, but others have none.', 'Stall.roof boolean'],
  ])('each has or has not: %s', (brief, expected) => {
    expect(fields(brief)).toContain(expected);
  });

  it('is a part where nothing is denied of the others', () => {
    expect(fields('A tour has a title. Some tours have a date and others a time slot.')).toContain('Tour.date date');
  });
});
