import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('one of something for each of others at a time', () => {
  it.each([
    ['For each cell and night, exactly one report is written.', 'night date'],
    ['One report per cell and day is filed.', 'day date'],
    ['There is one report per cell and week.', 'week integer'],
    ['For every cell and calendar day there is one report.', 'calendarDay date'],
  ])('is of both, and the only one: %s', (said, field) => {
    const brief = `Cells have a number. ${said} A report has a text.`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Report-Cell many_to_one']);
    expect(factsOf(brief, FactKind.FIELD)).toContain(`Report.${field}`);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([`Report.cell unique_with=${field.split(' ')[0] ?? ''}`]);
  });

  it.each([
    'There must be only one ballot per member and motion.',
    'There is at most one ballot per member per motion.',
    'For each member and motion there is one ballot.',
    'Only one ballot for each member and motion is allowed.',
  ])('is of several things, and the only one: %s', (said) => {
    const brief = `Members have a name. Motions have a title. ${said}`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Ballot-Member many_to_one', 'Ballot-Motion many_to_one']);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Ballot.member unique_with=motion']);
  });

  it('counts no prices', () => {
    const brief = 'Members have a name. Tools have a weight. One tool costs 3 per day and member.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
  });

  it('is a thing of its own where the brief has not named it before', () => {
    const brief =
      'Lifts have a number. For each lift and day, one logbook is opened. The porter notes in it the weather and a remark.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Lift', 'Logbook']);
    expect(factsOf(brief, FactKind.FIELD)).toContain('Logbook.weather string');
  });

  it('needs no day of its own where a part says when', () => {
    const brief = 'Cells have a number. A report has a report date and a text. There is one report per cell and day.';
    expect(factsOf(brief, FactKind.FIELD)).not.toContain('Report.day date');
  });

  it('ends where the one is named', () => {
    const brief =
      'Concerts have a title. Singers have a name. For each concert and singer we keep one attendance with a status: present or absent.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Attendance.concert unique_with=singer']);
  });
});
