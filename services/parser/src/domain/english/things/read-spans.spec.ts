import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);

describe('where something takes place', () => {
  it.each([
    [
      'A match takes place on a date, in a round between 1 and 8, and in a hall.',
      ['Match.date date', 'Match.round integer', 'Match.hall string'],
    ],
    [
      'A lesson has a title. Lessons are held in one of our rooms or online.',
      ['Lesson.title string', 'Lesson.room string'],
    ],
    [
      'A talk has a title. A talk takes place in a room at a start time.',
      ['Talk.room string', 'Talk.startTime datetime'],
    ],
  ])('is a part of it: %s', (brief, expected) => {
    expect(fields(brief)).toEqual(expect.arrayContaining(expected));
  });

  it('is what it refers to where that is a thing', () => {
    const brief = 'API. Halls have a name. A fair takes place on a date, and in a hall. A fair has a title.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Fair-Hall many_to_one']);
    expect(factsOf(brief, FactKind.FIELD)).not.toContain('Fair.hall string');
  });

  it('is no part of a word that only says what something is', () => {
    expect(fields('A bazaar is an event that takes place on a square. A bazaar has a name.')).toEqual([
      'Bazaar.name string',
    ]);
  });
});
