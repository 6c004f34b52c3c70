import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(brief, FactKind.FIELD);
const constraints = (brief: string): string[] => factsOf(brief, FactKind.CONSTRAINT);
const entities = (brief: string): string[] => factsOf(brief, FactKind.ENTITY);

describe('fields', () => {
  it.each([
    ['A trip has a price and a distance, which are required.', ['Trip.price required', 'Trip.distance required']],
    ['A trip has a name and photos, which are optional.', ['Trip.photos optional']],
    [
      'Growers send in a form and give their phone, the reason and the number of trees, which must be at least 1.',
      ['Grower.numberOfTrees minimum=1'],
    ],
    [
      'A tin has a label that can be left out, a volume between 1 and 5, and a finish, which is matt or glossy.',
      ['Tin.label optional', 'Tin.volume minimum=1', 'Tin.volume maximum=5'],
    ],
    ['A player has a name and an email (optional!).', ['Player.email optional']],
    ['A box has a name and a code with 3 to 8 characters.', ['Box.code min_length=3', 'Box.code max_length=8']],
    ['Rides have a pace: slow, brisk (the default) or fast.', ['Ride.pace default=brisk']],
    ['A box has a fit (slim, regular [default], wide).', ['Box.fit default=regular']],
    ['A box has a size and a code of eight digits.', ['Box.code pattern=^[0-9]{8}$']],
    ['Teams have a name nobody else has and a colour.', ['Team.name unique']],
    [
      'A course has a title. The monthly fee is stored in cents and defaults to 4500.',
      ['Course.monthlyFee default=4500'],
    ],
    ['Packets carry a label consisting of a letter and three digits.', ['Packet.label pattern=^[A-Za-z][0-9]{3}$']],
    ['A hall has a stage and at most 40 places.', ['Hall.places maximum=40']],
    ['A squad has a name, at least 7 and at most 15 members.', ['Squad.members minimum=7', 'Squad.members maximum=15']],
    [
      'Trips have a name, the number of seats minimum 2, a length and guests max 8.',
      ['Trip.numberOfSeats minimum=2', 'Trip.guests maximum=8'],
    ],
    ['Player: nickname, country code two uppercase letters, age.', ['Player.countryCode pattern=^[A-Z]{2}$']],
    [
      'Drill: length (default 20); price (> 0); remarks?',
      ['Drill.length default=20', 'Drill.price exclusive_minimum=0', 'Drill.remarks optional'],
    ],
  ])('%s', (brief, expected) => {
    expect(constraints(brief)).toEqual(expected);
  });

  it.each([
    ['a link', 'A shop has a name and a link to its website.', ['Shop.name string', 'Shop.websiteLink url']],
    [
      'a sign, and a word within',
      'A donor has a blood type (A+, A-, B+, O-) and a status (lost, out of order, in use).',
      ['Donor.bloodType enum(a_plus|a_minus|b_plus|o_minus)', 'Donor.status enum(lost|out_of_order|in_use)'],
    ],
    [
      'a value like the word for a default',
      'A loan has a kind (small, large) and a status: open, repaid, defaulted.',
      ['Loan.kind enum(small|large)', 'Loan.status enum(open|repaid|defaulted)'],
    ],
    [
      'the default said beside a value',
      'A shirt has a size: small, medium (default), large, a fit (slim, regular [default], wide) and a label.',
      ['Shirt.size enum(small|medium|large)', 'Shirt.fit enum(slim|regular|wide)', 'Shirt.label string'],
    ],
    [
      'the default among values joined by or',
      'Rides have a pace: slow, brisk (the default) or fast.',
      ['Ride.pace enum(slow|brisk|fast)'],
    ],
    [
      'bands of figures, the last open',
      'A game has a title and an age group (0-2, 3-5, 6-9, 10+).',
      ['Game.title string', 'Game.ageGroup enum(0_2|3_5|6_9|10_plus)'],
    ],
    ['a back', 'Coins have a front and a back.', ['Coin.front text', 'Coin.back text']],
    ['no deed', 'Boats have a name; owners log in and only edit their own boats.', ['Boat.name string']],
    [
      'a reason in brackets ends no list',
      'A parcel has a label (we print it ourselves, so it must be short), a weight and a colour.',
      ['Parcel.label string', 'Parcel.weight number', 'Parcel.colour string'],
    ],
    [
      'what bounds an element is no part of its name',
      'An essay has a title, an abstract limited to 900 characters and a remark capped at 80 characters.',
      ['Essay.title string', 'Essay.abstract text', 'Essay.remark text'],
    ],
    [
      'how each is known is a part of it',
      'A hall has several lockers, each identified by a number.',
      ['Locker.number string'],
    ],
    [
      '"so far" gives no reason',
      'A money box has a place, a key number and the amount collected so far, a colour and an opening date.',
      [
        'MoneyBox.place string',
        'MoneyBox.keyNumber string',
        'MoneyBox.amountCollected decimal',
        'MoneyBox.colour string',
        'MoneyBox.openingDate date',
      ],
    ],
    [
      'brackets tell that an element is a link',
      'A recipe has a title and a demonstration (this is a link to a video).',
      ['Recipe.title string', 'Recipe.demonstration url'],
    ],
    [
      'a limit is a figure',
      'A card has a holder, a spending limit and a withdrawal limit.',
      ['Card.holder string', 'Card.spendingLimit decimal', 'Card.withdrawalLimit number'],
    ],
    [
      'what is said of an element stays with it',
      'A crate has a code, which is stamped on the lid and is unique, and a weight in kilograms, somewhere between 1 and 40.',
      ['Crate.code string', 'Crate.weight number'],
    ],
    [
      'a name for several fields of one thing is no thing',
      'A statue has a title, its dimensions (height and width in cm) and contact details (phone, email).',
      [
        'Statue.title string',
        'Statue.height number',
        'Statue.width number',
        'Statue.phone string',
        'Statue.email email',
      ],
    ],
    [
      'a list of values ends with its last one',
      'Kayaks have a colour, a length between 2 and 6 and a class which is one of river, sea or surf, plus a price.',
      ['Kayak.colour string', 'Kayak.length number', 'Kayak.class enum(river|sea|surf)', 'Kayak.price decimal'],
    ],
    [
      'values of several words are values behind the name of a status',
      'A concert has a check-in date, a starts-at time and a status: draft, on sale, sold out, cancelled.',
      [
        'Concert.checkInDate date',
        'Concert.startsAt datetime',
        'Concert.status enum(draft|on_sale|sold_out|cancelled)',
      ],
    ],
    [
      'questions name what they ask for',
      'For each hive we record how many frames it holds, whether it is occupied, which meadow it stands in and the day it was painted.',
      ['Hive.frames integer', 'Hive.occupied boolean', 'Hive.meadow string', 'Hive.paintedOn date'],
    ],
    [
      'flags are named by what they tell',
      'A boiler has a serial number and a flag that says whether it is insulated.',
      ['Boiler.serialNumber string', 'Boiler.insulated boolean'],
    ],
    [
      'what is kept of a thing is its own',
      "Violins have a maker. We also note the violin's price, the year of restoration and whether it is insured.",
      ['Violin.maker string', 'Violin.price decimal', 'Violin.yearOfRestoration integer', 'Violin.insured boolean'],
    ],
    [
      'adjectives share a noun',
      'A trip has a planned and an actual duration and a first and last stop.',
      ['Trip.plannedDuration integer', 'Trip.actualDuration integer', 'Trip.firstStop string', 'Trip.lastStop string'],
    ],
    [
      'a span names its ends',
      'A permit has a number. A permit runs from a start date to an end date.',
      ['Permit.number string', 'Permit.startDate date', 'Permit.endDate date'],
    ],
    [
      'a pronoun stands for a subject that was just introduced',
      'Stalls have a number. A donor is a shop or a private person, it has a name and an email.',
      ['Stall.number string', 'Donor.name string', 'Donor.email email'],
    ],
    [
      'the second subject leaves the verb out',
      'Quizzes and rounds have a title. Quizzes have a title, rounds a position and a topic.',
      ['Quiz.title string', 'Round.title string', 'Round.position integer', 'Round.topic string'],
    ],
    [
      'compact notation',
      'Gauge { code: string! @unique, active: boolean = true, tags: string[], read_at: datetime? }',
      ['Gauge.code string', 'Gauge.active boolean', 'Gauge.tags string_list', 'Gauge.readAt datetime'],
    ],
    [
      'values behind a colon end where the next field begins',
      '- Singer: name, voice part: soprano, alto or tenor, age: integer\n- Song: title, key: major, minor',
      [
        'Singer.name string',
        'Singer.voicePart enum(soprano|alto|tenor)',
        'Singer.age integer',
        'Song.title string',
        'Song.key enum(major|minor)',
      ],
    ],
    [
      'a remark behind the last value is none of it',
      'A hike has a grade (A, B, C) and a difficulty that is easy, medium or hard (easy by default).',
      ['Hike.grade enum(a|b|c)', 'Hike.difficulty enum(easy|medium|hard)'],
    ],
    [
      'adjectives share no noun over a comma',
      'Contract: tenant, flat, start date, end date',
      ['Contract.tenant string', 'Contract.flat string', 'Contract.startDate date', 'Contract.endDate date'],
    ],
    [
      'a section under the heading of an entity',
      '# Ferry service\n\n## Crossing\n\nvessel name, departs at, passengers, comment (optional)',
      [
        'Crossing.vesselName string',
        'Crossing.departsAt datetime',
        'Crossing.passengers integer',
        'Crossing.comment text',
      ],
    ],
  ])('%s', (_rule, brief, expected) => {
    expect(fields(brief).sort()).toEqual([...expected].sort());
  });
});

describe('constraints', () => {
  it.each([
    [
      'A boat has a draught, an integer from 1 to 13, and a name.',
      ['Boat.draught minimum=1', 'Boat.draught maximum=13'],
    ],
    [
      "A lamp has a note. A lamp's wattage must be positive and cannot exceed 200.",
      ['Lamp.wattage exclusive_minimum=0', 'Lamp.wattage maximum=200'],
    ],
    ['Badges have a code, four capital letters followed by seven digits.', ['Badge.code pattern=^[A-Z]{4}[0-9]{7}$']],
    [
      'A club has a name and an email. Clerks have a name and a phone number. The telephone number is voluntary.',
      ['Clerk.phoneNumber optional'],
    ],
    [
      '# Yard\n\n## Crane\n\n| Field | Type | Required | Default |\n|---|---|---|---|\n| reach | number | yes | 12 |',
      ['Crane.reach required', 'Crane.reach default=12'],
    ],
    [
      '- Patient: full name*, birth date*, phone?, email* (unique)',
      [
        'Patient.fullName required',
        'Patient.birthDate required',
        'Patient.phone optional',
        'Patient.email required',
        'Patient.email unique',
      ],
    ],
    ['Song: title!, artist, lyrics?', ['Song.title required', 'Song.lyrics optional']],
    ['Each *bill* has a *number* and a *date*.', []],
  ])('of %j', (brief, expected) => {
    expect(constraints(brief)).toEqual(expected);
  });
});

describe('fields that look like something else', () => {
  it.each([
    [
      'a preposition behind an article',
      'A trip has a from date and a to date.',
      ['Trip.fromDate date', 'Trip.toDate date'],
    ],
    [
      'and before a place',
      'Trips have a price, a from address and a to address.',
      ['Trip.price decimal', 'Trip.fromAddress string', 'Trip.toAddress string'],
    ],
    ['"a" among values', 'A donor has a blood type (a, b, ab, o).', ['Donor.bloodType enum(a|b|ab|o)']],
    ['no figure of a group', 'A trip has a fare. The total cost per month should be shown.', ['Trip.fare decimal']],
    ['but a price per night', 'A room has a price per night.', ['Room.pricePerNight decimal']],
    [
      'counts beside the things that they count',
      'Guests have a name. A room has a number and max guests.',
      ['Guest.name string', 'Room.number string', 'Room.maxGuests integer'],
    ],
    [
      'values between slashes end with a comma, and "is" names a flag',
      'A menu with meals (name, category: starter/main/dessert, allergens, is vegetarian).',
      [
        'Meal.name string',
        'Meal.category enum(starter|main|dessert)',
        'Meal.allergens string_list',
        'Meal.isVegetarian boolean',
      ],
    ],
    [
      'units before what brackets say',
      'A trip has a date and a delay in minutes (default 0). A guest has the number of plus-ones (max 3).',
      ['Trip.date date', 'Trip.delay integer', 'Guest.numberOfPlusOnes integer'],
    ],
    [
      'clauses behind a colon',
      'Members log climbs: a climb records the date and the number of attempts.',
      ['Climb.date date', 'Climb.numberOfAttempts integer'],
    ],
    [
      'times of a day that is told beside them',
      'A lesson has a date, a start time and an end time. A trip has a start time.',
      ['Lesson.date date', 'Lesson.startTime time', 'Lesson.endTime time', 'Trip.startTime datetime'],
    ],
    [
      'values that are fields elsewhere, and names made of other words',
      'A shoot has a package (basic, standard, premium), best before date, caught at, and start and end times.',
      [
        'Shoot.package enum(basic|standard|premium)',
        'Shoot.bestBeforeDate date',
        'Shoot.caughtAt datetime',
        'Shoot.startTime datetime',
        'Shoot.endTime datetime',
      ],
    ],
    [
      'a tie that opens a list',
      '\n- Building: name\n- Room: belongs to a building, number (required), seats (integer, 1 to 200)',
      ['Building.name string', 'Room.number string', 'Room.seats integer'],
    ],
    [
      'what is had among names',
      '\n- Plot: number, size in square metres, has a shed, member since',
      ['Plot.number string', 'Plot.size number', 'Plot.hasShed boolean', 'Plot.memberSince date'],
    ],
    [
      'codes and the dates between which they hold',
      'A discount code has a code (unique), a percentage, valid from and valid to dates.',
      [
        'DiscountCode.code string',
        'DiscountCode.percentage number',
        'DiscountCode.validFrom date',
        'DiscountCode.validTo date',
      ],
    ],
    [
      'moments told with one "when"',
      'For every book I save a title, when I started and finished it, and notes.',
      ['Book.title string', 'Book.startedAt datetime', 'Book.finishedAt datetime', 'Book.notes text'],
    ],
    [
      'prices per thing',
      'Bottles have a label. A wine has a name and a price per bottle.',
      ['Bottle.label string', 'Wine.name string', 'Wine.pricePerBottle decimal'],
    ],
    [
      'words of software with values',
      'A visit has a date and a service (bath, haircut or full groom).',
      ['Visit.date date', 'Visit.service enum(bath|haircut|full_groom)'],
    ],
    [
      'verbs among nouns',
      'A trip records the start time, end time, start odometer, end odometer and purpose.',
      [
        'Trip.startTime datetime',
        'Trip.endTime datetime',
        'Trip.startOdometer integer',
        'Trip.endOdometer integer',
        'Trip.purpose string',
      ],
    ],
    [
      'what is said of the element before',
      'A plant has a name, care notes, which can be long, and a colour (red, green).',
      ['Plant.name string', 'Plant.careNotes text', 'Plant.colour enum(red|green)'],
    ],
    [
      'kinds of a desk, who is nobody',
      'Desks have a floor. Each desk is either hot or dedicated.',
      ['Desk.floor integer', 'Desk.kind enum(hot|dedicated)'],
    ],
    [
      'parts of what has no plural',
      'Equipment has a serial number and a value.',
      ['Equipment.serialNumber string', 'Equipment.value decimal'],
    ],
    [
      'counts of what was done',
      'A workout has a date, calories burned and pets allowed.',
      ['Workout.date date', 'Workout.caloriesBurned integer', 'Workout.petsAllowed boolean'],
    ],
  ])('%s', (_what, brief, expected) => {
    expect(fields(`A REST API. ${brief}`)).toEqual(expected);
  });

  it('are relations where only one kind of thing is called so', () => {
    const brief = 'A REST API. A camp site has a number. A stay has a site and an arrival date.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Stay-CampSite many_to_one']);
  });
});

describe('entities', () => {
  it('are not what a brief only mentions', () => {
    const brief =
      'Today we have a folder for each ferry and forty drawers. A ferry has a name and a length. A berth has a number and a depth. The council has strong opinions.';
    expect(entities(brief)).toEqual(['Ferry', 'Berth']);
  });

  it('are not those who talk', () => {
    const brief =
      'Ann: A kite has a colour and a span.\nBob: Good.\nAnn: And a price.\nBob: Fine, a name?\nAnn: Yes.\nBob: Go, then.';
    expect(entities(brief)).toEqual(['Kite']);
  });
});
