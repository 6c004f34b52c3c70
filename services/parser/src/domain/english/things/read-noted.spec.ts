import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what somebody wants to see', () => {
  it.each([
    'We need a report of total hours per volunteer.',
    'I want an overview of the hours.',
    'The janitor can see who has a key.',
  ])('is no part of what was spoken of: %s', (wish) => {
    expect(factsOf(`A training has a title and a length in hours. ${wish}`, FactKind.FIELD)).toEqual([
      'Training.title string',
      'Training.length integer',
    ]);
  });

  it('is one where it is kept', () => {
    expect(factsOf('A dive has a depth and a report of the findings.', FactKind.FIELD)).toHaveLength(2);
  });
});
