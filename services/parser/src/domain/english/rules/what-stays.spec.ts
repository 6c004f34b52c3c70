import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const constraints = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.CONSTRAINT);

describe('what becomes of the parts of what is deleted', () => {
  it.each([
    ['Logs belong to a run and are deleted along with it. A run has a number. A log has a text.', 'Log.run'],
    [
      'A drawer belongs to a cabinet. A cabinet has a name. If a cabinet is removed, so are its drawers.',
      'Drawer.cabinet',
    ],
  ])('they go with it: %s', (brief, subject) => {
    expect(constraints(brief)).toEqual([`${subject} on_delete=cascade`]);
    expect(factsOf(`API. ${brief}`, FactKind.RELATION)).toHaveLength(1);
  });

  it.each([
    [
      'A member has a name. A chore has a title and a member. Deleting a member leaves the chores unassigned.',
      'Chore.member optional',
    ],
    [
      'A box has a label. A coat has a size and is stored in a box. When a box is thrown away its coats are kept without a box.',
      'Coat.box optional',
    ],
  ])('they stay without it: %s', (brief, constraint) => {
    expect(constraints(brief)).toEqual([constraint]);
  });

  it('nothing, where something else is said of both', () => {
    const brief = 'A loan has a date. A reminder has a text. If a loan is overdue, so are its reminders.';
    expect(constraints(brief)).toEqual([]);
  });
});

describe('what may be there once', () => {
  it.each([
    [
      'Concerts have a title. A ticket is for one concert, has a seat number that may only occur once per concert, a price and a barcode.',
      'Ticket.seatNumber unique_with=concert',
    ],
    [
      'A team has a name. A jersey belongs to a team. A jersey has a number, which may only occur once per team, and a colour.',
      'Jersey.number unique_with=team',
    ],
  ])('is the part that it is said of: %s', (brief, constraint) => {
    expect(constraints(brief)).toEqual([constraint]);
  });
});
