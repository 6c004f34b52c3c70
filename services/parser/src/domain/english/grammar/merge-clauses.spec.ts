import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (sentence: string): string[] => factsOf(`Plots have a number. ${sentence}`, FactKind.PERMISSION).sort();

describe('people who are there, and what they may', () => {
  it.each([
    ['There is also a steward who can delete plots.', ['steward Plot.delete']],
    ['There should be wardens who can hide plots.', ['warden Plot.hide']],
    ['There is an admin who can delete plots and block users.', ['admin Plot.delete', 'admin User.block']],
    ['We have about thirty gardeners who edit plots.', ['gardener Plot.update']],
    ['An app with a steward who approves plots.', ['steward Plot.approve']],
    ['We have a steward role that can manage plots.', ['steward Plot.*']],
    [
      'There are gardeners who edit plots and a steward who may delete plots.',
      ['gardener Plot.update', 'steward Plot.delete'],
    ],
  ])('is read of %j', (sentence, expected) => {
    expect(rights(sentence)).toEqual(expected);
  });

  it('is none where it is told what they have', () => {
    const brief = 'There are keepers who have a name and an email. Plots have a number.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Keeper.name string', 'Keeper.email email', 'Plot.number string']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
  });

  it('is none where they are a part of something', () => {
    expect(rights('A plot has a size, a tenant who pays it and a price.')).toEqual([]);
  });
});
