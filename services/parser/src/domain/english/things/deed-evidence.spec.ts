import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const THINGS = 'API. Runners have a name. Races have a date and a capacity. ';

describe('deeds of which a record is kept although nothing is told of them', () => {
  it.each([
    ['A runner can enter each race only once.', 'Entry-Runner', 'Entry-Race'],
    ['Runners can enrol in a race unless it is full.', 'Enrolment-Runner', 'Enrolment-Race'],
    ['Runners can sign up for a race as long as there are places.', 'Registration-Runner', 'Registration-Race'],
    ['Runners buy a ticket for a race. Tickets have a price.', 'Ticket-Race'],
    [
      'Runners request a coach for a race and a team. Coaches have a name. Teams have a name. Requests are free.',
      'Request-Coach',
      'Request-Race',
      'Request-Team',
    ],
    ['Runners send invitations to other runners. Invitations have a text.', 'Invitation-Runner'],
    ['Runners can book races. Two bookings of one runner must not overlap.', 'Booking-Runner', 'Booking-Race'],
    ['Users vote once per race.', 'Vote-User', 'Vote-Race'],
    ['Runners can enrol in a race unless it is full. The jury votes once per race.', 'Vote-Race'],
    ['As a juror I want to submit my opinion to a race once.', 'Submission-User', 'Submission-Race'],
    ['Runners book a session with a coach for a date.', 'Session-Runner', 'Session-Coach'],
  ])('%s', (said, ...relations) => {
    const sessions = said.includes('session') ? 'Sessions have a price. ' : '';
    expect(factsOf(THINGS + sessions + said, FactKind.RELATION)).toEqual(
      expect.arrayContaining(relations.map((relation) => `${relation} many_to_one`)),
    );
  });

  it.each([
    ['A runner can enter each race only once.', 'Entry.'],
    ['Users vote once per race.', 'Vote.'],
    ['Runners enter a race and get a bib number; a runner can enter each race only once.', 'Entry.'],
    ['As a juror I want to submit my opinion to a race once.', 'Submission.'],
    ['Each runner can rate a race once.', 'Rating.'],
  ])('each pair is there once: %s', (said, subject) => {
    const [unique = ''] = factsOf(THINGS + said, FactKind.CONSTRAINT);
    expect(unique.startsWith(subject)).toBe(true);
    expect(unique).toContain('unique_with=');
  });

  it.each([
    'Runners can enter a race.',
    'Runners enter their times once a week.',
    'Runners hand in a report once per month.',
    'A runner can like to run once it is warm.',
    'A booking system for races.',
  ])('%s', (said) => {
    const entities = factsOf(THINGS + said, FactKind.ENTITY);
    expect(entities.filter((one) => !/^(Runner|Race|Time|Report|Result)$/.test(one))).toEqual([]);
  });
});

describe('rules about such records are no contradiction', () => {
  const BOOKED = 'API. Rooms have a number. Members can book a room from a start time to an end time. ';

  it.each([
    'No double bookings!',
    'Double booking is not allowed.',
    'No booking may be added for a closed room.',
    'Nobody can create bookings on Sundays.',
    'Bookings can never be created by guests.',
    'Bookings cannot be created in the past.',
    'Overlapping bookings are not allowed.',
  ])('%s', (said) => {
    expect(factsOf(BOOKED + said, FactKind.EXCLUSION)).toEqual([]);
    expect(factsOf(BOOKED + said, FactKind.ENTITY)).toContain('Booking');
  });
});

describe('what is done to one of those spoken of', () => {
  it.each([
    ['Runners can see all races and register for one.', 'Registration-Race many_to_one'],
    ['Runners can look at races and sign up for one. They see their sign-ups.', 'SignUp-Race many_to_one'],
  ])('%s', (said, relation) => {
    expect(factsOf(THINGS + said, FactKind.RELATION)).toContain(relation);
    expect(factsOf(THINGS + said, FactKind.PERMISSION)).not.toContain('runner Race.create');
  });
});

describe('what comes with a deed', () => {
  it.each([
    ['Members rate wines from 1 to 10 and leave a comment.', 'Rating.comment text'],
    ['Users can follow wines and rate them from 1 to 5. A user can rate a wine only once.', 'Rating.value integer'],
    ['Wine applications have a date. Judges rate wine applications with points from 0 to 9.', 'Rating.points integer'],
    ['Judges score wines with points between 50 and 100.', 'Score.points integer'],
    ['Runners enter a race and get a bib number; a runner can enter each race only once.', 'Entry.bibNumber integer'],
    ['Runners book a race for a date, a start time and a duration in minutes.', 'Booking.duration integer'],
  ])('%s', (said, field) => {
    expect(factsOf(`${THINGS}Wines have a grape. ${said}`, FactKind.FIELD)).toContain(field);
  });
});

describe('when it is', () => {
  it.each([
    ['Runners can reserve a race for a time slot.', 'Reservation.startTime datetime', 'Reservation.endTime datetime'],
    ['Runners can book a race at a date and time.', 'Booking.date datetime'],
    ['Checks take place at a certain date and time.', 'Check.date datetime'],
    ['Runners request a race for a period.', 'Request.startDate date', 'Request.endDate date'],
    ['Runners sell races with a name and a price.', 'Race.price decimal'],
  ])('%s', (said, ...fields) => {
    expect(factsOf(THINGS + said, FactKind.FIELD)).toEqual(expect.arrayContaining(fields));
  });
});

describe('names that end before what is said of them', () => {
  it.each([
    ['The secretary approves entries and records payments.', 'Payment'],
    ['Drivers see the deliveries of the day.', 'Delivery'],
    ['As a farmer I want to add products with a unit and a price.', 'Product'],
  ])('%s', (said, entity) => {
    const entities = factsOf(`${THINGS}Entries have a number. ${said}`, FactKind.ENTITY);
    expect(entities).toContain(entity);
    expect(entities.filter((name) => /Day|Records|Secretary/.test(name))).toEqual([]);
  });

  it('knows whose they are that somebody brings', () => {
    const brief = 'API. Customers have a name. Bikes have a brand. Customers bring in bikes.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Bike-Customer many_to_one']);
  });
});

describe('things named by what is done', () => {
  it.each([
    ['Sensors send readings with a temperature. Readings have a time.', 'Sensor'],
    ['Editors publish articles.', 'Article'],
    ['It lets nurses record blood pressure (date, upper value, remarks).', 'BloodPressure'],
    ['Works have a title, a year and a price.', 'Work'],
  ])('%s', (said, entity) => {
    expect(factsOf(`API. ${said}`, FactKind.ENTITY)).toContain(entity);
  });
});
