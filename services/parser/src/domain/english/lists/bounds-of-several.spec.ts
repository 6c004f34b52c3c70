import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const constraints = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.CONSTRAINT);

describe('bounds that are said of several fields', () => {
  it.each([
    ['Countries have a name and a code, both of which are unique.', ['Country.name unique', 'Country.code unique']],
    [
      'A parcel has a length and a width, both of which must be greater than zero, and a sender.',
      ['Parcel.length exclusive_minimum=0', 'Parcel.width exclusive_minimum=0'],
    ],
    [
      'A borehole has a label, a top depth and a bottom depth, neither of them negative.',
      ['Borehole.topDepth minimum=0', 'Borehole.bottomDepth minimum=0'],
    ],
    [
      'A choir has a motto, a patron and a website, all of which are optional.',
      ['Choir.motto optional', 'Choir.patron optional', 'Choir.website optional'],
    ],
    [
      'A game has a date, home goals and away goals (both not negative, default 0).',
      ['Game.homeGoals minimum=0', 'Game.homeGoals default=0', 'Game.awayGoals minimum=0', 'Game.awayGoals default=0'],
    ],
    [
      'A crate has a label, a height and a width, both positive.',
      ['Crate.height exclusive_minimum=0', 'Crate.width exclusive_minimum=0'],
    ],
    [
      'A hall has a name. Stands have a code. We also record the width and the depth of the stand in metres, both of which must be positive.',
      ['Stand.width exclusive_minimum=0', 'Stand.depth exclusive_minimum=0'],
    ],
    [
      'A buoy has a name, a latitude and a longitude (-90 to 90 and -180 to 180).',
      [
        'Buoy.latitude minimum=-90',
        'Buoy.latitude maximum=90',
        'Buoy.longitude minimum=-180',
        'Buoy.longitude maximum=180',
      ],
    ],
  ])('%s', (said, expected) => {
    expect(constraints(said)).toEqual(expected);
  });
});
