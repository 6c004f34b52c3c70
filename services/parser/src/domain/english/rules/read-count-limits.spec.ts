import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('how many may refer to the same', () => {
  it.each([
    [
      'Workshops have a title. Participants register for workshops with name and email; no more than 20 per workshop.',
      'Registration',
      'workshop',
      20,
    ],
    [
      'Courses have a title. Registrations belong to a course and have a name. A course takes at most 15 participants.',
      'Registration',
      'course',
      15,
    ],
    [
      'Teams have a name. A player belongs to a team and has a name. A team has at most 5 players.',
      'Player',
      'team',
      5,
    ],
    [
      'Members have a name. A loan belongs to a member and has a day. A member can have up to three loans.',
      'Loan',
      'member',
      3,
    ],
    [
      'Polls have a title. An option belongs to a poll and has a text. A poll must not have more than ten options.',
      'Option',
      'poll',
      10,
    ],
    [
      'Albums have a title. Photos belong to an album and have a caption. No more than 50 photos per album.',
      'Photo',
      'album',
      50,
    ],
    [
      'Halls have a name. A stand belongs to a hall and has a size. Each hall has a maximum of 12 stands.',
      'Stand',
      'hall',
      12,
    ],
  ])('%s', (brief, entity, holder, most) => {
    const rule = `guard:count(${entity} where item.${holder}Id == self.${holder}Id and item.id != self.id) < ${String(most)}`;
    expect(factsOf(brief, FactKind.RULE)).toEqual([`${entity}.create ${rule}`, `${entity}.update ${rule}`]);
  });

  it.each([
    [
      'Players have a name. A player belongs to a team. Teams have a name. No more than 11 players fit in one team.',
      'Player',
      ['teamId'],
      11,
    ],
    [
      'Guests have a name and belong to a tour. Tours have a date. No more than 12 guests can join one tour.',
      'Guest',
      ['tourId'],
      12,
    ],
    [
      'Courts have a number. Members have a name. Bookings have a court, a member and a date. A member can book at most two courts per day.',
      'Booking',
      ['memberId', 'date'],
      2,
    ],
    [
      'Tutors have a name. Lessons have a tutor and a day. No tutor gives more than six lessons on the same day.',
      'Lesson',
      ['tutorId', 'day'],
      6,
    ],
    [
      'Guards have a name. Beaches have a name. Shifts have a guard, a beach and a date. There may be at most 4 guards per beach and day.',
      'Shift',
      ['beachId', 'date'],
      4,
    ],
  ])('of the records that tie both, by day: %s', (brief, entity, keys, most) => {
    const same = keys.map((key) => `item.${key} == self.${key}`).join(' and ');
    const rule = `${entity}.create guard:count(${entity} where ${same} and item.id != self.id) < ${String(most)}`;
    expect(factsOf(brief, FactKind.RULE)).toContain(rule);
  });

  it.each([
    'may not have more than five books at once',
    'can borrow at most 5 books at a time',
    'can have up to 5 open loans',
  ])('counts what is not over: a member %s', (words) => {
    const brief = `Members have a name. Books have a title. Loans have a member, a book and a returned date. A member ${words}.`;
    const others = 'item.memberId == self.memberId and item.id != self.id and (item.returnedDate == null)';
    expect(factsOf(brief, FactKind.RULE)).toContain(
      `Loan.create guard:not (self.returnedDate == null) or count(Loan where ${others}) < 5`,
    );
  });

  it.each(['A flat can only have one active lease.', 'There can be only one active lease per flat.'])(
    'counts one at a time, and says no more of how they are related: %s',
    (sentence) => {
      const brief = `Flats have a number. Leases have a flat, a day and a status: active or ended. ${sentence}`;
      expect(factsOf(brief, FactKind.RELATION)).toEqual(['Lease-Flat many_to_one']);
      expect(factsOf(brief, FactKind.RULE)).toContain(
        'Lease.create guard:not (self.status == "active") or count(Lease where item.flatId == self.flatId and item.id != self.id and (item.status == "active")) < 1',
      );
    },
  );

  it('counts those in a state', () => {
    const brief =
      'Members have a name. Loans belong to a member. Loans are open, then returned. No more than 3 open loans per member.';
    expect(factsOf(brief, FactKind.RULE)[0]).toContain('and (item.status == "open")) < 3');
  });

  it.each([
    'Members have a name. A loan belongs to a member and has a day. A member can have up to three overdue loans.',
    'Books have a title of at most 100 characters.',
    'Members have a name. Each member has at most one guarantor. A booking has a date and belongs to a member.',
    'Nurses have a name. A nurse can have no more than two mentors. A registration has a date and belongs to a nurse.',
    'Workshops have a title (max 120 characters). A booking belongs to a workshop and has a note (max 200 characters).',
  ])('says nothing of %j', (brief) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });

  it.each(['open work order', 'open order'])(
    'says of one %s at a time neither a field nor that times overlap',
    (named) => {
      const thing = named.replace('open ', '');
      const brief = `Bikes have a brand. ${thing}s have a bike and a status (open, done). A bike can only have one ${named} at a time.`;
      expect(factsOf(brief, FactKind.FIELD).filter((field) => field.startsWith('Bike.'))).toEqual([
        'Bike.brand string',
      ]);
      expect(factsOf(brief, FactKind.RULE)).toEqual([
        expect.stringMatching(/create guard:.*< 1$/),
        expect.stringMatching(/update guard:.*< 1$/),
      ]);
    },
  );
});

describe('limits for a time, for whoever makes them, and least counts', () => {
  const rules = (brief: string): string[] => factsOf(brief, FactKind.RULE).filter((fact) => !fact.includes('.update '));
  const LEASES = 'Plots have a number. Members have a name. Leases have a plot, a member, a start and an end.';
  const REVIEWS = 'Books have a title. Readers write reviews of books with a text.';
  const TRIPS = 'Trips have a date and a maximum number of guests. Bookings belong to a trip and have a name.';

  it.each([
    [LEASES, 'A plot is leased to at most one member at a time.', ['Lease no_overlap:plot']],
    [LEASES, 'A plot can only be leased to one member at a time.', ['Lease no_overlap:plot']],
    [
      REVIEWS,
      'Each reader can leave at most 3 reviews per book.',
      [
        'Review.create guard:count(Review where item.userId == self.userId and item.bookId == self.bookId and item.id != self.id) < 3',
      ],
    ],
    [TRIPS, 'The number of bookings for a trip must not exceed its maximum number of guests.', ['Booking capacity']],
    [
      TRIPS,
      'Max. 12 bookings per trip.',
      ['Booking.create guard:count(Booking where item.tripId == self.tripId and item.id != self.id) < 12'],
    ],
    [TRIPS, 'Guests may make two bookings at the same time, no more.', []],
    [TRIPS, 'A trip must have at least one booking.', []],
  ])('%s %s', (things, sentence, expected) => {
    expect(rules(`${things} ${sentence}`)).toEqual(expected);
  });
});
