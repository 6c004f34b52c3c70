import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { readBrief } from '../read-brief';
import { sentencesOf } from '../../schemas/sentences-of';
import { factsOf } from '../../testing/facts-of';

it('tells of the field, where nothing else does', () => {
  const brief = 'Kilns have a number. Only stokers may change the hourly rate of a kiln.';
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Kiln.number string', 'Kiln.hourlyRate decimal']);
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['stoker Kiln.update']);
});

describe('a right to change one field', () => {
  it.each([
    ['Only stokers can change sizes.', 'stoker Kiln.update'],
    ['Only the shift leader may set the firing date.', 'shift_leader Kiln.update'],
    ['Stokers may adjust the size of a kiln.', 'stoker Kiln.update'],
  ])('reads %j', (sentence, expected) => {
    const brief = `A kiln has a number, a size and a firing date. ${sentence}`;
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([expected]);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Kiln']);
    expect(readBrief(sentencesOf(brief), 0).assumptions.map(({ text }) => text)).toEqual([
      expect.stringContaining('holds for every field of kiln'),
    ]);
  });
});
