import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what happens on the way through a life', () => {
  it.each([
    [
      'A parcel goes from new to stored when a porter picks it up, then to delivered.',
      ['Parcel.pickUp transition(new>stored)', 'Parcel.deliver transition(stored>delivered)'],
    ],
    [
      'A loan starts as requested, becomes approved once a manager has signed it, and ends as repaid.',
      ['Loan.sign transition(requested>approved)', 'Loan.markRepaid transition(approved>repaid)'],
    ],
    [
      'A visit moves from planned to confirmed when the nurse confirms it and to closed when the doctor closes it.',
      ['Visit.confirm transition(planned>confirmed)', 'Visit.close transition(confirmed>closed)'],
    ],
  ])('is the step that leads on: %s', (brief, expected) => {
    expect([...new Set(factsOf(brief, FactKind.OPERATION))]).toEqual(expected);
  });

  it('is done by whoever is named', () => {
    const brief = 'A parcel goes from new to stored when a porter picks it up, then to delivered.';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Parcel new>stored>delivered']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['porter Parcel.pickUp']);
  });

  it('is none where nothing leads from state to state', () => {
    const brief = 'Boats have a name. A guest moves to another boat when the skipper changes it.';
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  });
});
