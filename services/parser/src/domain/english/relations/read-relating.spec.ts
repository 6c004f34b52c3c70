import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(brief, FactKind.RELATION);

describe('relations between two entities', () => {
  it('have nothing to do with what is kept from somebody', () => {
    const brief = 'Pupils have a name. Reports have a text. Reports are hidden from pupils until the term has ended.';
    expect(relations(brief)).toEqual([]);
  });

  it('are made of what is given to somebody, who is no state', () => {
    const brief = 'Claims have an amount. Each claim is given to one adjuster, who checks it.';
    expect(relations(brief)).toEqual(['Claim-Adjuster many_to_one']);
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  });

  it('are none of a figure, however many there are of what is counted', () => {
    const brief = 'An album has a title and how many songs are included. A song has a length.';
    expect(relations(brief)).toEqual([]);
    expect(factsOf(brief, FactKind.FIELD)).toContain('Album.numberOfSongs integer');
  });

  it.each([
    ['A lesson is for a player, a date and a number of guests.', ['Lesson.date date', 'Lesson.numberOfGuests integer']],
    ['Lessons are for a date and an hour.', ['Lesson.date date', 'Lesson.hour integer']],
    ['A lesson is for a player and a green.', []],
  ])('stand in a row with parts: %s', (sentence, fields) => {
    const brief = `Players have a nickname. Greens have a number. ${sentence}`;
    const own = factsOf(brief, FactKind.FIELD).filter((field) => field.startsWith('Lesson'));
    expect(own).toEqual(fields);
  });

  it.each([
    [
      'A game is between a white player and a black player. A player has a rating. A game has a date.',
      ['Game-Player many_to_one:whitePlayer', 'Game-Player many_to_one:blackPlayer'],
    ],
    [
      'Renters have a name. Skis have a length. A rental links one renter to one or more skis.',
      ['Rental-Renter many_to_one', 'Rental-Ski many_to_many'],
    ],
    [
      'Films have a title. A screening connects a film with several sponsors.',
      ['Screening-Film many_to_one', 'Screening-Sponsor many_to_many'],
    ],
    [
      'Comments are left on articles by readers. A comment has a body. Articles have a title. Readers have a name.',
      ['Comment-Article many_to_one', 'Comment-Reader many_to_one'],
    ],
    [
      'Repairs have a date. A repair belongs to a garage, a customer and a bike and has a price.',
      ['Repair-Garage many_to_one', 'Repair-Customer many_to_one', 'Repair-Bike many_to_one'],
    ],
    [
      'Teachers give lessons to students in rooms. A lesson has a date and a length. Rooms have a number.',
      ['Lesson-Teacher many_to_one', 'Lesson-Student many_to_one', 'Lesson-Room many_to_one'],
    ],
    [
      'Each prescription lists medicines with a dosage. A prescription has a date.',
      ['Medicine-Prescription many_to_one'],
    ],
    [
      'Concerts have a date. Tickets are sold per concert with buyer name, email and number of seats.',
      ['Ticket-Concert many_to_one'],
    ],
    ['A concert has a date, and several choirs perform in it. Choirs have a name.', ['Concert-Choir many_to_many']],
    [
      'Items have a name. Customers (name, email) rent items; a rental has a start date and an end date.',
      ['Rental-Customer many_to_one', 'Rental-Item many_to_one'],
    ],
    [
      'We store weather stations (code, name) and their readings: temperature and humidity.',
      ['Reading-WeatherStation many_to_one'],
    ],
    ['Students have a name. Courses have a title. A student can take many courses.', ['Student-Course many_to_many']],
    ['Stewards have a name. Gates have a number. A steward may serve at one gate only.', ['Steward-Gate many_to_one']],
    [
      'A fine is filed against exactly one driver. A fine has an amount. Drivers have a name.',
      ['Fine-Driver many_to_one'],
    ],
    [
      'A fine is booked against one car and has a date and, once it is paid, a receipt number. Cars have a plate.',
      ['Fine-Car many_to_one'],
    ],
    ['A dish can come with several photos (link, caption). A dish has a title.', ['Photo-Dish many_to_one']],
    ["A hotel's rooms have a number and a price. Hotels have a name.", ['Room-Hotel many_to_one']],
    ['Payments (amount, date) per member. Members have a name.', ['Payment-Member many_to_one']],
    ['A hive stands in an apiary (name, town). A hive has a colour.', ['Hive-Apiary many_to_one']],
    ['A playlist has a name and any number of songs. Songs have a title.', ['Playlist-Song many_to_many']],
    [
      'Slots have a length. An evening has a date. For each evening and teacher there are slots. Teachers have a name.',
      ['Slot-Evening many_to_one', 'Slot-Teacher many_to_one'],
    ],
    ['Each chapter belongs to a book. A book has a title.', ['Chapter-Book many_to_one']],
    ['A part has a number. A machine has a name. A machine is made up of several parts.', ['Part-Machine many_to_one']],
    ['Players have a name. A team has a name and between 2 and 11 players.', ['Player-Team many_to_one']],
    ['A step has a text. A recipe has a title and up to 20 steps.', ['Step-Recipe many_to_one']],
    ['Sensors are mounted on machines. A sensor has a number. A machine has a name.', ['Sensor-Machine many_to_one']],
    [
      'Products are grouped into categories. A category has a name. A product has a name.',
      ['Product-Category many_to_one'],
    ],
    ['Every dog lives in a kennel. A kennel has a number. A dog has a name.', ['Dog-Kennel many_to_one']],
    ['A kennel houses up to four dogs. A kennel has a number. A dog has a name.', ['Dog-Kennel many_to_one']],
    [
      'Doctors work in one department. Doctors have a name. Departments have a name.',
      ['Doctor-Department many_to_one'],
    ],
    ['A driver drives exactly one car. A driver has a name. A car has a plate.', ['Driver-Car many_to_one']],
    [
      'A ticket is sold by a vendor for a show. Shows and vendors have a name. A ticket has a price.',
      ['Ticket-Vendor many_to_one', 'Ticket-Show many_to_one'],
    ],
    ['Students enrol in courses. Students have a name. Courses have a title.', ['Student-Course many_to_many']],
    [
      'Visits are made by patients with doctors. Doctors have a name. Patients have a name. A visit has a date.',
      ['Visit-Patient many_to_one', 'Visit-Doctor many_to_one'],
    ],
    [
      'Trainers have a name. Courses have a title. Pupils have a name. Every course is led by a trainer and attended by many pupils.',
      ['Course-Trainer many_to_one', 'Course-Pupil many_to_many'],
    ],
    [
      'Shows have a title. Slots have a day. Shows are broadcast in slots. A slot belongs to one show.',
      ['Slot-Show many_to_one'],
    ],
    [
      'Lots have a name. Buyers have a name and an email. Buyers place bids on lots. Bids have an amount.',
      ['Bid-Lot many_to_one', 'Bid-Buyer many_to_one'],
    ],
    [
      'Many students can take part in many courses. Students have a name. Courses have a title.',
      ['Student-Course many_to_many'],
    ],
    ['A lot goes into several products. A lot has a code. A product has a name.', ['Lot-Product many_to_many']],
    [
      'A passport belongs to exactly one citizen and each citizen has at most one passport. Citizens have a name. A passport has a number.',
      ['Passport-Citizen one_to_one'],
    ],
    [
      'Department 1:n employees. Departments have a name. An employee has a name and an email.',
      ['Employee-Department many_to_one'],
    ],
    ['Books have a title. Genres have a name. Books and genres are many-to-many.', ['Book-Genre many_to_many']],
    [
      'A message has a sender and a recipient, both users, and a text.',
      ['Message-User many_to_one:sender', 'Message-User many_to_one:recipient'],
    ],
    ['Articles have a title and an author (user).', ['Article-User many_to_one']],
    ['Customers have a name. Order: number, date, customer_id', ['Order-Customer many_to_one']],
    [
      'Exhibitions have a title. Artworks have a title. An artwork can be shown in several exhibitions.',
      ['Artwork-Exhibition many_to_many'],
    ],
    [
      'An address has a street. Customers have a name, a billing address and a shipping address.',
      ['Customer-Address many_to_one:billingAddress', 'Customer-Address many_to_one:shippingAddress'],
    ],
    [
      'Books have a title. Members have a name. A loan records which member borrowed which book.',
      ['Loan-Member many_to_one', 'Loan-Book many_to_one'],
    ],
    [
      'Couriers have a name. Parcels have a weight. Each parcel is optionally assigned to a courier.',
      ['Parcel-Courier many_to_one'],
    ],
    ['Gates have a name. Keepers have a phone. Each gate is looked after by one keeper.', ['Gate-Keeper many_to_one']],
    [
      'Barbers have a name. Cuts have a price. A visit is with one barber for one cut, has a start and a note.',
      ['Visit-Barber many_to_one', 'Visit-Cut many_to_one'],
    ],
    [
      'Watchers have a name. Stars have a name. A sighting is made by one watcher of one star.',
      ['Sighting-Watcher many_to_one', 'Sighting-Star many_to_one'],
    ],
    [
      'Editors have a name. Jobs have a deadline. A job is assigned to one editor and checked by another editor.',
      ['Job-Editor many_to_one', 'Job-Editor many_to_one:checker'],
    ],
    [
      'A family has a name. A sitting is requested by one family and done by another family.',
      ['Sitting-Family many_to_one', 'Sitting-Family many_to_one:doer'],
    ],
    ['Towers have a town. A peal was rung at one tower.', ['Peal-Tower many_to_one']],
    ['A meal has a date. Menus have a title. For each meal we pick one menu.', ['Meal-Menu many_to_one']],
    ['Teachers have a name. Classes have a title. The head of a class is a teacher.', ['Class-Teacher many_to_one']],
    ['Firm (name)\nFirm n - n Award (title, year)', ['Firm-Award many_to_many']],
    [
      'Tools have a name. Loans have a date. A loan is of one tool. A tool that is on loan is marked.',
      ['Loan-Tool many_to_one'],
    ],
    ['Labels have a name. Bugs have a title. Labels can be put on bugs.', ['Label-Bug many_to_many']],
    ['A crate has a number. A crate comes from a shop, which has a name and a city.', ['Crate-Shop many_to_one']],
  ])('are read from %j', (brief, expected) => {
    expect(relations(brief)).toEqual(expected);
  });

  it.each([
    ['Bay: number. Stay: plate, entered at, belongs to a bay', ['Stay-Bay many_to_one']],
    [
      'Shelf: code. Product: name, price, stored on one shelf, supplied by a maker. Maker: name.',
      ['Product-Shelf many_to_one', 'Product-Maker many_to_one'],
    ],
    ['Ward: name. Nurse: first name, works on one ward.', ['Nurse-Ward many_to_one']],
    [
      '## Lens\n- name\n## Body\n- name\n## Photo\n- belongs to a lens and a body\n- title',
      ['Photo-Lens many_to_one', 'Photo-Body many_to_one'],
    ],
    [
      'Incident: title. Report: exactly one per incident; summary. Task: of a report; title, due date.',
      ['Report-Incident one_to_one', 'Task-Report many_to_one'],
    ],
    ['A door has a number, painted on the frame, and a colour. A frame has a width.', []],
  ])('are read from elements of a list: %j', (brief, expected) => {
    expect(relations(brief)).toEqual(expected);
  });
});

describe('relations of an entity to itself', () => {
  it.each([
    ['A category has a name and an optional parent category.', ['Category-Category many_to_one']],
    ['An animal has a name. The mother of an animal is another animal.', ['Animal-Animal many_to_one']],
    [
      'Each horse has a name, a sire and a dam, both of which are horses.',
      ['Horse-Horse many_to_one:sire', 'Horse-Horse many_to_one:dam'],
    ],
    ['An employee has a name and a manager, who is also an employee.', ['Employee-Employee many_to_one']],
    ['Employees have a name and an email. An employee reports to another employee.', ['Employee-Employee many_to_one']],
    ['A comment has a text. A comment can be a reply to another comment.', ['Comment-Comment many_to_one']],
    ['A task has a title and a due date. A task can depend on other tasks.', ['Task-Task many_to_many']],
    [
      'Users can follow other users. Posts have a title and belong to a user.',
      ['User-User many_to_many', 'Post-User many_to_one'],
    ],
    ['Persons have a name and an email. Persons can be friends with each other.', ['Person-Person many_to_many']],
  ])('are read from %j', (brief, expected) => {
    expect(relations(brief)).toEqual(expected);
  });

  it.each([
    'Bookings have a start time and an end time. Bookings must not overlap each other.',
    'A student has a name, a mother and a father.',
    "Players have a nickname. Players see each other's nicknames and rate each other.",
    'A product has a name of at most 20 characters and a rating from 1 to 5.',
  ])('are not seen in %j', (brief) => {
    expect(relations(brief)).toEqual([]);
  });
});

describe('what somebody does', () => {
  it('makes no thing of him where nothing is tied to it', () => {
    const brief = 'A recital has a date and a title. Pianists hold recitals in summer.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Recital']);
  });
});

it('takes exactly one of somebody for somebody', () => {
  const brief = 'A choir has a name. Each choir has exactly one conductor. Conductors plan rehearsals.';
  expect(factsOf(brief, FactKind.RELATION)).toEqual(['Choir-User many_to_one:conductor']);
  expect(factsOf('A choir has exactly one leader and a name.', FactKind.FIELD)[0]).toBe('Choir.leader string');
});

describe('ties of ordinary verbs', () => {
  const THINGS =
    'A kit has a name. A part has a number. A climber has a name. A wall has a height. A worker has a badge. A depot has a name. ';
  it.each([
    ['Climbers are enrolled in walls.', 'Climber-Wall many_to_many'],
    ['Each climber is enrolled in one wall.', 'Climber-Wall many_to_one'],
    ['Every wall is rented to one skipper.', 'Wall-Skipper many_to_one'],
    ['Each wall is cleaned at one depot.', 'Wall-Depot many_to_one'],
    ['Each kit is kept in one locker.', 'Kit-Locker many_to_one'],
    ['A part can be in more than one kit.', 'Part-Kit many_to_many'],
    ['A part cannot be in more than one kit.', 'Part-Kit many_to_one'],
    ['A climber may not belong to more than one wall.', 'Climber-Wall many_to_one'],
    ['Only one kit can be given to a climber.', 'Kit-Climber one_to_one'],
    ['Every worker reports to a manager.', 'Worker-Worker many_to_one'],
    ['A kit is made of several parts.', 'Part-Kit many_to_one'],
    ['A part fits several kits.', 'Part-Kit many_to_many'],
    ['Each climber has one or two parents.', 'Climber-Parent many_to_many'],
    ['Climbers lead tours. Tours have a date.', 'Tour-Climber many_to_one'],
  ])('%s', (sentence, expected) => {
    expect(factsOf(THINGS + sentence, FactKind.RELATION)).toEqual([expected]);
  });

  it.each([
    ['A rental is one kit for one climber.', ['Rental-Kit many_to_one', 'Rental-Climber many_to_one']],
    ['Every lesson is linked to a wall and a climber.', ['Lesson-Wall many_to_one', 'Lesson-Climber many_to_one']],
    [
      'A pallet goes from one depot to another.',
      ['Pallet-Depot many_to_one:fromDepot', 'Pallet-Depot many_to_one:toDepot'],
    ],
  ])('are two in %j', (sentence, expected) => {
    expect(factsOf(THINGS + sentence, FactKind.RELATION)).toEqual(expected);
  });

  it('are those of the lease that tenants rent by', () => {
    const brief = 'A flat has a number. A tenant has a name. A lease has a start date. Tenants rent flats.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Lease-Tenant many_to_one', 'Lease-Flat many_to_one']);
  });
});

it.each([
  ['Barges have a name. Barges are owned by haulage companies.', 'Barge.haulageCompany string'],
  ['A reservation is for a table. Reservations have a day.', 'Reservation.table string'],
  ['A batch is brewed by a brewer and stored in a vat. Batches have a number.', 'Batch.vat string'],
  ['Each order is placed by a customer and has a date.', 'Order.customer string'],
])('keeps which it is where no more is told of those: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toContain(expected);
});

it.each([
  'Plots have a number. A plot belongs to a member. Members have a name.',
  'Watches have a place. A watch is for one night.',
  'Claims have an amount. Claims can be approved by a manager.',
  'Cabins have a name. Cabins are rented by guests.',
])('but neither of things that are kept, nor when, nor who may: %s', (brief) => {
  expect(factsOf(brief, FactKind.FIELD).filter((field) => /member |night|manager|guest/.test(field))).toEqual([]);
});
