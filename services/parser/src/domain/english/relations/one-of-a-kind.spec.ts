import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.RELATION);

describe('a thing that is counted with "one"', () => {
  it.each([
    ['A bed has a number. Beds lie in exactly one greenhouse.', 'Bed-Greenhouse many_to_one'],
    ['An album has a title. An album is by one artist.', 'Album-Artist many_to_one'],
    ['A runner has a name. A runner starts for one club.', 'Runner-Club many_to_one'],
    ['A plot has an area. Each plot is planted with one grape variety.', 'Plot-GrapeVariety many_to_one'],
    ['A pump has a serial number. Every pump hangs on one power line.', 'Pump-PowerLine many_to_one'],
  ])('is a kind of its own, spoken of before or not: %s', (brief, relation) => {
    expect(relations(brief)).toEqual([relation]);
  });

  it.each([
    'A customer has a name. A customer pays in cash for one seat.',
    'A shop has a name. A shop may close for one day.',
    'A shop has a name. A shop closes on one day.',
  ])('is none where it tells of a deed or a time: %s', (brief) => {
    expect(relations(brief)).toEqual([]);
  });

  it.each([
    ['A rider has a name. A rider starts for one stable or for none.', 'Rider.stable'],
    ['Councillors have a name and belong to a faction or to none.', 'Councillor.faction'],
    ['A horse has a name. A stall has a number. A horse stands in a stall or nowhere.', 'Horse.stall'],
  ])('may be missing: %s', (brief, subject) => {
    expect(factsOf(`API. ${brief}`, FactKind.CONSTRAINT)).toEqual([`${subject} optional`]);
  });
});

describe('two of a kind', () => {
  it.each([
    ['A pipe runs between two wells and has a length.', 'Pipe', 'Well'],
    ['A marriage joins two persons. A person has a name.', 'Marriage', 'Person'],
    ['A bout in a season is between two fencers. A fencer has a name.', 'Bout', 'Fencer'],
    ['A match is between two teams and has a court.', 'Match', 'Team'],
  ])('get a reference each: %s', (brief, from, to) => {
    expect(relations(brief)).toEqual([`${from}-${to} many_to_one:first${to}`, `${from}-${to} many_to_one:second${to}`]);
  });

  it('are none where a time lies between them', () => {
    expect(relations('A lesson has a title. A break between two lessons lasts 10 minutes.')).toEqual([]);
  });
});

describe('what stands behind a subject', () => {
  it.each([
    ['A quiz has a title. An attempt of a quiz has a score.', 'Attempt-Quiz many_to_one'],
    ['A farm has a name. A visit at a farm by a vet has a date.', 'Visit-Farm many_to_one'],
  ])('ties it: %s', (brief, relation) => {
    expect(relations(brief)).toEqual([relation]);
  });

  it('names who did it', () => {
    const brief = 'API. A quiz has a title. An attempt of a quiz by a player has a score.';
    expect(factsOf(brief, FactKind.FIELD)).toContain('Attempt.player string');
  });

  it('says nothing of the part that it stands behind', () => {
    expect(relations('A book with a cover by an artist has a price.')).toEqual([]);
  });
});

describe('one row with another', () => {
  it.each([
    ['A tour is driven by one driver with one vehicle.', ['Tour-Driver many_to_one', 'Tour-Vehicle many_to_one']],
    ['A ride is one driver with one vehicle.', ['Ride-Driver many_to_one', 'Ride-Vehicle many_to_one']],
  ])('is tied to both, and not one to the other: %s', (said, expected) => {
    expect(relations(`A driver has a name. A vehicle has a plate. ${said}`)).toEqual(expected);
  });

  it('has what is told along with them', () => {
    const brief =
      'API. Dogs have a name. Walkers have a name. A walk is one dog with one walker on a day, along with its length and a note.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Dog.name string',
      'Walker.name string',
      'Walk.date date',
      'Walk.length number',
      'Walk.note text',
    ]);
  });

  it('is none of whoever does something together with others', () => {
    const brief = 'API. It was written by the office together with two firms. A firm has a name. A visit has a date.';
    expect(factsOf(brief, FactKind.ENTITY)).not.toContain('Office');
  });
});

describe('parts behind "each"', () => {
  it.each([
    ['A fair is divided into stands, each with a number and a width.', ['Stand.number string', 'Stand.width number']],
    [
      'A parade consists of floats, each carrying a theme and a sponsor.',
      ['Float.theme string', 'Float.sponsor string'],
    ],
    ['An exam consists of tasks, each worth a number of points.', ['Task.numberOfPoints integer']],
    ['A cargo consists of pallets, each weighing at most 800 kg.', ['Pallet.weight number']],
    [
      'A band has a name, a genre and members, each with a name and an instrument.',
      ['Band.name string', 'Band.genre string', 'Member.name string', 'Member.instrument string'],
    ],
    ['There are boats and bikes, each with a colour.', ['Boat.colour string', 'Bike.colour string']],
    [
      'A prescription contains one or several items, each naming a medicine and the dose in milligrams.',
      ['Item.medicine string', 'Item.dose number'],
    ],
    ['A stew is made up of ingredients, each with a quantity.', ['Ingredient.quantity integer']],
  ])('are those of each of them: %s', (brief, fields) => {
    expect(factsOf(`API. ${brief}`, FactKind.FIELD)).toEqual(fields);
  });
});

describe('both ends of a way', () => {
  it.each([
    [
      'A ride runs from a start station to an end station and has a distance. Stations have a name.',
      'Ride',
      'Station',
      ['start', 'end'],
    ],
    [
      'A ferry has a name. A ferry goes from a home port to a destination port. A port has a name.',
      'Ferry',
      'Port',
      ['home', 'destination'],
    ],
  ])('have a name of their own: %s', (brief, from, to, ends) => {
    expect(relations(brief)).toEqual(ends.map((end) => `${from}-${to} many_to_one:${end}${to}`));
  });
});
