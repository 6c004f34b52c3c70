import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('relations between the same two', () => {
  it.each([
    [
      'A game stores the white player, the black player and the moves as text. Players have a name.',
      ['Game-Player many_to_one:whitePlayer', 'Game-Player many_to_one:blackPlayer'],
    ],
    ['A game has a date and a player. Players have a name.', ['Game-Player many_to_one']],
    [
      'Performances of a show have a start time. Tickets are for a performance and have a row. A show has a title.',
      ['Performance-Show many_to_one', 'Ticket-Performance many_to_one'],
    ],
    ['Donors: name, date of last donation. Donations: donor, date.', ['Donation-Donor many_to_one']],
  ])('%s', (brief, relations) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.RELATION)).toEqual(relations);
  });
});
