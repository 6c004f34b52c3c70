import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);

describe('parts that stand side by side without a comma', () => {
  it.each([
    ['Walkers need name phone and birthday.', ['Walker.name string', 'Walker.phone string', 'Walker.birthday date']],
    ['A supplier has name email phone.', ['Supplier.name string', 'Supplier.email email', 'Supplier.phone string']],
  ])('are told from each other: %s', (brief, expected) => {
    expect(fields(brief)).toEqual(expected);
  });

  it('are one where the first says more of the second', () => {
    expect(fields('A supplier has an email address, a phone number and a name tag.')).toEqual([
      'Supplier.emailAddress email',
      'Supplier.phoneNumber string',
      'Supplier.nameTag string',
    ]);
  });
});
