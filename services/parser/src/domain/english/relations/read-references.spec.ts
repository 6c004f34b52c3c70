import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a line without a verb that tells what something is of', () => {
  const brief = 'API. A singer has a name. A contest has a title.\n\n- Scores from 1 to 10 for a singer in a contest';

  it('tells what each of them is, too', () => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Score-Singer many_to_one', 'Score-Contest many_to_one']);
    expect(factsOf(brief, FactKind.FIELD)).toContain('Score.value integer');
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Score.value minimum=1', 'Score.value maximum=10']);
  });

  it('gives no figure to what is not bounded', () => {
    const plain = 'API. A singer has a name. A contest has a title.\n\n- Scores for a singer in a contest';
    expect(factsOf(plain, FactKind.FIELD)).toEqual(['Singer.name string', 'Contest.title string']);
  });
});
