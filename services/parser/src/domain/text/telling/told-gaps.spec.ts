import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.RELATION);

describe('a verb that was said just before', () => {
  it.each([
    [
      'A route is in a sector, a sector in a crag. Routes have a grade. A crag has a name. A sector has a name.',
      ['Route-Sector many_to_one', 'Sector-Crag many_to_one'],
    ],
    [
      'A ward belongs to a hospital, a bed to a ward. A bed has a label. A hospital has a name.',
      ['Ward-Hospital many_to_one', 'Bed-Ward many_to_one'],
    ],
    [
      'A cave is in a region, a region in a country. Caves have a depth.',
      ['Cave-Region many_to_one', 'Region-Country many_to_one'],
    ],
    [
      'A beehive stands at a site, a site on a farm. Beehives have a colour.',
      ['Beehive-Site many_to_one', 'Site-Farm many_to_one'],
    ],
    [
      'A ballot belongs to an election and an election to a town. Ballots have a number.',
      ['Ballot-Election many_to_one', 'Election-Town many_to_one'],
    ],
  ])('is said again: %s', (brief, expected) => {
    expect(relations(brief).sort()).toEqual([...expected].sort());
  });

  it('is none where another follows', () => {
    expect(relations('A book has a title. A book is lent to a reader, a reader in a hurry gets two.')).toEqual([]);
  });
});

it('asks how many of each where it is asked of two', () => {
  expect(
    factsOf('A stay has a date. For each stay we note how many adults and children are coming.', FactKind.FIELD),
  ).toEqual(['Stay.date date', 'Stay.adults integer', 'Stay.children integer']);
  expect(factsOf('A stay has a date and how many nights and meals.', FactKind.FIELD)).not.toContain('Stay.how integer');
});
