import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const constraints = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.CONSTRAINT);

describe('a part that a sentence begins with', () => {
  it.each([
    ['Donors have a name and an email. The email is how we find them, so it needs to be unique.', 'Donor.email unique'],
    ['Bikes have a number. The number is painted on the frame, so it must be unique.', 'Bike.number unique'],
  ])('is what "it" demands something of: %s', (brief, expected) => {
    expect(constraints(brief)).toEqual([expected]);
  });

  it('is not meant where a thing begins the sentence', () => {
    expect(constraints('Bikes have a number. The bike is lent, so it must be unique.')).toEqual([]);
  });
});
