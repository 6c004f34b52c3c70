import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('who did a deed', () => {
  it.each([
    ['Gates have a number. Porters lock a gate. We record who locked it and when.', 'Gate.lock', 'locked'],
    [
      'Leaks have a place. Plumbers close leaks. It must be recorded who closed it and at what time.',
      'Leak.close',
      'closed',
    ],
  ])('is kept with the thing: %s', (brief, subject, done) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([
      `${subject} effect:self.${done}By = caller.id`,
      `${subject} effect:self.${done}At = now()`,
    ]);
    expect(factsOf(brief, FactKind.ENTITY)).toHaveLength(1);
  });

  it('is told where nobody does that', () => {
    const brief = 'Gates have a number. We record who painted a gate.';
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
