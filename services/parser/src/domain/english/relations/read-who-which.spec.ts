import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const DATA = 'Tenants have a name and a phone. A cellar has a number and a size. A party has a date and a topic. ';

const kept = (sentence: string): string[] =>
  [FactKind.FIELD, FactKind.RELATION]
    .flatMap((kind) => factsOf(DATA + sentence, kind))
    .filter((fact) => !/^(Tenant|Cellar|Party)\./.test(fact));

describe('what is tracked of who does what', () => {
  it.each([
    [
      'We keep track of who rents which cellar and from when until when.',
      ['Rental.startDate date', 'Rental.endDate date', 'Rental-Tenant many_to_one', 'Rental-Cellar many_to_one'],
    ],
    [
      'I want to know which tenant borrowed which cellar and when it is due back.',
      ['Loan.dueDate date', 'Loan-Tenant many_to_one', 'Loan-Cellar many_to_one'],
    ],
    [
      'The app records which tenant was at which party.',
      ['Attendance-Tenant many_to_one', 'Attendance-Party many_to_one'],
    ],
    ['We track which tenant hosts which party.', ['Party-Tenant many_to_many']],
  ])('reads %j', (sentence, expected) => {
    expect(kept(sentence)).toEqual(expected);
  });

  it('reads nothing where nobody keeps track', () => {
    expect(kept('Neighbours gossip about who rents which cellar.')).toEqual([]);
  });
});
