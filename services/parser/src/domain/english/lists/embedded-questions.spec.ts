import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is answered with yes or no', () => {
  it.each([
    ['Roof: age, tiles broken yes/no, address.', 'Roof.tilesBroken boolean'],
    ['Roof: age, gutter clogged (yes/no), address.', 'Roof.gutterClogged boolean'],
    ['A roof has an age, chimney swept y/n and an address.', 'Roof.chimneySwept boolean'],
    ['Roof (age, leaking true/false, address)', 'Roof.leaking boolean'],
  ])('has all the words before the answers for its name: %s', (sentence, expected) => {
    expect(factsOf(`An API for roofers. ${sentence}`, FactKind.FIELD)).toEqual([
      'Roof.age integer',
      expected,
      'Roof.address string',
    ]);
  });
});
const fields = (brief: string): string[] => factsOf(brief, FactKind.FIELD);
const relations = (brief: string): string[] => factsOf(brief, FactKind.RELATION);

describe('questions among the parts of a thing', () => {
  it('reads who or which does something to it as an element of its own', () => {
    expect(fields('A vaccination has a date, a dose and who gave it.')).toContain('Vaccination.givenBy string');
    expect(fields('A repair has a price, as well as which mechanic did it.')).toContain('Repair.mechanic string');
    expect(relations('Pilots have a name. A flight has a day, which pilot flies it and a price.')).toEqual([
      'Flight-Pilot many_to_one',
    ]);
  });

  it('leaves what is said of a person with that person', () => {
    expect(fields('A choir has a leader, who founded it, and a town.')).toEqual([
      'Choir.leader string',
      'Choir.town string',
    ]);
  });

  it('calls who does it by the name that doers have', () => {
    expect(relations('Riders have a weight. A pony has a colour and who rides it.')).toEqual([
      'Pony-Rider many_to_one',
    ]);
    expect(fields('A pony has a colour and who rides it.')).toContain('Pony.riddenBy string');
  });

  it('counts the thing itself where none is named behind "how many"', () => {
    expect(fields('A seed has a name and how many in the drawer.')).toContain('Seed.quantityInDrawer integer');
    const brief =
      'Screws have a name. Shelves have a number. A refill says which screw and how many went on which shelf.';
    expect(fields(brief)).toContain('Refill.quantity integer');
    expect(relations(brief)).toEqual(['Refill-Screw many_to_one', 'Refill-Shelf many_to_one']);
  });
});

it.each([
  ['A key has a number and when they gave it back.', 'Key.givenBackAt datetime'],
  ['A stay has a day and whether half board is wanted.', 'Stay.halfBoardWanted boolean'],
  ['A stay has a day and whether breakfast is included.', 'Stay.breakfastIncluded boolean'],
  ['A stay has a day and whether he paid.', 'Stay.paid boolean'],
  ['A wheel has a day and whether it was brushed too.', 'Wheel.brushed boolean'],
  ['A sample has a code and when the lab handed the sample in.', 'Sample.handedInAt datetime'],
])('keeps the particle behind what it is done to: %s', (brief, field) => {
  expect(fields(brief)).toContain(field);
});

it.each([
  ['A hike has a date and how hard it was from 1 to 10.', 'difficulty'],
  ['A hike has a date and how it felt from 1 to 10.', 'feel'],
  ['A hike has a date and how I slept (1-10).', 'sleep'],
  ['A hike has a date and how happy we were on a scale from 1 to 10.', 'happy'],
])('what is judged on a scale is a figure with bounds: %s', (brief, name) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Hike.date date', `Hike.${name} integer`]);
  expect(factsOf(brief, FactKind.CONSTRAINT).sort()).toEqual([`Hike.${name} maximum=10`, `Hike.${name} minimum=1`]);
});
