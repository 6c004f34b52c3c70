import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const BOATS = 'An API. Boats have a name. Trips have a date and are made by a boat.';

describe('what is said in other words', () => {
  it.each([
    ['Boats are looked after by the warden.', FactKind.PERMISSION, ['warden Boat.*']],
    [
      'What should be recorded are repairs: date, cost.',
      FactKind.FIELD,
      ['Boat.name string', 'Trip.date date', 'Repair.date date', 'Repair.cost decimal'],
    ],
    [
      'Sailors put themselves down for trips. Sailors have a name.',
      FactKind.RELATION,
      ['Trip-Boat many_to_one', 'Sailor-Trip many_to_many'],
    ],
    ['A sailor has a name and, if he has one, a licence.', FactKind.CONSTRAINT, ['Sailor.licence optional']],
    ['Trips are dealt with by clerks.', FactKind.PERMISSION, ['clerk Trip.*']],
    [
      'The clerk may do whatever is necessary with boats and trips.',
      FactKind.PERMISSION,
      ['clerk Boat.*', 'clerk Trip.*'],
    ],
    ['Only wardens are in a position to delete boats.', FactKind.PERMISSION, ['warden Boat.delete']],
    ['Spare us a frontend.', FactKind.EXCLUSION, ['frontend']],
    [
      'A pier has a number. A pier has one or several cranes. A crane has a load.',
      FactKind.RELATION,
      ['Trip-Boat many_to_one', 'Crane-Pier many_to_one'],
    ],
    [
      'A crew has dates of arrival and departure.',
      FactKind.FIELD,
      ['Crew.dateOfArrival date', 'Crew.dateOfDeparture date'],
    ],
    ['A stamp has a country and, if I know it, a year.', FactKind.CONSTRAINT, ['Stamp.year optional']],
    ['A club keeps track of its boats.', FactKind.RELATION, ['Boat-Club many_to_one']],
    [
      'Airports are identified by their three-letter IATA code.',
      FactKind.CONSTRAINT,
      ['Airport.iataCode min_length=3', 'Airport.iataCode max_length=3'],
    ],
    ['A depot has a four-digit number.', FactKind.CONSTRAINT, ['Depot.number pattern=^[0-9]{4}$']],
    [
      'A loft has a position given as latitude and longitude.',
      FactKind.FIELD,
      ['Loft.latitude number', 'Loft.longitude number'],
    ],
    [
      'A play has an author and a director, both of them artists. An artist has a name.',
      FactKind.RELATION,
      ['Play-Artist many_to_one:author', 'Play-Artist many_to_one:director'],
    ],
    ["A lecturer's name and office are on file.", FactKind.FIELD, ['Lecturer.name string', 'Lecturer.office string']],
    ['A ferry goes by a name and a code.', FactKind.FIELD, ['Ferry.name string', 'Ferry.code string']],
    ['A hive has a colour and, optionally, a remark.', FactKind.CONSTRAINT, ['Hive.remark optional']],
  ])('is read like the plain words: %s', (said, kind, expected) => {
    expect(factsOf(`${BOATS} ${said}`, kind)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['Wardens, on the other hand, may only read boats.', FactKind.PERMISSION, ['warden Boat.read']],
    ['A boat has a colour, a length and, of course, a price.', FactKind.FIELD, ['Boat.price decimal']],
    ['Neither wardens nor clerks may delete boats; in fact nobody may.', FactKind.EXCLUSION, ['Boat.delete']],
  ])('is heard without what is said in passing: %s', (said, kind, expected) => {
    expect(factsOf(`${BOATS} ${said}`, kind)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    [
      'Trips are planned, then paid, then over. Wardens can cancel trips, but not once they have been paid.',
      'Trip.cancel transition(planned>cancelled)',
    ],
    [
      'Trips are planned, then paid, then over. Trips can be cancelled, but not after they are paid.',
      'Trip.cancel transition(planned>cancelled)',
    ],
  ])('ends where it is said not to hold any more: %s', (said, expected) => {
    expect(factsOf(`${BOATS} ${said}`, FactKind.OPERATION)).toContain(expected);
  });

  it('leaves names in quotes as they are', () => {
    expect(factsOf('An API. A boat has a "of course" and a name.', FactKind.FIELD)).toContain('Boat.name string');
  });

  it.each([
    ['A berth has a code, which nobody else may have, and a depth.', FactKind.CONSTRAINT, ['Berth.code unique']],
    ["I'm the harbour master. Nobody except me may delete boats.", FactKind.PERMISSION, ['harbour_master Boat.delete']],
  ])('hears who else may not: %s', (said, kind, expected) => {
    expect(factsOf(`${BOATS} ${said}`, kind)).toEqual(expected);
  });
});
