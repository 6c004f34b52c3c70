import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is said of an element of a list', () => {
  it.each([
    [
      'a type in brackets makes a field of a plural',
      'Inspection\n- day (date, required)\n- notes (text, nullable)',
      ['Inspection.day date', 'Inspection.notes text'],
    ],
    [
      'a sample with letters is no number',
      'Each route has a name, a grade (like 6a+ or 7b) and a level (e.g. 5kg).',
      ['Route.name string', 'Route.grade string', 'Route.level string'],
    ],
    [
      'bars between values need no name for their kind',
      'Laptop: name, os linux|bsd|windows, shell (bash or zsh)',
      ['Laptop.name string', 'Laptop.os enum(linux|bsd|windows)', 'Laptop.shell enum(bash|zsh)'],
    ],
    [
      'what nothing is before or above is a bound, and no value',
      'A painting has a year (nothing before 1300, please) and a width (nothing over 500).',
      ['Painting.year integer', 'Painting.width number'],
    ],
    [
      'values stand behind the word for them',
      'Patient:\n  name: string\n  sex: enum(f, m, x), optional',
      ['Patient.name string', 'Patient.sex enum(f|m|x)'],
    ],
    [
      "a phone number is somebody else's, not how many there are",
      'Pupils have a nickname and the phone number of a parent.',
      ['Pupil.nickname string', 'Pupil.parentPhoneNumber string'],
    ],
    [
      'bounds of names count characters, bounds of numbers make figures',
      'Shoe: name (max 80), code (max 10), size (20 to 50), grade (1-5)',
      ['Shoe.name string', 'Shoe.code string', 'Shoe.size integer', 'Shoe.grade integer'],
    ],
    [
      'several of something are no part of their own',
      'Concerts have a title and a setlist of several songs. Songs have a name.',
      ['Concert.title string', 'Song.name string'],
    ],
    [
      'a question mark behind a name ends nothing',
      'Dogs: name (mandatory), vaccinated? (default false), arrival date',
      ['Dog.name string', 'Dog.vaccinated boolean', 'Dog.arrivalDate date'],
    ],
    [
      'samples are not all values that there are',
      'Firing\n* day: date\n* cone: string e.g. "06" or "6"',
      ['Firing.day date', 'Firing.cone string'],
    ],
    [
      'values may stand behind a clause that has no word before it',
      'Every prop has a weight and the period it belongs to (antique, modern or timeless).',
      ['Prop.weight number', 'Prop.period enum(antique|modern|timeless)'],
    ],
    [
      'values of a kind are none of its parts, nor is it a thing',
      'For every student I want to save the name and the level (beginner, intermediate, advanced).\nFees: name, kind (income, expense)',
      [
        'Student.name string',
        'Student.level enum(beginner|intermediate|advanced)',
        'Fee.name string',
        'Fee.kind enum(income|expense)',
      ],
    ],
    [
      'what a value can be is no value',
      'Reading: temperature (°C, can be negative), humidity in %.',
      ['Reading.temperature number', 'Reading.humidity number'],
    ],
    [
      'a preposition shares the noun of the next',
      'Rental\n- returned at, empty until the item is back\n- from and to date',
      ['Rental.returnedAt datetime', 'Rental.fromDate date', 'Rental.toDate date'],
    ],
    [
      'what is longer than a line is a text',
      'Application: name, motivation letter (between 200 and 5000 characters)',
      ['Application.name string', 'Application.motivationLetter text'],
    ],
    [
      'the ends of a scale are told with their meaning',
      'Tools have a name, and a condition from 1 (scrap) to 5 (like new).',
      ['Tool.name string', 'Tool.condition integer'],
    ],
    [
      'somebody tells of himself',
      'Visitors leave their name and phone number.',
      ['Visitor.name string', 'Visitor.phoneNumber string'],
    ],
  ])('%s', (_why, brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
  });

  it.each([
    ['A crate has a label (12 characters) and a height.', ['Crate.label max_length=12']],
    ["Albums: title, artist\n\nAlbum titles needn't be unique.", []],
    ['Book: title, status (available/borrowed), defaults to 1 week', []],
    ['A tool has a name and a wear from 1 (new) to 5 (scrap).', ['Tool.wear minimum=1', 'Tool.wear maximum=5']],
    [
      'A painting has a year (nothing before 1300, please) and a width (nothing over 500).',
      ['Painting.year minimum=1300', 'Painting.width maximum=500'],
    ],
    ['Task: title, `done` = false, share = 50, keeper = caller', ['Task.done default=false', 'Task.share default=50']],
    [
      'Job: name, keep_days 1-365 dflt 30',
      ['Job.keepDays minimum=1', 'Job.keepDays maximum=365', 'Job.keepDays default=30'],
    ],
    ['Rental\n- day (date)\n- returned at, empty until it is back', ['Rental.returnedAt optional']],
  ])('limits: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(expected);
  });

  it.each([
    ['A wine has a sweetness value 1-5.', 'Wine.sweetnessValue integer'],
    ['A wine has a market value between 10 and 5000.', 'Wine.marketValue decimal'],
    ['A wine has free-text remarks.', 'Wine.remarks text'],
    ['A print has a technique, which shall be one of oil, ink or chalk.', 'Print.technique enum(oil|ink|chalk)'],
    ['A print has a base, which has to be one of paper, cloth or wood.', 'Print.base enum(paper|cloth|wood)'],
  ])('types: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toContain(expected);
  });

  it.each([
    ['A strip has a runway (09L, 09R or 27L).', 'Strip.runway enum(09l|09r|27l)'],
    ['Fans have a kind, i.e. local, guest or press.', 'Fan.kind enum(local|guest|press)'],
    ['A call has a phase of flight, i.e. taxi, climb or landing.', 'Call.phase enum(taxi|climb|landing)'],
    ['Ads: maker, model, condition mint/good/for parts, price', 'Ad.condition enum(mint|good|for_parts)'],
    ['A parcel has an intended date of arrival.', 'Parcel.intendedDateOfArrival date'],
    ['A hamper has the purpose of the hamper.', 'Hamper.purpose string'],
  ])('of unusual writing: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toContain(expected);
  });
});

it.each([
  ['An expense has an amount and a receipt as a file.', ['Expense.amount decimal', 'Expense.receipt url']],
  [
    'We keep tenants with their names, phone numbers and addresses.',
    ['Tenant.name string', 'Tenant.phoneNumber string', 'Tenant.address string'],
  ],
])('a file is one, and each has one of theirs: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(expected));
});
