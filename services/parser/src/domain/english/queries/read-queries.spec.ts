import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const queries = (brief: string): string[] => factsOf(brief, FactKind.QUERY);

const BOOKS = 'Books have a title, an author name, a genre (novel or poem) and a publication year. ';
const HOUSES = 'Houses have an address, a price, and a number of rooms. ';

it('wishes for nothing by a heading over wishes', () => {
  const brief = 'An API.\n\nBooks have a title and a shelf.\n\n## Lists and searches\n\n- Books: filter by shelf\n';
  expect(queries(brief)).toEqual(['Book filter=shelf']);
});

it.each(["At the end I'd like the books listed by genre.", 'I want to see books grouped by genre.'])(
  'lists what is wanted so: %s',
  (sentence) => {
    expect(queries(`${BOOKS}${sentence}`)).toEqual(['Book filter=genre']);
    expect(factsOf(`${BOOKS}${sentence}`, FactKind.FIELD)).toHaveLength(4);
  },
);

it.each([
  ['List the ten most expensive houses.', ['House sort=-price']],
  ['Show me the last 20 houses.', ['House sort=-createdAt']],
  ['Show the 5 newest houses.', ['House sort=-createdAt']],
  ['The house list is alphabetical.', []],
  ['Houses can be filtered by street address.', ['House filter=address']],
  ['Houses have five rooms at most.', []],
])('knows so many of the greatest, and a part by more of its name: %s', (sentence, expected) => {
  expect(queries(`${HOUSES}${sentence}`)).toEqual(expected);
});

it('takes a month for the only date', () => {
  expect(queries('Bills have an amount and a date. Filter bills by month.')).toEqual(['Bill filter=date']);
});

it.each([
  'Readers browse books by genre and place orders.',
  'Readers browse books by genre, put them on a shelf and write reviews.',
])('ends what is chosen by where they do something else: %s', (sentence) => {
  expect(queries(`${BOOKS}${sentence}`)).toEqual(['Book filter=genre']);
});

it('takes whoever alone sees something for no filter', () => {
  expect(queries(`${BOOKS}A book is seen only by the club that bought it.`)).toEqual([]);
});

it('makes no part of the order that a list is in', () => {
  const fields = factsOf(`${HOUSES}Houses are listed with the highest price first.`, FactKind.FIELD);
  expect(fields).not.toContain('House.highestPrice decimal');
});

describe('wishes for lists', () => {
  it.each([
    ['Loans have a due date. Overdue loans can be listed by clerks.', ['Loan filter=dueDate']],
    [`${BOOKS}Visitors can browse all books without logging in and filter them by genre.`, ['Book filter=genre']],
    [`${BOOKS}Users can search for books by title or author name.`, ['Book search']],
    [
      `${BOOKS}It should be possible to search books by title, filter them by genre and sort them by publication year.`,
      ['Book search', 'Book filter=genre', 'Book sort=publicationYear'],
    ],
    [
      `${BOOKS}Members have a name. Books can be filtered by year, members sorted by name.`,
      ['Book filter=publicationYear', 'Member sort=name'],
    ],
    [
      `${BOOKS}Books: filter by genre; sort by title or year.`,
      ['Book filter=genre', 'Book sort=title', 'Book sort=publicationYear'],
    ],
    [`${BOOKS}Readers look up books by genre.`, ['Book filter=genre']],
    [`${BOOKS}Readers find books by title.`, ['Book search']],
    [`${BOOKS}Lists are paginated, newest first.`, ['* sort=-createdAt']],
    [`${BOOKS}Books are shown newest first.`, ['Book sort=-createdAt']],
    [`${BOOKS}The list of books is ordered by creation date, newest first.`, ['Book sort=-createdAt']],
    [`${BOOKS}Books must be listable by genre, sorted by title descending.`, ['Book filter=genre', 'Book sort=-title']],
    [
      `${BOOKS}Books belong to shelves. Books can be filtered by shelf and sorted by title.`,
      ['Book filter=shelf', 'Book sort=title'],
    ],
    [
      'Harbours have berths. A berth has a length and a depth. Show me the berths of a harbour sorted by length, and let me filter them by depth.',
      ['Berth sort=length', 'Berth filter=depth', 'Berth filter=harbour'],
    ],
    [
      'Films have a title. A screening is of a film and has a start time. People look for films by title, and see the screenings of a film sorted by start time.',
      ['Film search', 'Screening sort=startTime'],
    ],
    ['Trains have a departure time. Trains are shown in order of departure time.', ['Train sort=departureTime']],
    [
      `${HOUSES}Houses should be listed by price, in the order of their number of rooms.`,
      ['House sort=price', 'House sort=numberOfRooms'],
    ],
    [`${HOUSES}User stories, in order of importance.`, []],
    [`${HOUSES}Show houses cheapest first.`, ['House sort=price']],
    [`${HOUSES}List houses by price, at most 20 a page, most recent first.`, ['House sort=-price']],
    ['Talks have a title and a date. List talks by date.', ['Talk sort=date']],
    [
      `${HOUSES}You must be able to filter houses on price, rooms and city.`,
      ['House filter=price', 'House filter=numberOfRooms', 'House filter=city'],
    ],
    [
      `${HOUSES}Filter houses by price range and minimum number of rooms.`,
      ['House filter=price', 'House filter=numberOfRooms'],
    ],
    [
      'Rooms have a name. A device has a serial number and belongs to a room. Devices are filterable by room.',
      ['Device filter=room'],
    ],
    ['Bugs have a title and a severity. Labels have a name. Filter by severity.', ['Bug filter=severity']],
    [`${BOOKS}Everything should be searchable.`, ['* search']],
    // Nothing but what is listed, and by what.
    [`${BOOKS}Books: by genre, by year.`, ['Book filter=genre', 'Book filter=publicationYear']],
    [
      `${HOUSES}houses by price, houses by rooms, cheapest on top`,
      ['House filter=price', 'House filter=numberOfRooms', 'House sort=price'],
    ],
    [
      'Ride: from town, to town, distance. Lists: rides by from town and to town.',
      ['Ride filter=fromTown', 'Ride filter=toTown'],
    ],
    // What comes first, by what is so of it.
    ['Jobs have a title and an urgent flag. Urgent jobs first.', ['Job sort=-urgent']],
    ["Jobs have a title and an urgent flag. I'd want urgent ones on top.", ['Job sort=-urgent']],
    ['Loans have a start date and a due date. Overdue loans first.', ['Loan sort=dueDate']],
    ['Loans have a started at and a due date. Loans: most recently started first.', ['Loan sort=-startedAt']],
    ['Bugs have a title and an urgency from 1 to 3. List of bugs: most urgent first.', ['Bug sort=-urgency']],
    ['Coats have an original price and an asking price. Show coats cheapest first.', ['Coat sort=askingPrice']],
    [`${HOUSES}Sort houses by price and by newest.`, ['House sort=price', 'House sort=-createdAt']],
    // Of whose parts it is told.
    ['Bugs have a title. A report has a summary. Full-text search over report summaries.', ['Report search']],
    ['A paper has pages. A page has a text and a number. Full-text search over the pages.', ['Page search']],
    [
      'Bugs have a title and an area. Pages have a text. Search over the pages, a filter by area on bugs.',
      ['Page search', 'Bug filter=area'],
    ],
    ['Bugs have a title and a fix status. A bug is open, then closed. Filter bugs by status.', ['Bug filter=status']],
    [`${HOUSES}I often need all houses of one price.`, ['House filter=price']],
    // What was asked is answered.
    [`${BOOKS}People shall find books. How? By genre and by title.`, ['Book filter=genre', 'Book search']],
  ])('are read from %j', (brief, expected) => {
    expect(queries(brief)).toEqual(expected);
  });

  it('takes the state of what goes through states for its status', () => {
    const brief =
      'Parcels have a weight. A parcel is collected, then sorted and finally delivered. Filter parcels by state.';
    expect(queries(brief)).toEqual(['Parcel filter=status']);
  });

  it.each([
    `${BOOKS}No search, please.`,
    `${BOOKS}I search a program with an API.`,
    `${BOOKS}By Friday I need an answer.`,
    'Comments have a text. Replies by readers are fine.',
    'A cafe serves drinks with a name and a brew method: espresso, filter or french press.',
    'Items: description, found on, found at, colour.',
    'Customers have a name. Orders have a number and a date. An order belongs to a customer.',
  ])('are not seen in %j', (brief) => {
    expect(queries(brief)).toEqual([]);
  });
});

it('reads what is so or not among what lists are filtered by', () => {
  const brief =
    'Plots have a size and a flag whether they have water. Filter plots by size and by whether they have water.';
  expect(queries(brief)).toEqual(['Plot filter=size', 'Plot filter=hasWater']);
});

it('filters by whom a key refers to', () => {
  const brief =
    'A REST API. Pilots have a name. Flights have a pilot and a badge id. Flights can be filtered by pilot_id and badge_id.';
  expect(queries(brief)).toEqual(['Flight filter=pilot', 'Flight filter=badgeId']);
});

it('takes a group or a find for what it is', () => {
  const brief =
    'An API. A group has a name. A group is led by one coach. A find has a date. Every find was made by a digger. Diggers add finds.';
  expect(factsOf(brief, FactKind.QUERY)).toEqual([]);
});

it('is asked for nothing by what was found somewhere', () => {
  const brief = 'Pots have a number. A pot was found at a site by a team. Sites have a name. Teams have a name.';
  expect(queries(brief)).toEqual([]);
});

it.each([
  ['A taxi is ordered by the porter.', []],
  ['Taxis are ordered by date.', ['Taxi sort=date']],
])('tells what somebody orders from an order: %s', (said, expected) => {
  expect(factsOf(`An API. A taxi has a date. ${said}`, FactKind.QUERY)).toEqual(expected);
});
