import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what may befall a thing', () => {
  it.each([
    ['A bike has a number, and it may be damaged.', 'Bike.damaged boolean'],
    ['A key has a number. Keys can be lost.', 'Key.lost boolean'],
    ['A pane has a number and might be broken.', 'Pane.broken boolean'],
  ])('is a yes or no: %s', (brief, field) => {
    expect(factsOf(brief, FactKind.FIELD)).toContain(field);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  });

  it.each(['A key has a number. Keys may be borrowed.', 'A key is free, lent or lost. A key may be lost.'])(
    'is neither a deed nor a state: %s',
    (brief) => {
      expect(factsOf(brief, FactKind.FIELD).filter((field) => field.endsWith('boolean'))).toEqual([]);
    },
  );
});
