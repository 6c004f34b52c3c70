import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what a clause with "have" does not say to be a part', () => {
  it.each([
    ['Samples have a code. A sample can be frozen if the doctor has doubts.', ['Sample']],
    ['Loans have a day. A loan is extended unless the librarian has objections.', ['Loan']],
  ])('what may be so of somebody named nowhere else: %s', (brief, entities) => {
    expect(factsOf(brief, FactKind.ENTITY).map((fact) => fact.trim())).toEqual(entities);
  });

  it.each([
    'When a skater has missed more than 10 hours, he must repeat the year.',
    'A skater that has expired cannot be listed.',
    'A skater holds for 48 hours and then lapses.',
    'I need a list of skaters by date.',
  ])('what somebody or something has done: %s', (sentence) => {
    expect(factsOf(`Skaters have a name. ${sentence}`, FactKind.FIELD)).toEqual(['Skater.name string']);
  });

  it('what is compared', () => {
    const brief =
      'A bus has a number of seats. A passenger belongs to a bus. A bus may not carry more passengers than it has seats.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Bus.numberOfSeats integer']);
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Passenger capacity']);
  });

  it.each([
    'Horses have a name. Lessons have a horse and a day. A horse can have at most 3 lessons a week.',
    'Horses have a name. Lessons have a horse and a day. Horses have up to four lessons per month.',
    'Lessons have a day. A lesson that has started cannot be deleted.',
  ])('how often, and what has happened: %s', (brief) => {
    expect(factsOf(brief, FactKind.FIELD).join()).not.toMatch(/week|month|started/);
  });

  it.each([
    ['Readings are logged for a meter with a unit and a note, and can never be changed.', ['Reading.update']],
    ['Readings are logged for a meter with a unit and a note but cannot be deleted.', ['Reading.delete']],
    ['Readings with a wrong unit cannot be deleted.', []],
  ])('what is told beside the parts, and what narrows who has them: %s', (said, exclusions) => {
    const brief = `Meters have a name. ${said}`;
    const units = exclusions.length > 0 ? ['Reading.unit string'] : [];
    expect(factsOf(brief, FactKind.EXCLUSION)).toEqual(exclusions);
    expect(factsOf(brief, FactKind.FIELD).filter((field) => field.startsWith('Reading.unit'))).toEqual(units);
  });

  it.each([
    [
      'Florists register with a shop name, an email and a password.',
      ['Florist.shopName string', 'Florist.email email'],
    ],
    ['Florists register with email and password.', []],
  ])('what somebody registers with, beside what he logs in with: %s', (brief, fields) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
  });
});

it('takes nobody for a part with whom something is done', () => {
  const brief = 'Calves stay with breeders. A calf has a name, a colour and a weight.';
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Calf.name string', 'Calf.colour string', 'Calf.weight number']);
});

describe('what is said the other way round', () => {
  it('takes what goes or comes with each for its parts', () => {
    const brief = 'With each coin goes a catalogue number, a price and a condition, which is mint, used or damaged.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Coin.catalogueNumber string',
      'Coin.price decimal',
      'Coin.condition enum(mint|used|damaged)',
    ]);
  });

  it('takes what belongs to each for one of its own', () => {
    const brief =
      'A course has a title. To every course belongs an exam: a room, a beginning and an end, with the end never before the beginning.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Exam-Course one_to_one']);
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Exam invariant:self.end >= self.beginning']);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Course', 'Exam']);
  });
});

it.each([
  [
    'Shifts have a day. The foreman notes on it the time of the first round, the weather and a remark.',
    'Shift.timeOfFirstRound datetime',
  ],
  ['A patrol has a number. Rangers record for it the route, the distance and the weather.', 'Patrol.route string'],
  ["Members have a name. She'd also like their number, which is 4 digits, and their e-mail.", 'Member.email email'],
])('takes the first part for one too, whatever stands before it: %s', (brief, field) => {
  expect(factsOf(brief, FactKind.FIELD)).toContain(field);
});

it('takes access for a right, and no part of whoever has it', () => {
  const brief = 'Wells have a depth. The water authority has read access to everything.';
  expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Well']);
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['water_authority *.read']);
});

it.each([
  'A tool has a name. A rental has a date and the tool being rented.',
  'A tool has a name. A rental has the tool being rented, a date and a price.',
  'A tool has a name. A rental has a date, the tool rented and the amount paid.',
])('ties a part to the thing that it is, however it is narrowed: %s', (brief) => {
  expect(factsOf(brief, FactKind.RELATION)).toEqual(['Rental-Tool many_to_one']);
});

it.each(['gets a text', 'gets an email', 'receives a text message'])(
  'what is sent to somebody is no part of him: %s',
  (said) => {
    const brief = `Jobs have a name. When it is done, the customer ${said}.`;
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Job.name string']);
  },
);

describe('those that have something', () => {
  it.each([
    "A reader that has an overdue loan can't request another one.",
    "A reader who has an unpaid fine mustn't borrow books.",
  ])('are some of them only: %s', (said) => {
    const brief =
      'An API. A reader has a name. A loan has a date. A fine has a sum. Loans and fines belong to readers.';
    const relations = factsOf(`${brief} ${said}`, FactKind.RELATION);
    expect(relations.filter((relation) => relation.startsWith('Reader-'))).toEqual([]);
  });

  it('are all of them where nothing is denied', () => {
    const brief = 'An API. A shelf is a thing that has a colour. A shelf has a width.';
    expect(factsOf(brief, FactKind.FIELD)).toContain('Shelf.width number');
  });
});

it('restricts nothing else by what is told of notes that are not kept', () => {
  const brief =
    'An API. A rescue has a place. Medics log in. Medical notes are confidential: only medics may read them.';
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
});

describe('a part that a thing "may" have', () => {
  it.each([
    ['A transfer may carry a reference of no more than 140 characters.', 'Transfer.reference optional'],
    ['A dog has a name and may have a chip number.', 'Dog.chipNumber optional'],
    ['A label has a colour and may bear a note.', 'Label.note optional'],
  ])('may be missing: %s', (said, constraint) => {
    expect(factsOf(`API. ${said}`, FactKind.CONSTRAINT)).toContain(constraint);
  });

  it.each(['A letter has a date. A courier may carry a letter.', 'A tour has a title. A tour goes by a lake.'])(
    'is none where somebody does something: %s',
    (said) => {
      expect(factsOf(`API. ${said}`, FactKind.FIELD)).toHaveLength(1);
    },
  );
});

it('a second subject without a verb has parts of its own, spoken of before or not', () => {
  expect(factsOf('Rooms have a number and a capacity, floors a colour.', FactKind.FIELD)).toEqual([
    'Floor.colour string',
    'Room.number string',
    'Room.capacity integer',
  ]);
});

it.each([
  ['A stop has a name, a line a colour.', ['Line.colour string', 'Stop.name string']],
  [
    'Each hymn has a title, each hymnal a publisher and a year.',
    ['Hymnal.publisher string', 'Hymnal.year integer', 'Hymn.title string'],
  ],
])('so has one behind one: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
});

it('what is only said of a part is no second subject', () => {
  expect(factsOf('A tour has a title, a price a head and a length.', FactKind.ENTITY)).toEqual(['Tour']);
});
