import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

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
      'A gig has a venue. We note expenses per gig with an amount and a reason.',
      ['Expense-Gig many_to_one'],
      ['Expense.amount decimal', 'Expense.reason text'],
    ],
    [
      'A site has a name. We note payments per site with an amount.',
      ['Payment-Site many_to_one'],
      ['Payment.amount decimal'],
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
      ['Review-Film many_to_one', 'Review-User many_to_one'],
      ['Review.stars integer', 'Review.text text'],
    ],
    [
      'Judges have a name. Cakes have a title. Judges score a cake from 1 to 10 with an optional comment.',
      ['Score-Cake many_to_one', 'Score-Judge many_to_one'],
      ['Score.value integer', 'Score.comment text'],
    ],
    [
      'Talks have a title. Visitors rate talks: stars 1 through 5 plus an optional remark.',
      ['Rating-Talk many_to_one'],
      ['Rating.stars integer', 'Rating.remark text'],
    ],
    [
      'Dogs have a name. Walks have a date. Track attendance of dogs at walks.',
      ['Attendance-Dog many_to_one', 'Attendance-Walk many_to_one'],
      [],
    ],
    [
      "Bikes have a brand. I'd like to record the spare parts used on a bike: part name and cost.",
      ['SparePart-Bike many_to_one'],
      ['SparePart.partName string', 'SparePart.cost decimal'],
    ],
    [
      'Wheels have a weight. Every turning is noted down with the wheel and the day.',
      ['Turning-Wheel many_to_one'],
      ['Turning.day date'],
    ],
    [
      'Vines have a name. We log harvests with weight in kg and date per vine.',
      ['Harvest-Vine many_to_one'],
      ['Harvest.weight number', 'Harvest.date date'],
    ],
    [
      'Farmers have a name. When he arrives we make a delivery: which farmer, the weight in kg and the time.',
      ['Delivery-Farmer many_to_one'],
      ['Delivery.weight number'],
    ],
    [
      'Pieces have a size. Dancers have a name. When a dancer borrows a piece, a loan is written: which piece, which dancer, the day it went out.',
      ['Loan-Piece many_to_one', 'Loan-Dancer many_to_one'],
      [],
    ],
    [
      'Teachers have a name. Rooms have a number. For each teacher and room there are slots.',
      ['Slot-Teacher many_to_one', 'Slot-Room many_to_one'],
      [],
    ],
    [
      'Pupils have a surname. Lockers have a number. Now the rentals: a pupil rents a locker for one year.',
      ['Rental-Pupil many_to_one', 'Rental-Locker many_to_one'],
      [],
    ],
  ])('is of those that the deed is of: %j', (brief, expected, fields) => {
    expect(relations(brief)).toEqual(expect.arrayContaining(expected));
    expect(relations(brief)).toHaveLength(expected.length);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(fields));
  });
});
