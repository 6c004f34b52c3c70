import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

const relations = (brief: string): string[] => factsOf(brief, FactKind.RELATION);

describe('what is kept of a deed', () => {
  it.each([
    [
      'Bikes have a colour. Customers have a name. Whenever a customer rents a bike, we record a rental with a start date.',
      ['Rental-Customer many_to_one', 'Rental-Bike many_to_one'],
      ['Rental.startDate date'],
    ],
    [
      'Ships have a name. A bridge has a name. When a ship passes under a bridge we write down a crossing: the ship, the bridge, the time.',
      ['Crossing-Ship many_to_one', 'Crossing-Bridge many_to_one'],
      ['Crossing.time time'],
    ],
    [
      'Readers have a name. Maps have a scale. A reader takes a map: that creates a lending with a due date.',
      ['Lending-Reader many_to_one', 'Lending-Map many_to_one'],
      ['Lending.dueDate date'],
    ],
    [
      'Ponds have a name. A frog count is recorded per pond with a date.',
      ['FrogCount-Pond many_to_one'],
      ['FrogCount.date date'],
    ],
    [
      'Pupils have a name. A lesson has a topic. For each lesson and pupil we note one attendance with a remark.',
      ['Attendance-Lesson many_to_one', 'Attendance-Pupil many_to_one'],
      ['Attendance.remark text'],
    ],
    [
      'Boilers have a maker. At each inspection of a boiler I note the date and remarks.',
      ['Inspection-Boiler many_to_one'],
      ['Inspection.date date', 'Inspection.remarks text'],
    ],
    [
      'Members have a phone. Films have a title. A member may write one review per film, with 1 to 5 stars and a text.',
      ['Review-Film many_to_one'],
      ['Review.stars integer', 'Review.text text'],
    ],
  ])('is of those that the deed is of: %j', (brief, expected, fields) => {
    expect(relations(brief)).toEqual(expect.arrayContaining(expected));
    expect(relations(brief)).toHaveLength(expected.length);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(fields));
  });
});
