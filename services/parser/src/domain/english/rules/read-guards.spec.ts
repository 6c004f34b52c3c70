import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] => factsOf(brief, FactKind.RULE).map((rule) => rule.replace(' guard:', ': '));

const ORDERS = 'Orders have a number and a total. Orders go from draft to sent to paid. ';
const TRIPS = 'Trips have a title and a departure time. Riders can cancel trips. ';

describe('conditions of what may be done', () => {
  it.each([
    ["Sent orders can't be edited.", ['Order.update: self.status != "sent"']],
    ["Sent or paid orders can't be edited.", ['Order.update: self.status == "draft"']],
    ["Draft orders can be edited, sent ones can't.", ['Order.update: self.status != "sent"']],
    ['Only draft orders can be deleted.', ['Order.delete: self.status == "draft"']],
    [
      'Once sent, an order is locked.',
      ['Order.update: self.status == "draft"', 'Order.delete: self.status == "draft"'],
    ],
    ['Sent orders are read-only.', ['Order.update: self.status != "sent"', 'Order.delete: self.status != "sent"']],
    [
      'An order is read-only once it is sent.',
      ['Order.update: self.status == "draft"', 'Order.delete: self.status == "draft"'],
    ],
    ['Orders can no longer be changed after they are sent.', ['Order.update: self.status == "draft"']],
    ['An order may be edited until it is sent.', ['Order.update: self.status == "draft"']],
    ['Clerks can change an order as long as it has not been paid.', ['Order.update: self.status != "paid"']],
    ['An order cannot be deleted unless it is a draft.', ['Order.delete: self.status == "draft"']],
    ['Orders must not be deleted after payment.', ['Order.delete: self.status != "paid"']],
    ['If an order is paid, it cannot be edited.', ['Order.update: self.status != "paid"']],
    ['Clerks can only edit draft orders.', ['Order.update: self.status == "draft"']],
    ['Clerks may edit an order, but not once it has been paid.', ['Order.update: self.status != "paid"']],
    ['Clerks may delete orders, though never after they are sent.', ['Order.delete: self.status == "draft"']],
    ['Orders cannot be edited except while they are drafts.', ['Order.update: self.status == "draft"']],
    [
      'Clerks can refund orders. Paid orders can no longer be refunded or changed.',
      ['Order.refund: self.status != "paid"', 'Order.update: self.status != "paid"'],
    ],
    ['Paid orders cannot be moved.', ['Order.update: self.status != "paid"']],
    ['Only clerks may edit orders.', []],
    ['Clerks can edit orders, and when an order is paid, the customer gets a mail.', []],
    ['Orders can be edited; once an order is sent, the stock is told.', []],
  ])('by state: %s', (sentence, expected) => {
    expect(rules(ORDERS + sentence)).toEqual(expected);
  });

  it.each([
    ['Dangerous bridges can be closed.', ['Bridge.close: self.dangerous == true']],
    ['Bridges that are not dangerous can be painted by a warden.', ['Bridge.paint: self.dangerous == false']],
    ['Dangerous bridges can be closed, too.', []],
    ['Dangerous bridges can be edited.', []],
  ])('by a flag, of a step: %s', (sentence, expected) => {
    expect(rules(`A bridge has a name and is dangerous or not. ${sentence}`)).toEqual(expected);
  });

  it.each([
    [
      'Orders have a pickup date. Orders can be changed up to 24 hours before the pickup date.',
      'self.pickupDate - days(1)',
    ],
    [
      'Stays have an arrival date. A stay may be updated until 48 hours before the arrival date.',
      'self.arrivalDate - days(2)',
    ],
    [
      'Tours have a departure date. Hikers cancel tours up to 24 hours before the departure date.',
      'self.departureDate - days(1)',
    ],
    ['Tours have a start date. Hikers see all tours and cancel them until the day before.', 'self.startDate - days(1)'],
    ['Tours have a meeting date. Hikers can cancel tours up to two days before.', 'self.meetingDate - days(2)'],
  ])('by whole days before a date: %s', (brief, limit) => {
    expect(rules(brief)).toEqual([expect.stringContaining(`today() <= ${limit}`)]);
  });

  it.each([
    [
      'Films have a title. Films go from submitted to accepted. Screenings have a day and a film. Only accepted films may be screened.',
      'Screening.create: self.film.status == "accepted"',
    ],
    [
      'Rooms have a name and are open, then closed. Bookings have a room and a date. A room can only be booked while it is open.',
      'Booking.create: self.room.status == "open"',
    ],
    [
      'Vans have a plate and are free, then broken. Hirings have a van and a date. A van that is broken cannot be hired.',
      'Hiring.create: self.van.status == "free"',
    ],
    [
      'Saws have a name and are idle, busy or faulty. Loans have a saw and a day. Users must not borrow a saw that is faulty.',
      'Loan.create: self.saw.kind != "faulty"',
    ],
  ])('of what a record is made of: %s', (brief, expected) => {
    expect(rules(brief)).toEqual([expected]);
    expect(factsOf(brief, FactKind.OPERATION).filter((one) => one.endsWith('action'))).toEqual([]);
  });

  it.each([
    ['A trip can be cancelled up to 24 hours before it departs.', 'now() <= self.departureTime - hours(24)'],
    ['Trips cannot be cancelled less than 2 hours before departure.', 'now() <= self.departureTime - hours(2)'],
    ['A trip can be cancelled until a week before the departure time.', 'now() <= self.departureTime - days(7)'],
    ['Trips can be cancelled at least 3 days before the departure.', 'now() <= self.departureTime - days(3)'],
    ['A trip can be cancelled within 15 minutes of being created.', 'now() <= self.createdAt + minutes(15)'],
    ['No trip may be cancelled later than one week before departure.', 'now() <= self.departureTime - days(7)'],
    ['Trips can not be cancelled after they have departed.', 'now() < self.departureTime'],
  ])('by time: %s', (sentence, expected) => {
    expect(rules(TRIPS + sentence)).toEqual([`Trip.cancel: ${expected}`]);
  });

  it('by what the row refers to', () => {
    const brief =
      'A kayak has a number, and we note whether it is available. A hire belongs to a kayak and has a day. Hires can only be created if the kayak is available.';
    expect(rules(brief)).toEqual(['Hire.create: self.kayak.available == true']);
  });

  it.each([
    ['Closed polls do not accept votes.', 'Vote.create: self.poll.status != "closed"'],
    ['No votes can be cast in closed polls.', 'Vote.create: self.poll.status != "closed"'],
    ['Closed polls accept no votes.', 'Vote.create: self.poll.status != "closed"'],
    ['An archived poll gets no new votes.', 'Vote.create: self.poll.status != "archived"'],
    ['Closed ones take no further votes.', 'Vote.create: self.poll.status != "closed"'],
    ['Members cannot vote in archived polls.', 'Vote.create: self.poll.status != "archived"'],
    ['Votes can only be placed on running polls.', 'Vote.create: self.poll.status == "running"'],
    ['Only running polls accept votes.', 'Vote.create: self.poll.status == "running"'],
    ['Votes are not accepted once the poll is closed.', 'Vote.create: self.poll.status == "running"'],
  ])('by the condition of what a new row is for: %s', (sentence, expected) => {
    const brief =
      'Polls have a question and a status (running, closed, archived). Votes have a choice and belong to a poll. ';
    expect(rules(brief + sentence)).toEqual([expected]);
  });

  it('by a state, which what is only interrupted has not reached', () => {
    const brief =
      'Leases have a date. A lease is requested, active, on hold or closed. Once a lease is closed, it cannot be changed.';
    expect(rules(brief)).toEqual(['Lease.update: self.status != "closed"']);
  });

  it('by a date that tells that it happened', () => {
    const brief = 'Loans have a due date and a returned date. Loans cannot be deleted before they are returned.';
    expect(rules(brief)).toEqual(['Loan.delete: self.returnedDate != null']);
  });

  it.each([
    [
      'Vouchers have a code and an expiry date. Clerks redeem vouchers. An expired voucher cannot be redeemed.',
      'Voucher.redeem: today() <= self.expiryDate',
    ],
    [
      'Invoices have a due date. Clerks send reminders for invoices. Reminders can only be sent for overdue invoices.',
      'Reminder.send: today() > self.invoice.dueDate',
    ],
  ])('by a day that is over: %s', (brief, expected) => {
    expect(rules(brief)).toEqual([expected]);
  });

  it.each([
    [
      'Finds have a date found. Finds can only be destroyed 90 days after they were found.',
      ['Find.delete: today() >= self.dateFound + days(90)'],
    ],
    [
      'A class has a start time. Members book classes. A booking can be cancelled 12 hours before the class starts.',
      ['Booking.cancel: now() <= self.class.startTime - hours(12)'],
    ],
    [
      'Dives have a start time. Divers sign up for dives until the dive starts.',
      ['Registration.create: now() < self.dive.startTime'],
    ],
    [
      'Dives have a start time. Divers can sign up for a dive before it starts.',
      ['Registration.create: now() < self.dive.startTime'],
    ],
    [
      'Exams have a date. Students register for exams. Registration closes one week before the exam.',
      ['Registration.create: today() <= self.exam.date - days(7)'],
    ],
    ['Parcels have a delivery date. Customers can return a parcel 14 days after delivery.', []],
    [`${TRIPS}Riders can cancel trips, but not once they have departed.`, ['Trip.cancel: now() < self.departureTime']],
  ])('by so long before or after: %s', (brief, expected) => {
    expect(rules(brief)).toEqual(expected);
  });

  it.each([
    "Invoices have a number. An invoice is a draft until it is sent; sent invoices can't be changed.",
    'Articles have a title. An article is a draft until it is published; published articles cannot be edited.',
  ])('hold for what they are told of: %s', (brief) => {
    expect(rules(brief)).toEqual([expect.stringMatching(/^\w+\.update: self\.status == "draft"$/)]);
  });

  it.each([
    ['Offers after the closing date are rejected.', ['Offer.create: today() <= self.tender.closingDate']],
    ['Offers received after the closing date will be refused.', ['Offer.create: today() <= self.tender.closingDate']],
    ['Offers after the closing date are not accepted.', ['Offer.create: today() <= self.tender.closingDate']],
    ['Offers are accepted until the closing date.', ['Offer.create: today() <= self.tender.closingDate']],
    ['Clerks reject offers. Offers after the closing date are rejected.', []],
    ['Firms can make an offer only once per tender.', []],
  ])('refuse what comes too late: %s', (sentence, expected) => {
    const brief =
      'Tenders have a title and a closing date. Offers have an amount and a firm and belong to a tender. Firms have a name. ';
    expect(rules(brief + sentence)).toEqual(expected);
  });

  it.each([
    'Offers have a price. An offer is open until it is accepted. Offers that are not accepted within 14 days expire.',
    'Visits have a date. A visit is planned until a nurse confirms it. Visits that are not confirmed in time are dropped.',
  ])('are none where it is only said which ones: %s', (brief) => {
    expect(rules(brief)).toEqual([]);
  });

  it('are of what the sentence begins with, whatever was spoken of before', () => {
    const brief =
      "Leases are drafted, then signed, then archived. Leases have a number. Tenants have a name and belong to a lease. Once a lease has been signed, it can't be changed by anyone.";
    expect(rules(brief)).toEqual(['Lease.update: self.status == "drafted"']);
  });

  it('begin when the row itself does, and at no date of birth of what it refers to', () => {
    const brief =
      'Pupils have a name and a date of birth. Lessons have a pupil, a topic and a date. Lessons can be cancelled up to 24 hours before they start.';
    expect(rules(brief)).toEqual(['Lesson.cancel: today() <= self.date - days(1)']);
  });
});
