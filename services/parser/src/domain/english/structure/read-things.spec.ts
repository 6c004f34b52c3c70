import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what an application is said to keep', () => {
  it.each([
    [
      'A Python REST API for a library: books with a title and an ISBN, members, and loans',
      ['Book', 'Member', 'Loan'],
      ['Book.title string', 'Book.isbn string'],
    ],
    [
      'A Go backend for a zoo: animals with a name and a species, keepers, and enclosures with a size',
      ['Animal', 'Keeper', 'Enclosure'],
      ['Animal.name string', 'Animal.species string', 'Enclosure.size string'],
    ],
    [
      'Python api for tracking my houseplants: each plant has a name and a species.',
      ['Plant'],
      ['Plant.name string', 'Plant.species string'],
    ],
    [
      'Track the beehives of our club: each hive has a number and a location.',
      ['Hive'],
      ['Hive.number string', 'Hive.location string'],
    ],
    [
      'An API for a library of things. Each thing has a name and a condition.',
      ['Thing'],
      ['Thing.name string', 'Thing.condition string'],
    ],
    [
      'An API for a clinic: patients with a name and a birth date, doctors with a specialty, and appointments.',
      ['Patient', 'Doctor', 'Appointment'],
      ['Patient.name string', 'Patient.birthDate date', 'Doctor.specialty string'],
    ],
  ])('%s', (brief, entities, fields) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(entities);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
  });

  it.each([
    [
      'Stock, in Go: cables with code (unique), length in metres and price; depots; transfers (in, out, loss) with quantity and timestamp.',
      ['Cable', 'Depot', 'Transfer'],
      [
        'Cable.code string',
        'Cable.length number',
        'Cable.price decimal',
        'Transfer.type enum(in|out|loss)',
        'Transfer.quantity integer',
        'Transfer.timestamp datetime',
      ],
    ],
    [
      'Backend for a band: players (name, voice: high, middle, low), songs with composer and duration in minutes, shows with date and place.',
      ['Player', 'Song', 'Show'],
      [
        'Player.name string',
        'Player.voice enum(high|middle|low)',
        'Song.composer string',
        'Song.duration integer',
        'Show.date date',
        'Show.place string',
      ],
    ],
    [
      'A rowing club service: boats (name, class [single, double, quad]), crews with title and size (max 8), outings, each with a date.',
      ['Boat', 'Crew', 'Outing'],
      [
        'Boat.name string',
        'Boat.class enum(single|double|quad)',
        'Crew.title string',
        'Crew.size integer',
        'Outing.date date',
      ],
    ],
  ])('also between semicolons and with kinds: %s', (brief, entities, fields) => {
    expect(factsOf(brief, FactKind.ENTITY).sort()).toEqual([...entities].sort());
    expect(factsOf(brief, FactKind.FIELD).sort()).toEqual([...fields].sort());
  });

  it('is not what the whole is called', () => {
    expect(factsOf('Python API for a library with books and members', FactKind.ENTITY)).toEqual(['Book', 'Member']);
  });
});

describe('a list of things, one a line', () => {
  it('takes a usual name of a field for a thing where the lines beside it name things', () => {
    const brief = [
      'Go backend for a help desk.',
      '',
      '- Category: name (required, unique)',
      '- Ticket: title (required), description, belongs to a category',
      '- Label: name, color',
    ].join('\n');
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Category', 'Ticket', 'Label']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Category.name string',
      'Ticket.title string',
      'Ticket.description text',
      'Label.name string',
      'Label.color string',
    ]);
  });

  it('leaves the fields of one thing fields', () => {
    const brief = 'An API for tickets. A ticket has:\n- title: text (required)\n- category: name of the category';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Ticket']);
  });

  it('reads the parts of one that are others of the list, and when it is', () => {
    const brief =
      'observatory: telescopes (name), observers (email), sessions (telescope, observer, starts, ends, seeing 1-5).';
    expect(factsOf(brief, FactKind.RELATION)).toEqual([
      'Session-Telescope many_to_one',
      'Session-Observer many_to_one',
    ]);
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Telescope.name string',
      'Observer.email email',
      'Session.startsAt datetime',
      'Session.endsAt datetime',
      'Session.seeing integer',
    ]);
  });
});

describe('things of a list that are told to be of others', () => {
  it.each([
    [
      'Backend for a film club: films (title, year), screenings of films (date, room), ratings of films by members (stars 1-5).',
      ['Film', 'Screening', 'Rating'],
      ['Screening-Film many_to_one', 'Rating-Film many_to_one', 'Rating-User many_to_one:member'],
    ],
    [
      'Small API: projects, tasks of projects, comments on tasks.',
      ['Project', 'Task', 'Comment'],
      ['Task-Project many_to_one', 'Comment-Task many_to_one'],
    ],
    [
      'Backend for a club: kayaks with number and seats, rentals of kayaks by guests with date and price.',
      ['Kayak', 'Rental'],
      ['Rental-Kayak many_to_one', 'Rental-User many_to_one:guest'],
    ],
    // What a part is of is nothing of its own.
    ['Backend for a zoo: animals with name and date of birth, keepers with name.', ['Animal', 'Keeper'], []],
  ])('%s', (brief, entities, relations) => {
    expect(new Set(factsOf(brief, FactKind.ENTITY))).toEqual(new Set(entities));
    expect(factsOf(brief, FactKind.RELATION)).toEqual(relations);
  });
});

it.each([
  ['A choir register: singers with a voice and an email.', ['Singer'], ['Singer.voice string', 'Singer.email email']],
  [
    "A landlord's tool: houses with an address and a year, their flats with a floor and a rent, and cellars with a size",
    ['House', 'Flat', 'Cellar'],
    ['House.address string', 'House.year integer', 'Flat.floor integer', 'Flat.rent decimal', 'Cellar.size string'],
  ],
  [
    'A tool for midwives: mothers with name and address, babies with name and weight.',
    ['Mother', 'Baby'],
    ['Mother.name string', 'Mother.address string', 'Baby.name string', 'Baby.weight number'],
  ],
  ['A seed list: name, variety, year.', ['Seed'], ['Seed.name string', 'Seed.variety string', 'Seed.year integer']],
])('behind the name of the software stand its things: %s', (brief, entities, fields) => {
  expect(factsOf(brief, FactKind.ENTITY)).toEqual(entities);
  expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
});

it('their parts are tied to those before', () => {
  expect(factsOf('A park register: parks with a name, their benches with a number.', FactKind.RELATION)).toEqual([
    'Bench-Park many_to_one',
  ]);
  expect(factsOf('My mother has a bakery. Cakes have a price.', FactKind.ENTITY)).toEqual(['Cake']);
});
