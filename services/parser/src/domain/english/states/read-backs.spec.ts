import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ABOUT = 'A bug has a title. Bugs are new, in progress or solved. ';
const operations = (brief: string): string[] => factsOf(brief, FactKind.OPERATION);

describe('ways back between states', () => {
  it.each([
    ['A solved bug goes back to in progress if the tester is not happy.', 'Bug.reopen transition(solved>in_progress)'],
    ['A solved bug returns to new.', 'Bug.reopen transition(solved>new)'],
    ['A solved bug can be recalled to in progress.', 'Bug.recall transition(solved>in_progress)'],
  ])('lead to a state that is there: %s', (said, expected) => {
    expect(operations(ABOUT + said)).toContain(expected);
    expect(factsOf(ABOUT + said, FactKind.STATE)).toEqual(['Bug new>in_progress>solved']);
  });

  it('are named by what is done', () => {
    const brief =
      'A song has a title. A song is drafted, then mixed, then released. A mixed song is set back to drafted.';
    expect(operations(brief)).toContain('Song.setBack transition(mixed>drafted)');
  });

  it('are none where somebody goes somewhere', () => {
    expect(operations(`${ABOUT}A solved bug goes back to the tester.`)).not.toContain('Bug.reopen');
  });
});

describe('what may become of a thing wherever it is', () => {
  it.each([
    'At every stage it can be dropped.',
    'From any of these it can be dropped.',
    'It can be dropped at any point.',
  ])('%s', (said) => {
    expect(operations(`A lead has a name. It moves from found to met to hired. ${said}`)).toContain(
      'Lead.drop transition(found|met|hired>dropped)',
    );
  });
});

describe('whose states they are', () => {
  it.each([
    [
      'Repair orders run through received -> checked -> repaired. A repair order has a price.',
      'RepairOrder received>checked>repaired',
    ],
    [
      "A memo has a text. Initially it's a draft; later on it gets submitted and in the end it is filed.",
      'Memo draft>submitted>filed',
    ],
    ['A cask has a size. A cask is either filling, ageing or bottled - in that order.', 'Cask filling>ageing>bottled'],
  ])('%s', (brief, expected) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual([expected]);
  });
});
