import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const DOG = 'A dog has a name, a chip number, a weight and a note.';

describe('what a field must be', () => {
  it.each([
    ['The name is required.', ['name required']],
    ['Name and weight are required, the note is not required.', ['name required', 'weight required', 'note optional']],
    ['The chip number is required and unique.', ['chipNumber required', 'chipNumber unique']],
    ['Chip numbers are never used twice.', ['chipNumber unique']],
    ['Chip numbers are never issued again.', ['chipNumber unique']],
    ['A chip number must never be reused.', ['chipNumber unique']],
    ['The name is required, the note optional.', ['name required', 'note optional']],
    [
      'The weight must be positive and the name at most 80 characters long.',
      ['weight exclusive_minimum=0', 'name max_length=80'],
    ],
    [
      'The chip number must be unique, the weight between 1 and 90.',
      ['chipNumber unique', 'weight minimum=1', 'weight maximum=90'],
    ],
    ['The name is required, the note is not.', ['name required', 'note optional']],
    ['The name is required, max 40 characters.', ['name required', 'name max_length=40']],
    ['The name is required and min 3 chars.', ['name required', 'name min_length=3']],
  ])('is said with and without a verb: %s', (sentence, expected) => {
    expect(factsOf(`${DOG} ${sentence}`, FactKind.CONSTRAINT)).toEqual(expected.map((value) => `Dog.${value}`));
  });

  it.each([
    ['The chip number is unique. It must not be empty.', ['chipNumber unique', 'chipNumber required']],
    ['The weight must be positive. It cannot be above 90.', ['weight exclusive_minimum=0', 'weight maximum=90']],
    [
      'The name and the weight are required. They are unique.',
      ['name required', 'weight required', 'name unique', 'weight unique'],
    ],
    ['It is unique.', ['note unique']],
    ['Chip number is unique.', ['chipNumber unique']],
    ['Ensure weight is positive.', ['weight exclusive_minimum=0']],
  ])('is said of the part that was spoken of last: %s', (sentence, expected) => {
    expect(factsOf(`${DOG} ${sentence}`, FactKind.CONSTRAINT)).toEqual(expected.map((value) => `Dog.${value}`));
  });

  it.each([
    ['Orders have an order number and a date. Order number is unique.', ['Order.orderNumber unique']],
    [
      'Members have a name, an e-mail address and a phone number. E-mail address and phone number are optional.',
      ['Member.emailAddress optional', 'Member.phoneNumber optional'],
    ],
  ])('is said of a part whose name begins like a verb: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(expected);
  });

  it.each([
    [`${DOG} A stay has a date. A deposit is required for each stay.`, ['Stay.deposit required']],
    [`${DOG} A deposit is required for every visit.`, []],
    ['Dogs have a name. The chip code of a dog is 15 digits long.', ['Dog.chipCode pattern=^[0-9]{15}$']],
    [
      'Walks have a day. Owners have a name. Comments on a walk are at most 280 characters long.',
      ['Walk.comment max_length=280'],
    ],
    ['Dogs have a name. The age of each dog must be at least 1.', ['Dog.age minimum=1']],
    ['Dogs have a name and an arrival time. The arrival time may be unknown.', ['Dog.arrivalTime optional']],
    [`${DOG} For everything else an API key is required.`, []],
    ['Dogs have a name and a weight. A dog is examined when its weight falls below 3.', []],
    ['Dogs have a name and a weight. If the weight of a dog is above 30, it is marked as heavy.', []],
    ['Dogs have a name and a weight. The weight must not fall below 3.', ['Dog.weight minimum=3']],
  ])('is said of what it is for: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(expected);
  });
});
