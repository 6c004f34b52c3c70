import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const CARS = 'An API. A car has a plate. A garage has a name.';

describe('what a sentence begins with and others end with', () => {
  it.each([
    ['To each garage belong several cars.', FactKind.RELATION, ['Car-Garage many_to_one']],
    ['To each garage belong at least two cars.', FactKind.RELATION, ['Car-Garage many_to_one']],
    [
      'A car has a colour, and there is written on it how many litres it holds and when it was sold.',
      FactKind.FIELD,
      ['Car.litres integer', 'Car.soldAt datetime'],
    ],
    ['In every garage there are two or more cars.', FactKind.RELATION, ['Car-Garage many_to_one']],
    ['In each garage are kept several cars.', FactKind.RELATION, ['Car-Garage many_to_one']],
    ["There's a number stamped on every car.", FactKind.FIELD, ['Car.number string']],
    ['A ride has a date. There may be a note with it.', FactKind.FIELD, ['Ride.note text']],
  ])('is read in the order that is usual: %s', (said, kind, expected) => {
    expect(factsOf(`${CARS} ${said}`, kind)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['Drivers add cars; the ones they added themselves they can also edit.', 'owner Car.update'],
    ['Drivers add cars. Cars they added themselves drivers may also delete.', 'owner Car.delete'],
    ['Drivers add cars. Their own cars drivers can edit, too.', 'owner Car.update'],
  ])('is what is done to it: %s', (said, expected) => {
    expect(factsOf(`${CARS} ${said}`, FactKind.PERMISSION)).toContain(expected);
    expect(factsOf(`${CARS} ${said}`, FactKind.OWNERSHIP)).toEqual(['Car public_read']);
  });

  it.each([
    ['The boss can edit everything, drivers can only look.', ['boss *.*', 'driver *.read']],
    ['When a car breaks down, drivers can also delete cars.', ['driver Car.delete']],
  ])('stays where it is: %s', (said, expected) => {
    expect(factsOf(`${CARS} ${said}`, FactKind.PERMISSION)).toEqual(expected);
  });

  it('keeps the place of its words', () => {
    expect(factsOf(`${CARS} On the road there are cars.`, FactKind.RELATION)).toEqual([]);
  });
});

describe('what comes from or is of something', () => {
  it.each([
    ['From a harvest come several crates, each with a weight. A harvest has a date.', 'Crate-Harvest many_to_one'],
    ['Of each play there are scripts. A script has a shelf. A play has a title.', 'Script-Play many_to_one'],
    ['For every horse there are several check-ups with a date. A horse has a name.', 'CheckUp-Horse many_to_one'],
  ])('has what it comes from: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.RELATION)).toContain(expected);
  });

  it('is none of a time', () => {
    expect(factsOf('In a year there are several fairs. A fair has a name.', FactKind.RELATION)).toEqual([]);
  });
});

describe('what people may do that others may', () => {
  const STAFF = 'Cranes have a number. Riggers can add cranes. Foremen can delete cranes.';

  it.each([
    'Foremen can do everything that riggers can do.',
    'Foremen may do all the things that riggers may do.',
    'Foremen can do everything riggers can.',
  ])('gives the others no more than they had: %s', (sentence) => {
    expect(factsOf(`${STAFF} ${sentence}`, FactKind.PERMISSION).sort()).toEqual([
      'foreman Crane.create',
      'foreman Crane.delete',
      'rigger Crane.create',
    ]);
  });
});
