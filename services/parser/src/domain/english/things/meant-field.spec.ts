import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const constraints = (brief: string): string[] => factsOf(brief, FactKind.CONSTRAINT);

describe('whose field is meant', () => {
  it.each([
    [
      'Books have a title and a page count. Members have a name. The page count of books must be positive.',
      'Book.pageCount exclusive_minimum=0',
    ],
    [
      'Guides have a name and a phone number. Tours have a title. Phone numbers of guides are optional.',
      'Guide.phoneNumber optional',
    ],
  ])('of all of a kind: %s', (brief, expected) => {
    expect(constraints(brief)).toEqual([expected]);
  });

  it('takes no serial number for a phone number', () => {
    const brief = 'A lamp has a serial number and a brand. Phone numbers of callers are optional.';
    expect(constraints(brief)).toEqual(['Caller.phoneNumber optional']);
  });

  it.each([
    [
      'Pieces have a title and a composer. The birth year of the composer may be left empty.',
      'Piece.composerBirthYear optional',
    ],
    [
      "A berth has a number. A boat has a name and a skipper. The skipper's phone number is optional.",
      'Boat.skipperPhoneNumber optional',
    ],
    ['A room has a name. Each ticket has a number. The room number is optional.', 'Room.number optional'],
    ['A lane has a number. The phone number of the coach is optional.', 'Lane.coachPhoneNumber optional'],
  ])('of a part that is told of nowhere else: %s', (brief, expected) => {
    expect(constraints(brief)).toEqual([expected]);
  });

  it('makes no field of a combination', () => {
    const brief =
      'An episode has a title, a season and a number. The combination of season and number has to be unique.';
    expect(factsOf(brief, FactKind.FIELD)).toHaveLength(3);
  });

  it('makes no field of how often the software is called', () => {
    const brief = 'A lane has a number. The number of requests shall be limited to 1000 per minute.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Lane.number string']);
  });
});
