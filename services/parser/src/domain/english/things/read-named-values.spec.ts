import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const RIDE = 'Rides have a date, a title, a colour, a level and a status.';
const fieldOf = (brief: string, name: string): string | undefined =>
  factsOf(brief, FactKind.FIELD).find((field) => field.startsWith(`Ride.${name} `));

describe('values told in a sentence of their own', () => {
  it.each([
    ['Status values are planned, flown, cancelled due to weather.', 'status enum(planned|flown|cancelled)'],
    ['The possible values of the status are planned, flown and cancelled.', 'status enum(planned|flown|cancelled)'],
    ['Possible statuses: planned, flown, cancelled.', 'status enum(planned|flown|cancelled)'],
    ['Allowed values for level: easy, hard.', 'level enum(easy|hard)'],
    ['Valid levels are easy, hard and crazy.', 'level enum(easy|hard|crazy)'],
    ['Colours are red, blue, green and black.', 'colour enum(red|blue|green|black)'],
    ['Ride levels are easy, medium and hard.', 'level enum(easy|medium|hard)'],
    ['The levels are easy terrain, mountain.', 'level enum(easy_terrain|mountain)'],
    ['Levels: easy, broken, hard.', 'level enum(easy|broken|hard)'],
    ['The statuses are open and closed.', 'status enum(open|closed)'],
  ])('are those of the field: %s', (sentence, expected) => {
    expect(fieldOf(`${RIDE} ${sentence}`, expected.split(' ')[0] ?? '')).toBe(`Ride.${expected}`);
    expect(factsOf(`${RIDE} ${sentence}`, FactKind.ENTITY)).toEqual(['Ride']);
  });

  it.each([
    ['Titles are short, funny and clear.', 'title string'],
    ['Levels are reviewed, changed and approved.', 'level string'],
    ['Colours are stored, sorted and printed.', 'colour string'],
    ['Levels are mandatory and unique.', 'level string'],
  ])('are no qualities or deeds: %s', (sentence, expected) => {
    expect(fieldOf(`${RIDE} ${sentence}`, expected.split(' ')[0] ?? '')).toBe(`Ride.${expected}`);
  });
});

describe('values of all that are of one kind', () => {
  const [diver, boat] = ['A diver has a certificate level.', 'A boat has a minimum level of certificate.'];

  it('are those of each of them', () => {
    expect(factsOf(`${diver} ${boat} The levels are open water, rescue and master.`, FactKind.FIELD)).toEqual([
      'Diver.certificateLevel enum(open_water|rescue|master)',
      'Boat.minimumLevelOfCertificate enum(open_water|rescue|master)',
    ]);
  });

  it('are no parts of a thing', () => {
    expect(factsOf('Tools have a condition. Conditions: name, code.', FactKind.FIELD)).toEqual([
      'Condition.name string',
      'Condition.code string',
    ]);
  });
});

describe('marks and figures', () => {
  it.each([
    ['A kit has a maker and a flag telling us whether it is complete.', ['Kit.maker string', 'Kit.complete boolean']],
    ['A kit has a price. Prices are kept in pounds with two decimals.', ['Kit.price decimal']],
    ['Kit: maker, serial no. (unique), colour', ['Kit.maker string', 'Kit.serialNo string', 'Kit.colour string']],
    ['- Kit: date*, from*, to*, done', ['Kit.date date', 'Kit.from datetime', 'Kit.to datetime', 'Kit.done boolean']],
  ])('are parts of what is told: %j', (brief, fields) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
  });

  it('stand for the field that was said', () => {
    const brief =
      'A dog has a chip number and a name. The chip number is optional but if given it must have 15 digits.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([
      'Dog.chipNumber optional',
      'Dog.chipNumber pattern=^[0-9]{15}$',
    ]);
  });
});
