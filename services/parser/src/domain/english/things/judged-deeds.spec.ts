import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('the scale of what is entered for somebody or something', () => {
  it.each([
    ['Tutors enter marks from 1 to 6 for pupils.', 'integer', ['minimum=1', 'maximum=6'], 'Mark-Pupil'],
    ['Tutors enter marks (A to D) for pupils.', 'enum(a|b|c|d)', [], 'Mark-Pupil'],
    ['Tutors give marks between 0 and 20 to pupils.', 'integer', ['minimum=0', 'maximum=20'], 'Mark-Pupil'],
  ])('%s', (said, type, bounds, relation) => {
    const brief = `Pupils have a name. ${said}`;
    expect(factsOf(brief, FactKind.FIELD)).toContain(`Mark.value ${type}`);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(bounds.map((bound) => `Mark.value ${bound}`));
    expect(factsOf(brief, FactKind.RELATION)).toEqual([`${relation} many_to_one`]);
  });
});
