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
    [
      'A quote has a volume in cubic metres and a distance in km. The price of a quote is 35 per cubic metre plus 1.20 per km.',
      'Quote.price = 35 * self.volume + 1.20 * self.distance',
    ],
    [
      'A plot has an area in square metres and a rent. The rent is 0.80 per square metre.',
      'Plot.rent = 0.80 * self.area',
    ],
    ['A ride has a distance in km and a name. A ride costs 2 euros per km.', 'Ride.price = 2 * self.distance'],
    ['A stall has a length in metres. A stall costs 12 euros per metre.', 'Stall.price = 12 * self.length'],
    ['A parcel has a weight in kg. The shipping fee is 4 euros per kg.', 'Parcel.shippingFee = 4 * self.weight'],
    [
      'A ride has a distance in km and a number of minutes. The fare of a ride is a base fee of 3 euros plus 1.50 per km plus 0.30 per minute.',
      'Ride.fare = 3 + 1.50 * self.distance + 0.30 * self.numberOfMinutes',
    ],
    [
      'Tools have a daily price. A loan is for one tool and has a number of days. The total is days times daily price.',
      'Loan.total = self.numberOfDays * self.tool.dailyPrice',
    ],
    [
      'Shifts have hours and belong to a worker. A worker has a name. The pay of a shift is the hours times the hourly rate of the worker.',
      'Shift.pay = self.hours * self.worker.hourlyRate',
    ],
  ])('reads what is paid for each of a measure: %j', (brief, expected) => {
    expect(computed(brief)).toEqual([expected]);
  });

  it('gives the rate that only a formula names to whom it belongs', () => {
    const brief =
      'Shifts have hours and belong to a worker. A worker has a name. The pay of a shift is the hours times the hourly rate of the worker.';
    expect(factsOf(brief, FactKind.FIELD)).toContain('Worker.hourlyRate decimal');
  });

  it.each([
    [
      'Courses have a title and a number of seats. Bookings belong to a course. The number of free seats is the seats minus the bookings.',
      'Course.numberOfFreeSeats = self.numberOfSeats - count(Booking where item.courseId == self.id)',
    ],
    ['A player has wins, draws and losses. Points = 3 * wins + draws.', 'Player.points = 3 * self.wins + self.draws'],
    [
      'A campaign has a number of clicks and a number of views. Click rate = clicks / views.',
      'Campaign.clickRate = self.numberOfClicks * 1.0 / self.numberOfViews',
    ],
    [
      'A patient has a weight and a height. The BMI is weight divided by height squared.',
      'Patient.bmi = self.weight / (self.height * self.height)',
    ],
  ])('reads numbers, counts and quotients: %j', (brief, expected) => {
    expect(computed(brief)).toEqual([expected]);
    expect(factsOf(brief, FactKind.ENTITY)).not.toContain('ClickRate');
  });

  it.each([
    'Jobs have a title, hours (decimal) and an hourly rate. The price of a job is hours times hourly rate.',
    'Lessons have a title and a price. A lesson is given three times a week.',
    'Lessons have a title and a price. The price is at least two times the deposit.',
  ])('reads none that would be rounded, or of which a part is unknown: %s', (brief) => {
    expect(computed(brief)).toEqual([]);
  });

  it.each([
    [
      'Orders have a number. Order lines have a quantity and a unit price. The line total is calculated from the quantity and the unit price.',
      'OrderLine.total = self.quantity * self.unitPrice',
    ],
    [
      "Employees have an hourly rate. Timesheets belong to an employee and have a number of hours worked. When a timesheet is approved, the pay is calculated from the hours worked and the employee's hourly rate.",
      'Timesheet.pay = self.numberOfHoursWorked * self.employee.hourlyRate',
    ],
    [
      'Refuels have litres and a price per litre. The total cost is computed automatically based on the litres and the price per litre.',
      'Refuel.totalCost = self.litres * self.pricePerLitre',
    ],
    [
      'Tools have a price per day. A rental belongs to a tool and has a start date and a number of days. The total price is calculated from the number of days and the price per day of the tool.',
      'Rental.totalPrice = self.numberOfDays * self.tool.pricePerDay',
    ],
    ['Tickets have a number of hours. The fee is computed at 2.50 per hour.', 'Ticket.fee = 2.50 * self.numberOfHours'],
    [
      'Rentals have a number of days. The price is calculated at a rate of 30 euros per day.',
      'Rental.price = 30 * self.numberOfDays',
    ],
  ])('multiplies how many by what one costs: %s', (brief, expected) => {
    expect(computed(brief)).toEqual([expected]);
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  });

  it.each([
    [
      'Loans have a principal amount. Repayments have an amount and belong to a loan. The balance of a loan is the principal minus the sum of its repayments.',
      'Loan.balance = self.principalAmount - sum(item.amount for Repayment where item.loanId == self.id)',
    ],
    [
      'Budgets have a price. Expenses have a cost and belong to a budget. The remaining amount of a budget is its price minus the total of its expenses.',
      'Budget.remainingAmount = self.price - sum(item.cost for Expense where item.budgetId == self.id)',
    ],
  ])('adds up what refers to it: %s', (brief, expected) => {
    expect(computed(brief)).toEqual([expected]);
  });

  it('makes no product of two that are no price and number', () => {
    expect(
      computed('Items have a weight and a volume. The density is calculated from the weight and the volume.'),
    ).toEqual([]);
  });

  it.each([
    [
      'Trips have a fare. Extras have a name and a price and belong to a trip. The total of a trip is the fare plus the prices of its extras.',
      'Trip.total = self.fare + sum(item.price for Extra where item.tripId == self.id)',
    ],
    [
      'Jobs have a labour cost. Parts have a name and a price. A job uses parts, with a quantity for each. The total of a job is the labour cost plus the price of its parts.',
      'Job.total = self.labourCost + sum(item.quantity * item.part.price for JobPart where item.jobId == self.id)',
    ],
  ])('takes what each of several costs for their sum, and for no part: %s', (brief, expected) => {
    expect(computed(brief)).toEqual([expected]);
    expect(factsOf(brief, FactKind.FIELD).filter((field) => field.endsWith('string_list'))).toEqual([]);
  });

  it('takes a list with plus signs for the parts of a thing', () => {
    const brief = 'Lesson = learner + start + end + kind, either night or exam.\n\nA learner has a name.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(['Lesson.start datetime']));
  });
});
