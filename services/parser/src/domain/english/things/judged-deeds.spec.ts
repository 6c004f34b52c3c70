import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is judged apart', () => {
  it.each([
    ['Tasters score each soup from 1 to 5 for taste, smell and looks.', 'Score'],
    ['A tutor evaluates every soup with marks from 1 to 5 for taste, smell and looks.', 'Evaluation'],
  ])('has a figure of its own: %s', (said, record) => {
    const brief = `Soups have a name. ${said}`;
    expect(factsOf(brief, FactKind.FIELD).slice(1)).toEqual(
      ['taste', 'smell', 'looks'].map((part) => `${record}.${part} integer`),
    );
    expect(factsOf(brief, FactKind.CONSTRAINT)).toContain(`${record}.smell maximum=5`);
    expect(factsOf(brief, FactKind.RELATION)).toEqual([`${record}-Soup many_to_one`]);
  });

  it('is one where nothing is named behind the figures', () => {
    const brief = 'Soups have a name. Tasters score each soup from 1 to 5 for the jury.';
    expect(factsOf(brief, FactKind.FIELD)).toContain('Score.value integer');
  });
});

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
