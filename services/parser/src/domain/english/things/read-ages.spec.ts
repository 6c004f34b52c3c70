import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const constraints = (brief: string): string[] => factsOf(brief, FactKind.CONSTRAINT);

describe('how old somebody must be', () => {
  it.each([
    ['A student must be at least 16 years old.', ['Student.age minimum=16']],
    ['Trainers have a name. Trainers must be 18 years or older.', ['Trainer.age minimum=18']],
    ['Visitors have a name. Visitors must be 12 or older.', ['Visitor.age minimum=12']],
    ['A player has a name. A player may be no older than 21.', ['Player.age maximum=21']],
    ['A guest is between 6 and 99 years of age.', ['Guest.age minimum=6', 'Guest.age maximum=99']],
  ])('%s', (brief, expected) => {
    expect(constraints(brief)).toEqual(expected);
    expect(factsOf(brief, FactKind.FIELD)).toContain(`${expected[0]?.split(' ')[0] ?? ''} integer`);
  });

  it.each([
    ['whose date of birth is kept', 'A member has a name and a date of birth. A member must be at least 16 years old.'],
    ['of a thing', 'A whisky has a name. A whisky must be at least 3 years old.'],
  ])('makes no age of one %s', (_what, brief) => {
    expect(constraints(brief)).toEqual([]);
  });
});
