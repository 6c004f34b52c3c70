import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (brief: string): string[] => factsOf(brief, FactKind.PERMISSION);
const states = (brief: string): string[] => factsOf(brief, FactKind.STATE);

describe('whoever moves something through its states', () => {
  it.each([
    'Sewers move jerseys from ordered to cut to sewn.',
    'Sewers are assigned to jerseys and move them from ordered to cut to sewn.',
    'Sewers take jerseys and move them from ordered to cut to sewn.',
  ])('takes the steps, of what is moved: %s', (sentence) => {
    const brief = `Jerseys have a size. ${sentence}`;
    expect(states(brief)).toEqual(['Jersey ordered>cut>sewn']);
    expect(rights(brief)).toEqual(expect.arrayContaining(['sewer Jersey.cut', 'sewer Jersey.sew']));
    expect(factsOf(brief, FactKind.OPERATION).join()).not.toContain('move');
  });

  it('is somebody other than what goes through them itself', () => {
    expect(states('Jerseys have a size. Jerseys belong to a team and move from ordered to cut to sewn.')).toEqual([
      'Jersey ordered>cut>sewn',
    ]);
    expect(rights('Boxes have a label. Porters move boxes to a shelf.').join()).not.toContain('open');
  });
});
