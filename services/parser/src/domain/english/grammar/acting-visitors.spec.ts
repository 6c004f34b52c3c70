import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (brief: string): string[] => factsOf(brief, FactKind.PERMISSION);

describe('guests and visitors', () => {
  it.each([
    ['Guests reserve a berth for a number of nights. Wardens manage berths.', 'guest Reservation.create'],
    ['Mazes have a name. Visitors buy tickets for a maze.', 'visitor Ticket.create'],
    ['Saunas have a name. Guests rent a sauna from a time to a time.', 'guest Rental.create'],
  ])('are in a role where they have to answer for what they do: %s', (brief, right) => {
    expect(rights(brief)).toContain(right);
  });

  it.each([
    ['Mazes have a name. Visitors can browse mazes. Wardens manage mazes.', 'anyone Maze.read'],
    ['Visitors browse mazes. Mazes have a name. Visitors can rate a maze, no account needed.', 'anyone Rating.create'],
  ])('are anybody otherwise: %s', (brief, right) => {
    expect(rights(brief)).toContain(right);
  });
});
