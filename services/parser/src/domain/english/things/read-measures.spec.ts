import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('measures that a verb names', () => {
  it.each([
    ['A lesson has a title. A lesson lasts 15 to 60 minutes.', 'duration integer', 15, 60],
    ['Treatments have a name. A treatment takes between 20 and 90 minutes.', 'duration integer', 20, 90],
    ['Tours have a title. A tour costs between 5 and 50 euros.', 'price decimal', 5, 50],
    ['Vans have a plate. A van weighs 1.5 to 3.5 tons.', 'weight number', 1.5, 3.5],
    ['Tables have a number. A table seats 2 to 12 guests.', 'seats integer', 2, 12],
    ['Cabins have a name. Each cabin sleeps 1-6 people.', 'beds integer', 1, 6],
    ['A ride has a name and lasts from 3 to 10 minutes.', 'duration integer', 3, 10],
    ['Parcels have a code. Parcels weigh between 1 and 30 kilograms.', 'weight number', 1, 30],
    ['Workshops have a topic. Every workshop lasts 1 to 5 days.', 'duration integer', 1, 5],
    ['Tours have a title. A tour is between 2 and 6 hours long.', 'duration integer', 2, 6],
    ['Rafts have a name. A raft must be 3 to 12 metres long.', 'length number', 3, 12],
    ['Boats have a name. A boat accommodates 2 to 8 passengers.', 'capacity integer', 2, 8],
  ])('%s', (brief, field, low, high) => {
    const entity = factsOf(brief, FactKind.ENTITY)[0] ?? '';
    const name = field.split(' ')[0] ?? '';
    expect(factsOf(brief, FactKind.FIELD)).toContain(`${entity}.${field}`);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([
      `${entity}.${name} minimum=${String(low)}`,
      `${entity}.${name} maximum=${String(high)}`,
    ]);
  });

  it.each([
    ['Parcels have a weight in kg. A parcel must not weigh more than 25 kg.', 'Parcel.weight maximum=25'],
    ['Lessons have a title. A lesson may not last longer than 90 minutes.', 'Lesson.duration maximum=90'],
    ['Lessons have a title. Lessons must not cost less than 10 euros.', 'Lesson.price minimum=10'],
    ['Boats have a name. A bag must weigh under 23 kg.', 'Bag.weight exclusive_maximum=23'],
    ['Ladders have a code. A ladder must be at least 2 metres high.', 'Ladder.height minimum=2'],
  ])('are bounded by what is denied: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([expected]);
  });

  it('are not seen where nothing is bounded', () => {
    expect(factsOf('A lesson has a title. The lesson takes place on Monday.', FactKind.FIELD)).toEqual([
      'Lesson.title string',
    ]);
  });
});

describe('what takes so many', () => {
  it.each(['Walkers have a name. A walker can take at most 4 dogs.', 'Lifts have a name. A lift takes up to 8 bags.'])(
    'lasts no time: %s',
    (brief) => {
      expect(factsOf(brief, FactKind.FIELD)).toHaveLength(1);
    },
  );
});

describe('ranges', () => {
  it.each([
    [
      'Openings have a title and a salary range.',
      ['minSalary decimal', 'maxSalary decimal'],
      'maxSalary >= self.minSalary',
    ],
    ['Camps have an age range.', ['minAge integer', 'maxAge integer'], 'maxAge >= self.minAge'],
    ['Exhibitions have a title and a date range.', ['startDate date', 'endDate date'], 'endDate >= self.startDate'],
    ['Each wine has a price range.', ['minPrice decimal', 'maxPrice decimal'], 'maxPrice >= self.minPrice'],
  ])('%s', (brief, fields, rule) => {
    const entity = factsOf(brief, FactKind.ENTITY)[0] ?? '';
    for (const field of fields) expect(factsOf(brief, FactKind.FIELD)).toContain(`${entity}.${field}`);
    expect(factsOf(brief, FactKind.RULE)).toEqual([`${entity} invariant:self.${rule}`]);
  });

  it('of what is no measure are fields like others', () => {
    expect(factsOf('Stoves have a name and a product range.', FactKind.FIELD)).toContain('Stove.productRange string');
  });
});

it('is no duration of what has a start and an end', () => {
  const brief = 'Bookings have a start time and an end time. A booking can last at most 4 hours.';
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Booking.startTime datetime', 'Booking.endTime datetime']);
});

it('a thing that fits others has no capacity', () => {
  const brief = 'Lenses have a name. A cap fits one or more lenses.';
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Lens.name string']);
  expect(factsOf(brief, FactKind.RELATION)).toEqual(['Cap-Lens many_to_many']);
});
