import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a thing that is named in full once, and then by its last word', () => {
  it.each([
    [
      'A maintenance request has a date and a text. The request contains photos, each with a caption and a link.',
      ['MaintenanceRequest', 'Photo'],
    ],
    ['A test plan has a title and a version; a plan also has a summary and a start date.', ['TestPlan']],
    [
      'Every packing order has a number. This order contains lines, each with a quantity and a price.',
      ['PackingOrder', 'Line'],
    ],
    ['Damage reports are filed by drivers; a report has a date and a text.', ['DamageReport']],
    [
      'A repair order has a street and a text. To each order belong several parts; a part has a price.',
      ['RepairOrder', 'Part'],
    ],
    ['A boiler visit takes an hour. The visit has a date and a price.', ['BoilerVisit']],
    [
      'A repair order has a street. A fitter has a name. Orders are received, then accepted or refused by the fitter. If an order is refused, a reason has to be given.',
      ['RepairOrder', 'Fitter'],
    ],
  ])('%s', (brief, expected) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(expected);
  });

  it('is not some of them only', () => {
    const brief =
      'A motor has a name. To each motor belong valves. A valve has a number. Broken valves are reported with a note and a photo.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Motor', 'Valve']);
  });

  it('is no role of itself', () => {
    const brief =
      'Tram lines have a colour and an operator. A line serves many stops and a stop is served by several lines. Stops have a name.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['TramLine-Stop many_to_many']);
  });

  it('is not another of its kind', () => {
    const brief = 'A season ticket has a start date and an end date. A ticket has a price and a seat.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['SeasonTicket', 'Ticket']);
  });
});

describe('parts told of "every one of a"', () => {
  it.each([
    ['Every leg of a voyage has a start port and a distance.', 'Leg-Voyage many_to_one'],
    ['Each chapter of a book has a title and a number of pages.', 'Chapter-Book many_to_one'],
    [
      'A study plan has a title; a plan also has a year. Every lesson of a plan has a topic and a date.',
      'Lesson-StudyPlan many_to_one',
    ],
  ])('%s', (brief, expected) => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual([expected]);
  });
});

it.each([
  ['An order is made up of several order lines; every line has a quantity.', 'OrderLine.quantity integer'],
  ['An album is made up of several tracks. Each track has a position.', 'Track.position integer'],
])('calls a part by its full name where each of them is told of next: %s', (brief, field) => {
  expect(factsOf(`A REST API. ${brief}`, FactKind.FIELD)).toContain(field);
});
