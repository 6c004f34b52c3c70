import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('foundSubject', () => {
  it.each([
    ['bakery preorders, fastify', ['Preorder']],
    ['lost luggage register api: tag nr (unique), airline, found on', ['Luggage']],
    ['e-bike log', ['EBike']],
    ['babysitter co-op, typescript', ['Member']],
    ['Choir attendance app', ['Attendance']],
    ['Build me a wine cellar tracker', ['Wine']],
    ['Student grades database', ['Grade']],
    ['Appointment scheduler for a barber shop, Python', ['Appointment']],
    ['I want an app where people rate coffee shops', ['CoffeeShop']],
    ["Hi! We're a small choir. We need an app for attendance.", ['Attendance']],
    ['Make a backend for a tennis club. Go.', ['Member']],
    ['My boss wants a tracker for forklift inspections', ['ForkliftInspection']],
    ['Dear colleague, she wrote it in Python.', []],
    ['asdf qwer zxcv', []],
  ])('finds in "%s" what is kept', (brief, entities) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(entities);
  });

  it.each([
    'Write me an essay on database systems',
    'Help me with my database homework',
    'Generate an invoice for my customer database',
    'Our website is down and customers are complaining',
    'Make an app',
  ])('finds nothing in "%s"', (text) => {
    expect(factsOf(text, FactKind.ENTITY)).toEqual([]);
  });

  it('finds the list behind the words for the software', () => {
    expect(factsOf('sauna slots, typescript api: start, end, guest name', FactKind.FIELD)).toEqual([
      'Slot.start datetime',
      'Slot.end datetime',
      'Slot.guestName string',
    ]);
  });

  it('reads the list behind the name as its fields', () => {
    expect(factsOf('lost luggage register api: tag nr (unique), airline, found on', FactKind.FIELD)).toEqual([
      'Luggage.tagNr string',
      'Luggage.airline string',
      'Luggage.foundOn date',
    ]);
  });
});
