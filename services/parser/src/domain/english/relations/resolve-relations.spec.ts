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
    [
      'A lift has a number. A contract has a start date. Each lift has exactly one maintenance contract and a contract covers exactly one lift.',
      ['Contract-Lift one_to_one'],
    ],
    [
      'A house has a street. A meter has a number. A house has one water meter and a meter is in one house.',
      ['Meter-House one_to_one'],
    ],
    [
      'A project has a title. An engineer has a name. A project has one lead engineer and an engineer works on one project.',
      ['Engineer-Project many_to_one', 'Project-Engineer many_to_one'],
    ],
    ['Donors: name, date of last donation. Donations: donor, date.', ['Donation-Donor many_to_one']],
  ])('%s', (brief, relations) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.RELATION)).toEqual(relations);
  });
});

describe('how many of the other side one has', () => {
  it.each([
    ['A film has many genres. Genres have a name.', ['Film-Genre many_to_many']],
    [
      'An exhibition has a title. An artwork has a year. Exhibitions show several artworks.',
      ['Exhibition-Artwork many_to_many'],
    ],
    ['A photo has a title and shows one or more persons. Persons have a name.', ['Photo-Person many_to_many']],
    [
      'A screening has a date. A film has a title. A screening shows one film or more.',
      ['Screening-Film many_to_many'],
    ],
    [
      'A course has a title. A teacher has a name. A course is given by one teacher or more. A teacher gives several courses.',
      ['Course-Teacher many_to_many'],
    ],
    ['A playlist contains songs. Songs have a title. Playlists have a name.', ['Playlist-Song many_to_many']],
    [
      'A rental has a date and one or more items. Each item has a size and a daily price.',
      ['Rental-Item many_to_many'],
    ],
    [
      'An order has a date and one or more order items. Each order item has a quantity.',
      ['OrderItem-Order many_to_one'],
    ],
    ['An order has items. Each item has a product name and a quantity.', ['Item-Order many_to_one']],
    ['Modules have a code. Modules can have requirements, which are other modules.', ['Module-Module many_to_many']],
    ['An essay has a heading and translations, which are also essays.', ['Essay-Essay many_to_many']],
    ['Members have a name. A member may have a sponsor, who is another member.', ['Member-Member many_to_one']],
    ['A kennel houses four dogs. Dogs have a name. Kennels have a number.', ['Dog-Kennel many_to_one']],
  ])('%s', (brief, relations) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.RELATION)).toEqual(relations);
  });
});
