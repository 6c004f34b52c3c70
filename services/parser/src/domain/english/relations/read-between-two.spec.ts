import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

it.each([
  [
    'A game is played between a home team and a guest team.',
    ['Game-Team many_to_one:homeTeam', 'Game-Team many_to_one:guestTeam'],
  ],
  [
    'A duel is between a white knight and a black knight.',
    ['Duel-Knight many_to_one:whiteKnight', 'Duel-Knight many_to_one:blackKnight'],
  ],
  [
    'A debate is held by a pro team and a contra team.',
    ['Debate-Team many_to_one:proTeam', 'Debate-Team many_to_one:contraTeam'],
  ],
  [
    'A ferry trip goes from one island to another. It has a departure time.',
    ['FerryTrip-Island many_to_one:fromIsland', 'FerryTrip-Island many_to_one:toIsland'],
  ],
  [
    'A booking moves money from one account to another. It has an amount.',
    ['Booking-Account many_to_one:fromAccount', 'Booking-Account many_to_one:toAccount'],
  ],
  [
    'A note is sent by one pupil to another pupil and has a text.',
    ['Note-Pupil many_to_one:sender', 'Note-Pupil many_to_one:recipient'],
  ],
  ['Buyers have a name. A sale is between a buyer and a seller.', ['Sale-Buyer many_to_one']],
])('is of the two that it is between: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.RELATION)).toEqual(expected);
});

it('keeps who they are where nothing more is told of them', () => {
  expect(factsOf('A lease is between a landlord and a tenant and has a rent.', FactKind.FIELD)).toEqual([
    'Lease.landlord string',
    'Lease.tenant string',
    'Lease.rent decimal',
  ]);
});

it('what somebody does is no row of his', () => {
  expect(factsOf('Vans have a plate. A courier drives from one hub to another.', FactKind.RELATION)).toEqual([]);
});

it('a span is no pair of parties', () => {
  expect(factsOf('A course has a name. A course is between a start date and an end date.', FactKind.RELATION)).toEqual(
    [],
  );
});
