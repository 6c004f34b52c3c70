import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const lines = (brief: string): string[] => [
  ...factsOf(brief, FactKind.RELATION),
  ...factsOf(brief, FactKind.FIELD).filter((fact) => /^[A-Z]\w+\.(value|choice|stars|hours|date|note)/.test(fact)),
  ...factsOf(brief, FactKind.CONSTRAINT).filter((fact) => fact.includes('unique_with')),
  ...factsOf(brief, FactKind.OPERATION),
];

describe('deeds that everybody does for himself', () => {
  it.each([
    [
      'Photos have a caption. Users can like photos.',
      ['Like-User many_to_one', 'Like-Photo many_to_one', 'Like.user unique_with=photo'],
    ],
    [
      'Artists have a name. Fans follow artists.',
      ['Follow-User many_to_one', 'Follow-Artist many_to_one', 'Follow.user unique_with=artist'],
    ],
    [
      'Job ads have a title. As a candidate, I can bookmark job ads.',
      ['Bookmark-User many_to_one', 'Bookmark-JobAd many_to_one', 'Bookmark.user unique_with=jobAd'],
    ],
    [
      'Hikes have a title. Guests can join hikes.',
      ['Participation-User many_to_one', 'Participation-Hike many_to_one', 'Participation.user unique_with=hike'],
    ],
    [
      'Choirs have a name. Singers can join a choir and leave it again.',
      ['Participation-User many_to_one', 'Participation-Choir many_to_one', 'Participation.user unique_with=choir'],
    ],
    [
      'Crews have a name. Sailors join crews.',
      ['Membership-User many_to_one', 'Membership-Crew many_to_one', 'Membership.user unique_with=crew'],
    ],
    [
      'Tournaments have a title. Players take part in tournaments.',
      [
        'Participation-User many_to_one',
        'Participation-Tournament many_to_one',
        'Participation.user unique_with=tournament',
      ],
    ],
    [
      'Seminars have a topic. Trainees attend seminars.',
      ['Attendance-User many_to_one', 'Attendance-Seminar many_to_one', 'Attendance.user unique_with=seminar'],
    ],
    ['Classes have a capacity. Members can book classes.', ['Booking-Class many_to_one']],
    [
      'Requests have a subject. Editors read requests, reply to them and close them.',
      ['Reply-Request many_to_one', 'Request.close action'],
    ],
    ['Offers have a text. Sellers reply to offers.', ['Reply-Offer many_to_one']],
    ['Canoes have a number. Campers rent canoes.', ['Rental-Canoe many_to_one']],
    ['Products have a name. Customers order products.', ['Order-Product many_to_one']],
    [
      'Courses have a title. Pupils can enrol in courses.',
      ['Enrolment-User many_to_one', 'Enrolment-Course many_to_one'],
    ],
    [
      'Questions have a text. Users can upvote questions.',
      ['Upvote-User many_to_one', 'Upvote-Question many_to_one', 'Upvote.user unique_with=question'],
    ],
    [
      'Motions have a title. Members vote on motions with yes, no or abstain.',
      [
        'Vote-User many_to_one',
        'Vote-Motion many_to_one',
        'Vote.choice enum(yes|no|abstain)',
        'Vote.user unique_with=motion',
      ],
    ],
    [
      'Polls have a title. An option has a label and belongs to a poll. Each user can vote for one option per poll.',
      [
        'Option-Poll many_to_one',
        'Vote-User many_to_one',
        'Vote-Option many_to_one',
        'Vote-Poll many_to_one',
        'Vote.user unique_with=poll',
      ],
    ],
    ['Hotels have a name. Hotels can be rated by guests.', ['Rating-Hotel many_to_one']],
    [
      'Tickets have a subject. Agents rate tickets as low, medium or high.',
      ['Rating-Ticket many_to_one', 'Rating.value enum(low|medium|high)'],
    ],
    [
      'Films have a name. Users can add a rating from 1 to 10 to a film.',
      ['Rating-Film many_to_one', 'Rating.value integer'],
    ],
    ['Products have a name. Customers can rate and review products.', ['Review-Product many_to_one']],
    ['Lots have a name. Bidders bid on lots.', ['Bid-User many_to_one', 'Bid-Lot many_to_one']],
    [
      'Recipes have a name. Users rate recipes from 1 to 5 and comment on them.',
      ['Rating-Recipe many_to_one', 'Comment-Recipe many_to_one', 'Rating.value integer'],
    ],
    [
      'Tasks have a name. Employees log hours on tasks with a date and a note.',
      [
        'TimeEntry-User many_to_one',
        'TimeEntry-Task many_to_one',
        'TimeEntry.hours number',
        'TimeEntry.date date',
        'TimeEntry.note text',
      ],
    ],
  ])('found records: %s', (brief, expected) => {
    expect(lines(brief)).toEqual(expected);
  });

  it.each([
    'Members have a name. Gardens have a name. Our members like the garden.',
    'Orders have a number. A process has a name. Orders follow a process.',
    'Users can follow other users. Posts have a title and belong to a user.',
  ])('found none where somebody only tells: %s', (brief) => {
    expect(lines(brief).filter((fact) => /^(Like|Follow)/.test(fact))).toEqual([]);
  });

  it('keeps what is one person’s own from the others, and needs an account for the rest', () => {
    expect(factsOf('Photos have a name. Users can bookmark photos.', FactKind.OWNERSHIP)).toEqual(['Bookmark private']);
    expect(factsOf('Hotels have a name. Guests can rate hotels.', FactKind.PERMISSION)).toEqual([
      'authenticated Rating.create',
    ]);
  });

  it('takes them back by deleting the record', () => {
    const brief = 'Authors have a name. Readers can follow an author or unfollow them.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['reader Follow.create', 'owner Follow.delete']);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  });
});

describe('being in a thing among others', () => {
  it('is a tie where those who are have rows of their own', () => {
    const brief = 'Scouts have a name and a birth date. Camps have a place. Scouts take part in camps.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Scout-Camp many_to_many']);
  });

  it.each([
    'Parcels have a sender. Receptionists book in parcels.',
    'Staff have a name. Managers hire staff.',
    'Tickets have a code. Customers buy tickets.',
    'Canoes have a number. Scouts can rent a canoe and bring it back.',
    'Courses have a title. Students have a name. Students enrol in many courses.',
  ])('is none where nothing is taken, or what is taken is made by it: %s', (brief) => {
    expect(factsOf(brief, FactKind.ENTITY)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(Booking|Rental|Purchase|Enrol\w+)/)]),
    );
  });

  it('is none where something else is joined', () => {
    const brief = 'Cables have a length. Fitters can join cables.';
    expect(lines(brief)).toEqual(['Cable.join action']);
  });

  it.each([
    'Teams have a name. Remarks have a text and belong to a team. Users can join a team and leave remarks.',
    'Teams have a name. Users can join a team and leave a review of a team.',
  ])('does not end where something is left behind: %s', (brief) => {
    expect(factsOf(brief, FactKind.PERMISSION)).not.toContain('owner Membership.delete');
  });

  it('ends by the own deed alone', () => {
    const brief = 'Teams have a name. Users can join a team or leave it.';
    expect(factsOf(brief, FactKind.PERMISSION)).toContain('owner Membership.delete');
  });
});
