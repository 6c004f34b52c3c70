import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.RELATION);

describe('what opens a sentence', () => {
  it.each([
    ['A park has a name. Within a park we distinguish zones, each with a colour.', 'Zone-Park many_to_one'],
    [
      'A lesson has a title. During a lesson, exercises are created; each of them has a text.',
      'Exercise-Lesson many_to_one',
    ],
    ['Cores have a label. From cores we take samples: a sample has a mass.', 'Sample-Core many_to_one'],
    ['Houses have a street. In each house we have flats, and a flat has a number.', 'Flat-House many_to_one'],
  ])('has what the sentence tells of: %s', (brief, relation) => {
    expect(relations(brief)).toEqual([relation]);
  });

  it('is spoken of no more behind it', () => {
    const brief = 'API. A lesson has a title. During a lesson, exercises are created; each of them has a text.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Lesson.title string', 'Exercise.text text']);
  });

  it.each([
    'A shop has a name. A visit has a date. At a visit we note the weather and the mood.',
    'A park has a name. Benches have a number. In a park nobody may create benches.',
  ])('has no parts of its own kind: %s', (brief) => {
    expect(relations(brief)).toEqual([]);
  });
});
