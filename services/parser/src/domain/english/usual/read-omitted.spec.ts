import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('usual parts that are not to be there', () => {
  it.each([
    ['A blog. There is no need for tags or sponsors.', ['Tag', 'sponsors']],
    ['An issue tracker without labels, sprints or comments.', ['Comment', 'Label', 'sprints']],
  ])('may stand among others: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.EXCLUSION).sort()).toEqual(expected);
  });

  it('are there where only what stands before them is refused', () => {
    expect(factsOf('An issue tracker without sprints, with comments.', FactKind.EXCLUSION)).not.toContain('Comment');
  });
});
