import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const unique = (brief: string): string[] =>
  factsOf(brief, FactKind.CONSTRAINT).filter((constraint) => constraint.includes('unique_with'));

const SUBMISSIONS =
  'Build an API. Students have a name. Assignments have a title. A submission belongs to an assignment and a student and has a text. ';

describe('once for each pair', () => {
  it.each([
    'A student can submit a solution to an assignment once.',
    'Each student can hand in a submission for an assignment only once.',
    'One submission per student and assignment.',
    'A student can make only one submission per assignment.',
    'Students submit once per assignment.',
  ])('reads %j', (sentence) => {
    expect(unique(SUBMISSIONS + sentence)).toEqual(['Submission.student unique_with=assignment']);
  });

  it.each([
    [
      'Polls have a name. Members have a name. A vote belongs to a poll and a member and has a value, and no member may vote twice in the same poll.',
      ['Vote.member unique_with=poll'],
    ],
    [
      'Shows have a name. Each show has episodes. An episode has a title, a number that is unique within the show and a date.',
      ['Episode.number unique_with=show'],
    ],
    [
      'Halls have a name. A seat belongs to a hall and has a code. The same code must not be used twice within a hall.',
      ['Seat.code unique_with=hall'],
    ],
    [
      'Hives have a number and belong to an apiary. Apiaries have a name. Return 409 if a hive with the same number already exists in the apiary.',
      ['Hive.number unique_with=apiary'],
    ],
    [
      'Categories have a name. A budget belongs to a category and has a month, a year and an amount. There is only one budget per category, month and year.',
      ['Budget.category unique_with=month,year'],
    ],
    [
      'Users log in and see only their own categories. A category has a name. The name of a category is unique for each user.',
      ['Category.name unique_with=user'],
    ],
    [
      'Pupils have a name. Books have a title. Entries have a pupil, a book, a day and the pages read. The same pupil cannot have two entries for the same book on the same day.',
      ['Entry.book unique_with=day,pupil'],
    ],
    [
      'Patients have a name. Drugs have a name. Doses have a patient, a drug and a date. No patient may get two doses of the same drug on the same day.',
      ['Dose.drug unique_with=date,patient'],
    ],
    [
      'Samples have a barcode. Labs have a name. An animal belongs to an owner and a lab. Barcodes are unique within a lab.',
      [],
    ],
    [`${SUBMISSIONS}One submission per student and assignment is our own problem, the software need not check it.`, []],
  ])('takes more than two, and whose the rows are: %s', (brief, expected) => {
    expect(unique(brief)).toEqual(expected);
  });

  it('takes what may not be there already for unique by itself', () => {
    const brief = 'Trucks have a plate. Answer with 409 when a truck with the same plate already exists.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Truck.plate unique']);
  });

  it('takes what may not be there twice anywhere for unique by itself', () => {
    const brief = 'A bolt has a code, which may not be used twice in the system.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Bolt.code unique']);
  });

  it.each(['A question can be answered once.', 'Users sign up once per device.', 'Once it is graded it stays.'])(
    'takes no pair from %j',
    (sentence) => {
      expect(unique(SUBMISSIONS + sentence)).toEqual([]);
    },
  );

  it('takes no pair of rows from a deed that leaves none', () => {
    expect(unique('Films have a title. Members can review a film and recommend it once.')).toEqual([]);
  });

  it('takes no pair of what is done beside what is done once', () => {
    expect(unique('Reports have a title. Residents can comment on any report and upvote it once.')).toEqual([]);
  });
});

describe('what is there once for each pair, in other words', () => {
  const HIKES = 'Hikers have a name. Trails have a title. A review has a hiker, a trail and a text.';
  const RACKS = 'Racks have a hall and a label.';

  it.each([
    [HIKES, 'Each hiker gets to review a given trail just one time.', ['Review.hiker unique_with=trail']],
    [HIKES, 'A hiker reviews every trail exactly once.', ['Review.hiker unique_with=trail']],
    [HIKES, 'A trail may be reviewed by a hiker at most once.', ['Review.trail unique_with=hiker']],
    [HIKES, 'Every hiker has one review per trail.', ['Review.hiker unique_with=trail']],
    [RACKS, 'Unique: (hall, label).', ['Rack.hall unique_with=label']],
    [RACKS, 'A rack is unique by hall and label.', ['Rack.hall unique_with=label']],
    [RACKS, 'Hall and label together identify a rack.', ['Rack.hall unique_with=label']],
    [RACKS, 'Duplicates (same hall and label) are rejected.', ['Rack.hall unique_with=label']],
    [RACKS, 'In each hall, a label may only occur once.', ['Rack.hall unique_with=label']],
    [RACKS, 'The label must be unique in each hall.', ['Rack.label unique_with=hall']],
  ])('%s %s', (things, sentence, expected) => {
    expect(unique(`${things} ${sentence}`)).toEqual(expected);
    expect(factsOf(`${things} ${sentence}`, FactKind.CONSTRAINT).filter((one) => one.endsWith(' unique'))).toEqual([]);
    expect(factsOf(`${things} ${sentence}`, FactKind.RULE)).toEqual([]);
    expect(factsOf(`${things} ${sentence}`, FactKind.RELATION)).not.toContain('Hiker-Trail many_to_one');
  });

  it('leaves out whoever else the row refers to', () => {
    const brief =
      'A ride has a day, a van and a helper. Vans have a plate. Clerks assign helpers to rides. No van can be on two rides on the same day.';
    expect(unique(brief)).toEqual(['Ride.van unique_with=day']);
  });

  it('is of nothing where what is counted is not kept', () => {
    const brief =
      'Teams have a name. A player has a name and plays for one team. A season has a start date. One score per team and season.';
    expect(unique(brief).filter((one) => one.startsWith('Player.'))).toEqual([]);
  });

  it('counts none where pairs are unique', () => {
    const brief =
      'Books have a title. Readers write reviews of books with a text. Each reader can leave at most one review per book.';
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
