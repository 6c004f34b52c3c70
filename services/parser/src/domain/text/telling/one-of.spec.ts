import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what one of is said', () => {
  it.each([
    ['An order has one of the states open, packed, shipped.', 'Order open>packed>shipped'],
    ['Every ticket has one of these statuses: new, in progress, done.', 'Ticket new>in_progress>done'],
    [
      'Lifts have a number. A lift shall be in one of the states in service, in repair or retired.',
      'Lift in_service>in_repair>retired',
    ],
    ['Claims are always in one of three stages: open, approved and paid.', 'Claim open>approved>paid'],
  ])('is where it stands: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual([expected]);
    expect(factsOf(brief, FactKind.ENTITY)).toHaveLength(1);
    expect(factsOf(brief, FactKind.APPLICATION_KIND)).toEqual([]);
  });

  it.each([
    ['A lamp has one of the colours red, green and blue.', 'Lamp.colour enum(red|green|blue)'],
    ['Tickets must have one of the following priorities: low, medium, high.', 'Ticket.priority enum(low|medium|high)'],
  ])('is what a field of it holds: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual([expected]);
  });

  it('is something else that is kept where nothing is listed', () => {
    const brief = 'Houses have a name. A note is on one of the houses.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Note-House many_to_one']);
  });
});
