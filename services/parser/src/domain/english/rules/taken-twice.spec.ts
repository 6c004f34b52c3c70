import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const LESSONS =
  'Rooms have a name. Teachers have a name. Lessons have a room, a teacher, a start time and an end time. Lessons have a topic. ';

describe('what cannot be taken twice', () => {
  it('is of whoever is said to have them, where nothing else ties them', () => {
    const brief =
      'A pupil has a name. A stay has a start date and an end date. A pupil must not have two stays at once.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Stay-Pupil many_to_one']);
  });

  it.each([
    ['Two lessons in the same room must not overlap.', ['Lesson no_overlap:room']],
    ['A teacher cannot have two lessons at the same time.', ['Lesson no_overlap:teacher']],
    [
      'Neither a room nor a teacher can be booked twice at the same time.',
      ['Lesson no_overlap:room', 'Lesson no_overlap:teacher'],
    ],
    ['Two lessons of the same teacher must not overlap.', ['Lesson no_overlap:teacher']],
    ['A teacher gives a lesson in a room; two lessons in the same room must not overlap.', ['Lesson no_overlap:room']],
    ['Lessons must not overlap.', ['Lesson no_overlap']],
  ])('is told of several things: %s', (sentence, expected) => {
    expect(factsOf(LESSONS + sentence, FactKind.RULE)).toEqual(expected);
  });

  it.each(['more than two lessons at a time', 'more than 3 open lessons at the same time'])(
    'is allowed by a limit of several: %s',
    (words) => {
      expect(factsOf(`${LESSONS}A teacher may not have ${words}.`, FactKind.RULE)).not.toContainEqual(
        expect.stringContaining('no_overlap'),
      );
    },
  );

  it('is the booking, though nothing tells when it is', () => {
    const brief =
      "Courts have a number. Members have a name and a joining date. A booking belongs to a member and a court and has a note. A court can't be booked twice for the same time.";
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Booking no_overlap:court']);
  });

  it.each([
    [
      'Hirings have a kayak number, a start and an end. The same kayak number cannot be hired twice at the same time.',
      'Hiring no_overlap:kayakNumber',
    ],
    ['A sitting has a chair, a start and an end. Sittings in one chair must not overlap.', 'Sitting no_overlap:chair'],
    ['A sitting has a chair, a start and an end. Sittings must not overlap.', 'Sitting no_overlap'],
  ])('may be a field of the row: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([expected]);
  });

  it('ties what takes place in one of them to it', () => {
    const brief =
      'Practice rooms: name, floor. A lesson has a title, a start and an end. Lessons in one room must not overlap.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Lesson-PracticeRoom many_to_one']);
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Lesson no_overlap']);
  });

  it('is plain where there is only one thing', () => {
    const brief =
      'Items have a name. Rentals belong to an item and have a start date and an end date. An item cannot be in two rentals at the same time.';
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Rental no_overlap']);
  });

  it('tells what is taken where nothing else does', () => {
    const brief =
      'Saunas have a name. Visits have a start time and an end time. No double booking of the same sauna for visits.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Visit-Sauna many_to_one']);
  });

  it.each([
    'The same machine cannot be hired out twice for the same days.',
    'A machine must not be assigned twice on the same day.',
    'No machine may be lent twice for the same days.',
  ])('is so for days as for hours: %s', (sentence) => {
    const brief =
      'Machines have a number. Drivers have a name. A hire is of a machine and a driver and has a first day and a last day. ';
    expect(factsOf(brief + sentence, FactKind.RULE)).toContain('Hire no_overlap:machine');
    expect(factsOf(brief + sentence, FactKind.CONSTRAINT)).toEqual([]);
  });
});
