import { FactKind, SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { accountSentences } from '../../requirements/account-sentences';
import { sentencesOf } from '../../schemas/sentences-of';
import { factsOf } from '../../testing/facts-of';
import { readBrief } from '../read-brief';

const rights = (brief: string): string[] => [
  ...factsOf(brief, FactKind.PERMISSION).map((fact) => `permission ${fact}`),
  ...factsOf(brief, FactKind.EXCLUSION).map((fact) => `exclusion ${fact}`),
  ...factsOf(brief, FactKind.OWNERSHIP).map((fact) => `ownership ${fact}`),
];

describe('abilities', () => {
  it.each([
    [
      'Wards have a name. Porters can open and close a ward.',
      ['permission porter Ward.open', 'permission porter Ward.close'],
    ],
    [
      'Pumps have a number. Fitters can put a pump out of service and back into service.',
      ['permission fitter Pump.putOutOfService', 'permission fitter Pump.putBackIntoService'],
    ],
    [
      'Trunks have a weight. Clerks check trunks in and out.',
      ['permission clerk Trunk.checkIn', 'permission clerk Trunk.checkOut'],
    ],
    [
      'Riders have a name. Stewards can suspend a rider and reinstate him.',
      ['permission steward Rider.suspend', 'permission steward Rider.reinstate'],
    ],
    ['Hearings have a date. A judge can cancel a hearing only before it starts.', ['permission judge Hearing.cancel']],
    ['Sales have a date. A trader can close a sale early.', ['permission trader Sale.close']],
    ['Samples have a barcode. Only a supervisor may delete samples.', ['permission supervisor Sample.delete']],
    ['Grades have a mark. The principal has full access.', ['permission principal *.*']],
    ['Plots have a number. Wardens can look at everything.', ['permission warden *.read']],
    [
      'Notes have a text. Users can edit and delete their own notes.',
      ['permission owner Note.update', 'permission owner Note.delete', 'ownership Note public_read'],
    ],
    [
      'Matches have a date. Clubs have a name. Halls have a name. Anyone can see clubs, halls and match scores.',
      ['permission anyone Club.read', 'permission anyone Hall.read'],
    ],
    [
      'Songs have a title. Curators can comment on songs and share them.',
      ['permission curator Comment.create', 'permission curator Song.share'],
    ],
    ['Wells have a depth. Surveyors take readings: each reading has a date.', ['permission surveyor Reading.create']],
    ['Books have a title. Everyone with a login can read books.', ['permission authenticated Book.read']],
    ['Cars have a plate. Managers can see the total cost of each car.', []],
    ['Loans have a due date. Overdue loans can be seen by clerks.', ['permission clerk Loan.read']],
    ["Recipes have a title. Cooks can edit each other's recipes.", ['permission cook Recipe.update']],
    ['Goals have a title. Goals are private.', ['ownership Goal private']],
    ['Films have a title. No one should be able to delete films.', ['exclusion Film.delete']],
    ['Films have a title. The office may do everything.', ['permission office *.*']],
    ['Films have a title. Trainees can only read.', ['permission trainee *.read']],
    ['Films have a title. Everybody can read everything without an account.', ['permission anyone *.read']],
    ['Rooms have a number. Nurses can see which rooms are free.', ['permission nurse Room.read']],
    ['Films have a title. Assistants may look at films but not change them.', ['permission assistant Film.read']],
    [
      'Films have a title. Clubs have a name. Editors add films. The secretary can do anything an editor can do, and manages clubs.',
      ['permission editor Film.create', 'permission secretary Film.create', 'permission secretary Club.*'],
    ],
    [
      'Requirements:\n\nR-1 The system stores films with a title.\nR-2 Clerks shall be able to create films.',
      ['permission clerk Film.create'],
    ],
    ['Camps have a date. After that, no team can be added or removed.', []],
    ['Readings have a value. Readings are append-only.', ['exclusion Reading.update', 'exclusion Reading.delete']],
    [
      'Readings have a value. Readings are never deleted or changed - audit!',
      ['exclusion Reading.delete', 'exclusion Reading.update'],
    ],
    ['Readings have a value. Meters have a name. Broken meters give no new readings.', []],
    ['Proposals have a title. Editors have the ability to close proposals.', ['permission editor Proposal.close']],
    [
      'Proposals have a title. Members are given the option to comment on a proposal.',
      ['permission member Comment.create'],
    ],
    ['Recipes have a title. Members can add comments to a recipe.', ['permission member Comment.create']],
    [
      'Courts have a number. The app should give members the ability to add a court.',
      ['permission member Court.create'],
    ],
    ['Proposals have a title. Editors do not have permission to close proposals.', []],
    ['Proposals have a title. Editors have no right to close proposals.', []],
    ['Shifts have a date. Every volunteer is writing a report after a shift.', ['permission volunteer Report.create']],
    ['Kilns have a name. Mrs. Hollander, our kiln master, can delete kilns.', ['permission kiln_master Kiln.delete']],
    ['Reports have a text. No delete for reports.', ['exclusion Report.delete']],
    [
      'Lamps have a wattage. There is no update or delete for lamps.',
      ['exclusion Lamp.update', 'exclusion Lamp.delete'],
    ],
    [
      "Reports have a text. Reports can't be edited or deleted.",
      ['exclusion Report.update', 'exclusion Report.delete'],
    ],
    [
      'Tools have a name. Loans have a day and a tool. Wardens do the lending. Only librarians can lend and return.',
      ['permission librarian Loan.create', 'permission librarian Loan.return'],
    ],
    [
      'Orders have a number. Technicians shall be able to read orders, to update orders and to create orders.',
      ['permission technician Order.create', 'permission technician Order.read', 'permission technician Order.update'],
    ],
    ['Defects have a place. Residents can report a defect without registering.', ['permission anyone Defect.create']],
    ['Films have a title. Clubs have a name. Stakeholders: read-only on films.', ['permission stakeholder Film.read']],
    ['Films have a title. The head of transport looks after films.', ['permission head_of_transport Film.*']],
    ['Films have a title. As a cinema owner I want to add films.', ['permission cinema_owner Film.create']],
    [
      'Films have a title. The film owner can delete it.',
      ['permission owner Film.delete', 'ownership Film public_read'],
    ],
    ['Films have a title. Besides the boss, nobody may delete films.', ['permission boss Film.delete']],
    ['Films have a title. Administrators shall have access to all functions.', ['permission administrator *.*']],
    ['Films have a title. Officers have read access to everything and change nothing.', ['permission officer *.read']],
    [
      'Families have a name. Messages have a text. Messages between two families are private.',
      ['ownership Message private'],
    ],
    ['Turnings have a day. Apprentices note down turnings.', ['permission apprentice Turning.create']],
    ['Jobs have a number. Dispatch enters jobs.', ['permission dispatch Job.create']],
    ['Films have a title. `sales` creates films.', ['permission sales Film.create']],
    ['Films have a title. The supervisor will be entering the films.', ['permission supervisor Film.create']],
    [
      'Films have a title. Pledges have an amount. Backers pledge something for a film.',
      ['permission backer Pledge.create'],
    ],
    [
      'Films have a title. The clerk can approve films, and I as the secretary can do that too.',
      ['permission clerk Film.approve', 'permission secretary Film.approve'],
    ],
    ['Films have a title. The office does everything else.', ['permission office *.*']],
    [
      'Films have a title. Curators are allowed anything; scientists read the rest.',
      ['permission curator *.*', 'permission scientist *.read'],
    ],
    ['Films have a title. The manager will do all the needful.', ['permission manager *.*']],
    ['Films have a title. Clubs have a name. Clerks do everything concerning films.', ['permission clerk Film.*']],
    ['Films have a title. Nobody but an editor may delete films.', ['permission editor Film.delete']],
    ['Films have a title. I as the secretary can delete films.', ['permission secretary Film.delete']],
    [
      'Crosses have a date. Scientists set up crosses. Guards look after crosses.',
      ['permission guard Cross.*', 'permission scientist Cross.create'],
    ],
  ])('reads %j', (brief, expected) => {
    expect(rights(brief).sort()).toEqual([...expected].sort());
  });

  it.each([
    'Claims have an amount. Once approved, a claim cannot be changed.',
    'Medicines have a name. Medicines cannot be deleted while they have batches.',
    'Rooms have a number. The same room cannot be booked twice for the same time.',
  ])('rules nothing out for good where there is a condition: %j', (brief) => {
    expect(rights(brief)).toEqual([]);
  });

  it.each([
    'Lessons have a date. Instructors have a name. After the lesson the instructor grades it.',
    'Lessons have a date. Instructors have a name. At the end of the day, an instructor grades the lesson.',
  ])('takes nobody for what he deals with: %j', (brief) => {
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(['Lesson.grade action']);
  });

  it('reads a table of who may do what', () => {
    const brief =
      'Books have a title.\n\n| | Admin | Member |\n|---|---|---|\n| Create books | yes | no |\n| Read books | yes | yes |\n';
    expect(rights(brief).sort()).toEqual([
      'permission admin Book.create',
      'permission admin Book.read',
      'permission member Book.read',
    ]);
  });
});

describe('who acts', () => {
  it('is a trade, not whoever has an account', () => {
    expect(factsOf('Tents have a price. Account managers can delete tents.', FactKind.PERMISSION)).toEqual([
      'account_manager Tent.delete',
    ]);
  });

  it('may be several as one, of whom no role is made', () => {
    const brief = 'Families request a visit. Volunteers have a name. I assign one volunteer to each visit.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Visit', 'Volunteer']);
    expect(factsOf(brief, FactKind.ROLE)).toEqual([]);
  });
});

it('takes the state of something for no thing of its own', () => {
  const brief = 'Tents have a price. Keepers can see the state of their tent.';
  expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Tent']);
});

describe('rights over accounts', () => {
  it.each([
    ['Admins can ban users.', 'admin User.ban'],
    ['As an admin I want to deactivate accounts.', 'admin User.deactivate'],
    ['Moderators may lock user accounts.', 'moderator User.lock'],
    ['The warden can suspend a member.', 'warden User.suspend'],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(`Tents have a price. ${sentence}`, FactKind.PERMISSION)).toEqual([expected]);
  });
});

describe('what is denied to some', () => {
  it.each([
    [
      'Stokers write logs. Potters clean kilns. Visitors of the day pay. Potters cannot see the logs.',
      ['stoker Log.read'],
    ],
    [
      'Stokers write logs. Potters must not delete logs. Clerks can read logs.',
      ['stoker Log.delete', 'clerk Log.delete'],
    ],
  ])('is left to the other roles in %j', (brief, expected) => {
    expect(factsOf(`A log has a text. ${brief}`, FactKind.PERMISSION)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    'Potters cannot see the logs of other potters.',
    'Potters cannot see logs if they are new.',
    'Potters cannot read their logs.',
    'Stokers can only change their own logs. Potters cannot see the logs.',
  ])('says nothing of others where only some of it is: %s', (sentence) => {
    const rights = factsOf(`A log has a text. Stokers write logs. ${sentence}`, FactKind.PERMISSION);
    expect(rights.filter((right) => right.endsWith('Log.read') && !right.startsWith('owner'))).toEqual([]);
  });
});

describe('what all users can do', () => {
  it.each([
    ['Users can delete logs.', []],
    ['Admins manage logs. Users can view logs.', ['admin Log.*', 'authenticated Log.read']],
    ['Clerks can add logs. Users can add logs.', ['clerk Log.create', 'authenticated Log.create']],
    ['Clerks can add logs. We can add logs.', ['clerk Log.create']],
  ])('is said where others are named who do: %s', (brief, expected) => {
    expect(factsOf(`A log has a text. ${brief}`, FactKind.PERMISSION)).toEqual(expected);
  });

  it('is understood where nobody else is', () => {
    const reading = readBrief(sentencesOf('A log has a text. Users can add, edit and delete logs. Users log in.'), 0);
    expect(accountSentences(reading)[1]?.outcome).toBe(SentenceOutcome.NO_CONTENT);
  });
});

it.each([
  ['A flat has a number. Tenants can report defects in their flat. A defect has a text.', 'Defect-Flat'],
  ['A table has a number. Waiters can place orders at a table. An order has a date.', 'Order-Table'],
  ['A region has a name. Admins can create shops in any region. A shop has a name.', 'Shop-Region'],
])('ties what is made to where it is made: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.RELATION)).toEqual([`${expected} many_to_one`]);
});

it('ties what is kept of a deed, not what is asked for, to whom it is for', () => {
  const brief = 'A pill has a name. A ward has a floor. A request has a date. Nurses can request pills for their ward.';
  expect(factsOf(brief, FactKind.RELATION).sort()).toEqual(['Request-Pill many_to_one', 'Request-Ward many_to_one']);
});

it('takes "it" behind the owner of something for that', () => {
  const brief = 'A note has a text. A berth has a length. The owner of a note can edit it.';
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['owner Note.update']);
});

describe('access to what is named', () => {
  it.each([
    ['Partners have access to all logs.', ['partner Log.read']],
    ['Only partners have access to logs.', ['partner Log.read']],
    ['Partners have full access to logs.', ['partner Log.*']],
    ['Clerks have no access to logs.', []],
    ['Clerks have access to their own logs.', ['owner Log.read']],
  ])('is a right to see it: %s', (sentence, expected) => {
    expect(factsOf(`A log has a text. ${sentence}`, FactKind.PERMISSION)).toEqual(expected);
    if (expected.length > 0) expect(factsOf(`A log has a text. ${sentence}`, FactKind.RELATION)).toEqual([]);
  });
});

it.each(['A law firm wants to track logs.', 'We would like to monitor logs.'])(
  'makes no operation of what keeping them is called: %s',
  (sentence) => {
    expect(factsOf(`A log has a text. ${sentence}`, FactKind.OPERATION)).toEqual([]);
  },
);

describe('everybody of a group', () => {
  it.each([
    ['Anyone on staff can view costumes.', 'staff Costume.read'],
    ['Everybody in the office may edit costumes.', 'office Costume.update'],
    ['Anybody on the team can delete costumes.', 'authenticated Costume.delete'],
    ['Everybody with an account reads all costumes.', 'authenticated Costume.read'],
    ['Anyone with a login sees all costumes.', 'authenticated Costume.read'],
    ['Anyone without an account sees all costumes.', 'anyone Costume.read'],
    ['Anyone can view costumes.', 'anyone Costume.read'],
  ])('is not the public: %s', (sentence, expected) => {
    expect(factsOf(`Costumes have a name. ${sentence}`, FactKind.PERMISSION)).toEqual([expected]);
  });
});

it.each([
  ['Lifts have a number. Technicians make visits to lifts.', 'technician Visit.create'],
  ['Patients have a name. Nurses write letters to patients.', 'nurse Letter.create'],
])('makes what is made of something, and no operation of its own: %s', (brief, right) => {
  expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual([right]);
});

it.each([
  'Stamps have a year. Stamps can be viewed but neither edited nor deleted.',
  'Stamps have a year. Once entered, a stamp may be neither edited nor removed.',
])('denies both of what "neither" joins: %s', (brief) => {
  expect(factsOf(brief, FactKind.EXCLUSION)).toEqual(['Stamp.update', 'Stamp.delete']);
});

it.each([
  [
    "Leave requests have a start date. Leave requests can be approved by the employee's manager.",
    'manager',
    "employee's",
  ],
  ["Referrals have a reason. The patient's doctor can sign referrals.", 'doctor', "patient's"],
])('is a role that belongs to somebody, and whose he is stays untold: %s', (brief, role, untold) => {
  expect(factsOf(brief, FactKind.ROLE).map((fact) => fact.trim())).toEqual([role]);
  const reading = readBrief(sentencesOf(brief), 0);
  const missed = accountSentences(reading).flatMap(({ notUnderstood }) => notUnderstood);
  expect(missed.map(({ start, end }) => brief.slice(start, end))).toEqual([expect.stringContaining(untold)]);
});

it.each([
  [
    'Rentals have a date. Cars have a plate. Agents create rentals and return cars.',
    ['agent Rental.create', 'agent Car.return'],
  ],
  [
    'Permits have a number. Keys have a code. Clerks issue permits and return keys.',
    ['clerk Permit.create', 'clerk Key.return'],
  ],
  [
    'Shelves have a row. Book reviews have a text. Members create shelves and book reviews.',
    ['member Shelf.create', 'member BookReview.create'],
  ],
])('does the second to what is not called so: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(expected);
});

it('takes how one usually logs in for granted', () => {
  const told = (brief: string): number =>
    accountSentences(readBrief(sentencesOf(brief), 0)).flatMap(({ notUnderstood }) => notUnderstood).length;
  expect(told('Members log in with e-mail and password.')).toBe(0);
  expect(told('Members log in with their badge number and a password.')).toBe(1);
});

it('keeps nothing called like all that the software does', () => {
  const brief = 'Books have a title. Administrators shall have access to all functions.';
  expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Book']);
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['administrator *.*']);
});

describe('a brief that tells only what people do', () => {
  it.each([
    ['Stewards may lock a bike.', ['Bike.lock action'], ['steward Bike.lock']],
    ['Clerks confirm pledges.', ['Pledge.confirm action'], ['clerk Pledge.confirm']],
    ['Caretakers can close a valve.', ['Valve.close action'], ['caretaker Valve.close']],
  ])('keeps what it is done to: %s', (brief, operations, rights) => {
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(operations);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(rights);
  });

  it('keeps nothing that is done to it where it tells of something else', () => {
    expect(factsOf('A key has a number. Stewards may lock a bike.', FactKind.ENTITY)).toEqual(['Key']);
  });
});
