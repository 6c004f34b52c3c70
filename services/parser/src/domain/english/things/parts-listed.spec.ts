import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('parts listed behind what somebody adds', () => {
  it.each([
    'Editors create issues (title) and add stories to them: headline, length, type (news, sport).',
    'Editors create issues with a title and can add stories to each issue: headline, length, type (news, sport).',
  ])('are those of what is added, and it is tied to what it is added to: %s', (brief) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Issue.title string',
      'Story.headline string',
      'Story.length number',
      'Story.type enum(news|sport)',
    ]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Story-Issue many_to_one']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['editor Issue.create', 'editor Story.create']);
  });
});
