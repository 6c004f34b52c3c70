import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('whose the parts behind "with" are', () => {
  it.each([
    [
      'A league has a name. Clubs hand in a protest for a league, with a text and a video.',
      ['League.name string', 'Protest.text text', 'Protest.video url'],
    ],
    [
      'There are skippers and boats. Charters link a skipper to a boat, with start and end dates and a status (booked, sailed, cancelled).',
      ['Charter.startDate date', 'Charter.endDate date', 'Charter.status enum(booked|sailed|cancelled)'],
    ],
    [
      'There are invoices. Payments belong to an invoice, with an amount and a payment date.',
      ['Payment.amount decimal', 'Payment.paymentDate date'],
    ],
    ['There are accounts. We keep transfers between two accounts with an amount.', ['Transfer.amount decimal']],
    [
      'Clubs have a name. Matches between two clubs, with a score, are played here.',
      ['Club.name string', 'Match.score integer'],
    ],
    [
      'There are vans and roads. A trip uses one van, with a start time and a distance.',
      ['Trip.startTime datetime', 'Trip.distance number'],
    ],
    [
      'Trucks have a name. Every truck posts its location for a day, with an address and opening hours.',
      ['Truck.name string', 'Location.address string', 'Location.openingHours string'],
    ],
    [
      'There are shows. Tickets are sold for each show with a price and a seat number.',
      ['Ticket.price decimal', 'Ticket.seatNumber string'],
    ],
    ['Guests have cards with a number and show them at the desk.', ['Card.number string']],
    [
      'Drills have a name. When drills come back, staff record the actual return date.',
      ['Drill.name string', 'Drill.actualReturnDate date'],
    ],
    [
      'There are sensors. A sensor sends a measurement every minute, with a value and a unit.',
      ['Measurement.value decimal', 'Measurement.unit string'],
    ],
    ['Observers can log sightings with a place and a date.', ['Sighting.place string', 'Sighting.date date']],
    ['Conductors must also plan concerts with a start time.', ['Concert.startTime datetime']],
    ['A barn has several stalls with a number and a width.', ['Stall.number string', 'Stall.width number']],
    [
      'Families register with a name, the number of adults and children and any dietary restrictions.',
      [
        'Family.name string',
        'Family.numberOfAdults integer',
        'Family.numberOfChildren integer',
        'Family.dietaryRestrictions text',
      ],
    ],
    [
      'As a trainer I want to add exercises with a name and a difficulty from 1 to 5.',
      ['Exercise.name string', 'Exercise.difficulty integer'],
    ],
    [
      'As a builder I want to add a work log to a request with hours worked and a comment.',
      ['WorkLog.hoursWorked number', 'WorkLog.comment text'],
    ],
    [
      'Requests have a title. Builders add work logs to requests with hours worked and a comment.',
      ['Request.title string', 'WorkLog.hoursWorked number', 'WorkLog.comment text'],
    ],
    [
      'As a trainer I want to add exercises (name, muscle group, weight in kg).',
      ['Exercise.name string', 'Exercise.muscleGroup string', 'Exercise.weight number'],
    ],
  ])('%s', (brief, fields) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.FIELD)).toEqual(fields);
  });
});

describe('parts told behind a clause that ties its subject to others', () => {
  it.each([
    ['Stays connect a guest with a room, including a price and a status.', 'Stay'],
    ['A stay is for one guest and one room, with a price and a status.', 'Stay'],
    ['Stays are recorded against a room with a price and a status.', 'Stay'],
    ['A stay is booked by a guest with a price and a status.', 'Stay'],
    ['Each stay belongs to a guest with a price and a status.', 'Guest'],
  ])('%s: of %s', (said, owner) => {
    const brief = `API. ${said} Guests have a name. Rooms have a number.`;
    expect(factsOf(brief, FactKind.FIELD)).toEqual(
      expect.arrayContaining([`${owner}.price decimal`, `${owner}.status string`]),
    );
  });
});

it.each([
  ['Create a Go API for notes with a title', ['Note.title string']],
  ['Build a Python backend for kites with a colour and a span.', ['Kite.colour string', 'Kite.span string']],
  ['Make an app for looms with a serial number', ['Loom.serialNumber string']],
])('what software is for has the parts, not the software: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
});

describe('what somebody makes one of per thing', () => {
  it.each([
    ['Kites have a colour.', 'Pilots write one report per kite with a text and a link.', 'Report', 'Kite'],
    ['Exams have a title.', 'Pupils hand in one essay per exam with a text and a link.', 'Essay', 'Exam'],
    ['Crates have a label.', 'Staff record losses per crate with a text and a link.', 'Loss', 'Crate'],
    ['Halls have a name.', 'There is one plan per hall with a text and a link.', 'Plan', undefined],
  ])('%s %s', (known, said, owner, thing) => {
    const brief = `An API. ${known} ${said}`;
    expect(factsOf(brief, FactKind.FIELD).slice(1)).toEqual([`${owner}.text text`, `${owner}.link url`]);
    if (thing === undefined) return;
    expect(factsOf(brief, FactKind.RELATION)).toContain(`${owner}-${thing} many_to_one`);
    expect(factsOf(brief, FactKind.PERMISSION).join()).not.toContain(`${thing}.create`);
  });
});

describe('what is said to be of a kind', () => {
  it.each([
    ['Clients are companies with a VAT number. An order has a client.', ['Client.vatNumber string']],
    [
      'A ride is one tour of a bus with a start time. Buses have a plate.',
      ['Ride.startTime datetime', 'Bus.plate string'],
    ],
    [
      'We rent out tents and canoes, which have a daily price.',
      ['Tent.dailyPrice decimal', 'Canoe.dailyPrice decimal'],
    ],
    [
      'A fair has a date and a programme made up of talks. A talk has a title.',
      ['Fair.date date', 'Talk.title string'],
    ],
  ])('has the parts itself: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
  });
});
