import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const computed = (brief: string): string[] =>
  factsOf(brief, FactKind.RULE).map((rule) => rule.replace('computed:', '= '));

describe('figures that follow from others', () => {
  it.each([
    [
      'An order has a number and lines. Each line has a text, a quantity and a unit price. The line total is quantity times unit price.',
      'Line.total = self.quantity * self.unitPrice',
    ],
    [
      'A loan has an amount and a paid amount. The balance is the amount minus the paid amount.',
      'Loan.balance = self.amount - self.paidAmount',
    ],
    [
      'Rooms have a name and a nightly rate. A stay belongs to a room and has a number of nights. Its price is calculated as the number of nights multiplied by the nightly rate of the room.',
      'Stay.price = self.numberOfNights * self.room.nightlyRate',
    ],
    [
      'Trips have a start mileage and an end mileage. The distance of a trip equals end mileage minus start mileage.',
      'Trip.distance = self.endMileage - self.startMileage',
    ],
    [
      'Recipes have a title, prep minutes and cook minutes. Total time = prep minutes + cook minutes.',
      'Recipe.totalTime = self.prepMinutes + self.cookMinutes',
    ],
  ])('reads %j', (brief, expected) => {
    expect(computed(brief)).toEqual([expected]);
  });

  it.each([
    'Jobs have a title, hours (decimal) and an hourly rate. The price of a job is hours times hourly rate.',
    'Lessons have a title and a price. A lesson is given three times a week.',
    'Lessons have a title and a price. The price is at least two times the deposit.',
  ])('reads none that would be rounded, or of which a part is unknown: %s', (brief) => {
    expect(computed(brief)).toEqual([]);
  });
});
