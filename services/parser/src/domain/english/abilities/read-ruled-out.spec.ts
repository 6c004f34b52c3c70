import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ruledOut = (sentence: string): string[] =>
  factsOf(`A wreath has a price. A ribbon has a colour. ${sentence}`, FactKind.EXCLUSION).sort();

describe('what is ruled out of all that is kept', () => {
  it.each([
    ['Nothing should ever be deleted.', ['Ribbon.delete', 'Wreath.delete']],
    ['No record may ever be deleted.', ['Ribbon.delete', 'Wreath.delete']],
    ['Data must never be changed.', ['Ribbon.update', 'Wreath.update']],
  ])('reads %j', (sentence, expected) => {
    expect(ruledOut(sentence)).toEqual(expected);
  });

  it.each([
    'Nothing can be deleted once it is sold.',
    'Nothing can be deleted by trainees.',
    'A wreath has a date; past wreaths are read-only.',
    'Nothing is deleted before it is paid.',
    'Sold records cannot be deleted.',
  ])('rules nothing out where only some of it is denied: %s', (sentence) => {
    expect(ruledOut(sentence)).toEqual([]);
  });
});
