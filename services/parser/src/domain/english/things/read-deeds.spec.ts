import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const THINGS = 'Hirers have a phone number. Halls have a street. ';

const recorded = (sentence: string): string[] =>
  [...factsOf(THINGS + sentence, FactKind.FIELD), ...factsOf(THINGS + sentence, FactKind.RELATION)].filter(
    (fact) => !/^(Hirer|Hall)\./.test(fact),
  );

describe('what is kept of a deed', () => {
  it.each([
    [
      'Hirers reserve a hall for two hours.',
      ['Reservation.startTime datetime', 'Reservation-Hirer many_to_one', 'Reservation-Hall many_to_one'],
    ],
    [
      'Hirers rent a hall for an hour.',
      ['Rental.startTime datetime', 'Rental-Hirer many_to_one', 'Rental-Hall many_to_one'],
    ],
    [
      'Hirers reserve a hall from a start date to an end date.',
      [
        'Reservation.startDate date',
        'Reservation.endDate date',
        'Reservation-Hirer many_to_one',
        'Reservation-Hall many_to_one',
      ],
    ],
    [
      'A hirer books a hall for a date and a start time.',
      ['Booking.date date', 'Booking.startTime time', 'Booking-Hirer many_to_one', 'Booking-Hall many_to_one'],
    ],
    [
      'Visitors sign up for a hall with their name and email.',
      ['Registration.name string', 'Registration.email email', 'Registration-Hall many_to_one'],
    ],
    [
      'An engineer inspects a hall on a date and writes down the mileage and the result.',
      ['Inspection.date date', 'Inspection.mileage integer', 'Inspection.result string', 'Inspection-Hall many_to_one'],
    ],
    [
      'When a hirer reserves a hall, we write down the date and the deposit.',
      [
        'Reservation.date date',
        'Reservation.deposit decimal',
        'Reservation-Hirer many_to_one',
        'Reservation-Hall many_to_one',
      ],
    ],
    [
      'An engineer repairs a hall and records the date and the cost of the repair.',
      ['Repair.date date', 'Repair.cost decimal', 'Repair-Hall many_to_one'],
    ],
    [
      'Hirers reserve halls for a day.',
      ['Reservation.date date', 'Reservation-Hirer many_to_one', 'Reservation-Hall many_to_one'],
    ],
    [
      'Hirers enrol in halls; we store the date and whether they have paid.',
      [
        'Enrollment.date date',
        'Enrollment.hasPaid boolean',
        'Enrollment-Hirer many_to_one',
        'Enrollment-Hall many_to_one',
      ],
    ],
    [
      'Engineers run tests on halls, recording the method and the result.',
      ['Test.method string', 'Test.result string', 'Test-Hall many_to_one'],
    ],
    [
      'Painters varnish halls, noting the product and the duration.',
      ['Varnishing.product string', 'Varnishing.duration integer', 'Varnishing-Hall many_to_one'],
    ],
    [
      'Guests can request to rent a hall for a period.',
      ['Request.startDate date', 'Request.endDate date', 'Request-Hall many_to_one'],
    ],
    ['Guests can ask to rent a hall for a day.', ['Request.date date', 'Request-Hall many_to_one']],
    [
      'Visitors sign up for halls, and we record the day and the fee they paid.',
      ['Registration.day date', 'Registration.fee decimal', 'Registration-Hall many_to_one'],
    ],
    [
      'Hirers rent a hall by picking a date and a duration.',
      ['Rental.date date', 'Rental.duration integer', 'Rental-Hall many_to_one', 'Rental-Hirer many_to_one'],
    ],
    [
      'Whenever a family rents a hall, the start date is recorded.',
      ['Rental.startDate date', 'Rental-Hall many_to_one'],
    ],
  ])('reads %j', (sentence, expected) => {
    expect(recorded(sentence).sort()).toEqual([...expected].sort());
  });

  it('lets everybody comment where no account is needed', () => {
    const brief = `${THINGS}Neighbours can comment on a hall without an account.`;
    expect(recorded('Neighbours can comment on a hall.')).toEqual(['Comment-Hall many_to_one']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['anyone Comment.create']);
  });
});

describe('deeds of which a record is spoken of', () => {
  it.each([
    ['Anglers reserve jetties. Anglers can see their reservations.', 'Reservation-Jetty many_to_one'],
    ['As a walker I want to borrow a tent. As a walker I want to see my loans.', 'Loan-Tent many_to_one'],
    ['Skis have a size. Guests can wax skis and comment on them. A comment has a text.', 'Comment-Ski many_to_one'],
    ['Guests rent skis. A rental has a price.', 'Rental-Ski many_to_one'],
    ['Guests enter races. For each entry we keep the bib number. Races have a date.', 'Entry-Race many_to_one'],
  ])('ties the record to what is taken in %j', (brief, expected) => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual([expected]);
  });
});

it('tells of what is acted on with something, not of who acts', () => {
  const brief = 'Pupils submit petitions. Wardens check petitions and accept them or reject them with a reason.';
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Petition.reason text']);
});

describe('places that are taken', () => {
  it.each([
    ['Walkers can register for a tour. Tours have a date.', 'Registration-Tour'],
    ['Walkers sign up for tours. Tours have a date.', 'Registration-Tour'],
    ['Parents enrol their children in a choir. Choirs have a name.', 'Enrollment-Choir'],
    ['As a keeper I want to register my dog for a class. A class has a name.', 'Registration-Class'],
  ])('are records of their own in %j', (brief, expected) => {
    expect(factsOf(brief, FactKind.RELATION)).toContain(`${expected} many_to_one`);
    expect(factsOf(brief, FactKind.PERMISSION)).not.toContainEqual(expect.stringMatching(/(Tour|Choir|Class)\./));
  });

  it('tie who has rows of his own to what he takes part in', () => {
    const brief = 'Walkers have a name. Walkers sign up for tours. Tours have a date.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Walker-Tour many_to_many']);
  });

  it('are so in a domain whose usual model has rows for whoever takes them', () => {
    const brief = 'API for a school. Courses have a title and a level. Students enrol in courses.';
    expect(factsOf(brief, FactKind.RELATION)).toContain('Enrollment-Course many_to_one');
  });

  it('count who took one', () => {
    const brief = 'Walkers can sign up for a tour, at most 12 walkers per tour. Tours have a date.';
    expect(factsOf(brief, FactKind.RULE)[0]).toMatch(/^Registration.create guard:count\(Registration where .*\) < 12$/);
  });

  it.each(['enrolment', 'enrollment'])('is called as the brief spells it: %s', (name) => {
    const brief = `Courses have a title. Pupils have a name. Pupils enrol in a course only once. An ${name} has a mark.`;
    const [relation] = factsOf(brief, FactKind.RELATION);
    expect(relation?.toLowerCase()).toContain(`${name}-`);
    expect(factsOf(brief, FactKind.FIELD).join().toLowerCase()).toContain(`${name}.mark`);
  });
});

describe('places in what is booked', () => {
  it.each([
    ['Riders can book several seats on a ride. A ride has a date.', ['Booking.seats integer'], 'Booking-Ride'],
    ['Riders reserve 2 seats on a ride. A ride has a date.', ['Reservation.seats integer'], 'Reservation-Ride'],
    [
      'A skipper reserves berths in a harbour. A harbour has a name.',
      ['Reservation.berths integer'],
      'Reservation-Harbour',
    ],
    ['Riders can book a seat on a ride. A ride has a date.', [], 'Booking-Ride'],
  ])('are counted, not taken for things, in %j', (brief, fields, relation) => {
    const kept = factsOf(brief, FactKind.FIELD).filter((field) => /^(Booking|Reservation)/.test(field));
    expect(kept).toEqual(fields);
    expect(factsOf(brief, FactKind.ENTITY)).not.toContainEqual(expect.stringMatching(/^(Seat|Berth)$/));
    if (fields.length > 0) expect(factsOf(brief, FactKind.RELATION)).toContain(`${relation} many_to_one`);
  });

  it('are things where the brief describes them', () => {
    const brief = 'A seat has a number. A show has a date. Guests book seats for a show.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Seat-Show many_to_one']);
  });
});

it.each([
  ['Customers buy tickets for a concert. A concert has a date.', ['Ticket-Concert many_to_one']],
  ['Clients can purchase licences for photos. A photo has a caption.', ['Licence-Photo many_to_one']],
  ['Customers buy gifts for a member. A member has a name.', []],
])('ties what is bought to what it is for: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.RELATION)).toEqual(expected);
});

describe('what is bought', () => {
  it.each([
    'Passengers buy tickets for a trip.',
    'Passengers can buy a ticket for a trip. A ticket has a seat number.',
  ])('comes about by it, and is of what it is for: %s', (sentence) => {
    const brief = `Trips have a date. ${sentence}`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Ticket-Trip many_to_one']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['passenger Ticket.create']);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  });
});

it('gives the parts to what somebody owns, and not to the owner', () => {
  const brief = 'Neighbours list the ladders that they own, with a name and a daily fee.';
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Ladder.name string', 'Ladder.dailyFee decimal']);
});

it.each([
  'A warden inspects a bridge and notes the temperature and whether it is safe.',
  'A warden inspects a bridge, measures the temperature and states whether it is safe.',
])('keeps what the same person goes on to note: %s', (sentence) => {
  const brief = `Bridges have a name. ${sentence}`;
  expect(factsOf(brief, FactKind.FIELD)).toEqual([
    'Bridge.name string',
    'Inspection.temperature number',
    'Inspection.safe boolean',
  ]);
  expect(factsOf(brief, FactKind.RELATION)).toEqual(['Inspection-Bridge many_to_one']);
});

it('keeps with the thing itself what is noted with a step of its life', () => {
  const brief = 'Rentals have a start date. The clerk closes the rental, entering the mileage.';
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Rental.startDate date', 'Rental.mileage integer']);
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['clerk Rental.close']);
});

describe('what is told in making something', () => {
  it.each([
    [
      'Clerks file a complaint by giving a topic and a phone number.',
      ['Complaint.topic string', 'Complaint.phoneNumber string'],
    ],
    [
      'Drivers book a stay for a van by choosing an arrival date and a price.',
      ['Stay.arrivalDate date', 'Stay.price decimal'],
    ],
  ])('is told of it: %s', (said, expected) => {
    expect(factsOf(`An API. Vans have a plate. ${said}`, FactKind.FIELD).slice(1)).toEqual(expected);
  });

  it('is done by those of whom the sentence before speaks', () => {
    const brief = 'An API. Drivers can add vans. They book a ramp for a van with a date.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['driver Van.create', 'driver Booking.create']);
  });
});

it.each([
  [
    'Students enrol in courses. For each enrolment we store a date.',
    ['Enrolment-User many_to_one', 'Enrolment-Course many_to_one'],
  ],
  ['Dogs can be booked. Members can sign up for the app. A dog has a name.', []],
])('a place is taken in what it is named for: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.RELATION)).toEqual(expected);
});

it('what is asked for is liked by nobody', () => {
  const brief = "We'd like a simple tool for our garden. We also own tools, which have a name.";
  expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Tool']);
  expect(factsOf('Members like photos. A photo has a title.', FactKind.ENTITY)).toContain('Like');
});

describe('what learners do with what others teach', () => {
  it.each([
    ['Students complete lessons. A lesson has a title.', 'Completion-Lesson many_to_one'],
    ['Trainees can attempt a test. A test has a title.', 'Attempt-Test many_to_one'],
    ['Pupils take exams. An exam has a title.', 'Attempt-Exam many_to_one'],
  ])('is kept for each of them: %s', (brief, relation) => {
    expect(factsOf(brief, FactKind.RELATION)).toContain(relation);
  });

  it.each([
    'Mechanics complete repairs. A repair has a title.',
    'Students take photos. A photo has a title.',
    'Teachers complete lessons. A lesson has a title.',
  ])('is no more than a step elsewhere: %s', (brief) => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual([]);
  });
});

it('keeps what users do to things that they were said to add', () => {
  expect(factsOf('Users add poems with a title, like poems and follow poets.', FactKind.RELATION)).toContain(
    'Like-Poem many_to_one',
  );
});

it.each([
  ['Nurses apply with a motivation and a start date. Wards post shifts with a date.', 'Application.motivation'],
  ['Readers can comment on poems and like them. A poem has a title.', 'Like.'],
])('keeps what is told of a deed whose object stands elsewhere: %s', (brief, told) => {
  const facts = [...factsOf(brief, FactKind.FIELD), ...factsOf(brief, FactKind.CONSTRAINT)];
  expect(facts.some((fact) => fact.startsWith(told))).toBe(true);
});
