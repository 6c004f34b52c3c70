import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const PERMITS = 'Permits have a number. ';

describe('what is remarked upon a deed', () => {
  it.each([
    'The warden grants or declines permits and gives a reason.',
    'Wardens can decline a permit and must state the reason.',
    'The warden declines a permit, giving a reason.',
    'When a permit is declined, a reason must be given.',
    'The warden either accepts a permit or declines it with a reason.',
    'Permits are declined by a warden with a reason.',
  ])('is kept with what it is done to: %s', (sentence) => {
    expect(factsOf(PERMITS + sentence, FactKind.FIELD)).toEqual(['Permit.number string', 'Permit.reason text']);
  });

  it('is what the thing has already where it is told once more', () => {
    const brief =
      'Inspections have a date and a finding. The inspector completes an inspection and records the finding.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Inspection.date date', 'Inspection.finding string']);
  });

  it('is that of the record where the deed has one', () => {
    expect(factsOf('Books have a title. Members rate books with a comment.', FactKind.FIELD)).toEqual([
      'Book.title string',
      'Rating.comment text',
    ]);
  });
});
