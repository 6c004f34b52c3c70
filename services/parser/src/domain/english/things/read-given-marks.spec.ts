import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const DATA = 'A poem has a title and a body. Readers have a pen name. ';

const kept = (sentence: string): string[] =>
  [FactKind.FIELD, FactKind.CONSTRAINT, FactKind.RELATION, FactKind.PERMISSION]
    .flatMap((kind) => factsOf(DATA + sentence, kind))
    .filter((fact) => !/^(Poem|Reader)\./.test(fact));

describe('marks that are given', () => {
  it.each([
    [
      'Jurors give each poem a score from 1 to 10.',
      [
        'Score.value integer',
        'Score.value minimum=1',
        'Score.value maximum=10',
        'Score-Poem many_to_one',
        'juror Score.create',
      ],
    ],
    [
      'Readers award points to each poem.',
      ['Score.points integer', 'Score-Poem many_to_one', 'Score-Reader many_to_one'],
    ],
    [
      'Jurors give each poem points for rhythm and wording (0 to 5 each).',
      [
        'Score.rhythm integer',
        'Score.wording integer',
        'Score.rhythm minimum=0',
        'Score.rhythm maximum=5',
        'Score.wording minimum=0',
        'Score.wording maximum=5',
        'Score-Poem many_to_one',
        'juror Score.create',
      ],
    ],
    ['Visitors leave feedback on a poem with a comment.', ['Feedback.comment text', 'Feedback-Poem many_to_one']],
    [
      'Editors give every poem a mark between 1 and 6 and a remark.',
      [
        'Mark.value integer',
        'Mark.remark text',
        'Mark.value minimum=1',
        'Mark.value maximum=6',
        'Mark-Poem many_to_one',
        'editor Mark.create',
      ],
    ],
  ])('reads %j', (sentence, expected) => {
    expect(kept(sentence)).toEqual(expected);
  });
});

describe('parts told of something', () => {
  it.each([
    ['As a lector I want to record the reading date of each poem.', 'Poem.readingDate date'],
    ['Lectors note the length and the mood of a poem.', 'Poem.mood string'],
  ])('reads %j', (sentence, field) => {
    expect(factsOf(DATA + sentence, FactKind.FIELD)).toContain(field);
    expect(factsOf(DATA + sentence, FactKind.ENTITY)).toEqual(['Poem', 'Reader']);
    expect(factsOf(DATA + sentence, FactKind.PERMISSION)).toContain('lector Poem.update');
  });
});
