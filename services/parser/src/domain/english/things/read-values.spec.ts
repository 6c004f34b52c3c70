import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);

describe('values and types that a sentence of its own tells', () => {
  it.each([
    ['A boat has a name and is sailing, moored or in repair.', 'Boat.status enum(sailing|moored|in_repair)'],
    ['A sensor has a code and is active, sleeping or broken.', 'Sensor.status enum(active|sleeping|broken)'],
    ['A berth has a number and is available or occupied.', 'Berth.status enum(available|occupied)'],
    ['A gate has a name. A gate is locked or unlocked.', 'Gate.status enum(locked|unlocked)'],
    ['A toy has a name and is in stock or sold out.', 'Toy.status enum(in_stock|sold_out)'],
    ['A toy has a name. Toys are available in red or green.', 'Toy.colour enum(red|green)'],
    ['A wine has a name and is dry, sweet or sparkling.', 'Wine.kind enum(dry|sweet|sparkling)'],
    ["A toy's condition is either new, used or broken.", 'Toy.condition enum(new|used|broken)'],
    ['A job has a name. Payment is by cash or by card.', 'Job.payment enum(cash|card)'],
    [
      'A lens has a name. Condition can be new, used or broken and defaults to used.',
      'Lens.condition enum(new|used|broken)',
    ],
    [
      "A repair's urgency is low, normal or urgent, with normal being the default.",
      'Repair.urgency enum(low|normal|urgent)',
    ],
    ['A slope has a name and its level is one of easy, medium, hard.', 'Slope.level enum(easy|medium|hard)'],
    ['Slopes have a name. The level is one of easy, medium and hard.', 'Slope.level enum(easy|medium|hard)'],
    ['Episodes have a title. Episodes can be drafts or published.', 'Episode.status enum(draft|published)'],
    ['Slopes are blue, red or black. Each slope has a name.', 'Slope.colour enum(blue|red|black)'],
    ['Breads have a name. They come in small, medium and large.', 'Bread.size enum(small|medium|large)'],
    ['Machines come in three sizes: small, medium and large.', 'Machine.size enum(small|medium|large)'],
    [
      'Boats belong to one of four classes: single, double, quad and eight.',
      'Boat.class enum(single|double|quad|eight)',
    ],
    ['There are three kinds of trees: apple, pear and plum. A tree has a row.', 'Tree.kind enum(apple|pear|plum)'],
    ['Recipes are rated easy, medium or hard; each has a title.', 'Recipe.difficulty enum(easy|medium|hard)'],
    ['A machine has a name, and it can be a press, a lathe or a saw.', 'Machine.kind enum(press|lathe|saw)'],
    [
      "A locker has a size. A parcel's state can be one of: stored, collected, returned.",
      'Parcel.state enum(stored|collected|returned)',
    ],
    [
      'A lamp has a name. Its colour can be one of the following: red, green or blue.',
      'Lamp.colour enum(red|green|blue)',
    ],
    ['A job has a name. The priority can be: low, normal, high.', 'Job.priority enum(low|normal|high)'],
    [
      'For each tasting I note the wine. Wines have a name. A wine is red, white or sparkling.',
      'Wine.colour enum(red|white|sparkling)',
    ],
    ['A ticket has a title. A place is either a city or a village.', 'Place.kind enum(city|village)'],
    [
      'A lamp has a status: reported, being repaired or finished.',
      'Lamp.status enum(reported|being_repaired|finished)',
    ],
    ['A loan has a state: open, finished or being checked.', 'Loan.state enum(open|finished|being_checked)'],
    ['Tickets have a title. They are open or closed.', 'Ticket.status enum(open|closed)'],
    ['Scouts have a nickname and a rank, the ranks being cub, scout and ranger.', 'Scout.rank enum(cub|scout|ranger)'],
    ['An entry has a size category of toy, standard or giant, and a boolean paid.', 'Entry.paid boolean'],
    ['Toys have a name and an age group: 0-2, 3-5 or 6-9.', 'Toy.ageGroup enum(0_2|3_5|6_9)'],
    [
      'Contracts have a title and a language of English, German or French.',
      'Contract.language enum(english|german|french)',
    ],
    ['A flat has an address and a heating type, i.e. gas, oil or district.', 'Flat.heatingType enum(gas|oil|district)'],
  ])('%s', (said, field) => {
    expect(fields(said)).toContain(field);
  });

  it.each([
    ['Visitors have a name and a contact. The contact must be a valid email address.', 'Visitor.contact email'],
    ['Shops have a name. The page of a shop is a link.', 'Shop.page url'],
  ])('%s says how it is written', (said, field) => {
    expect(fields(said)).toContain(field);
  });

  it.each([
    ['An episode has a title. An episode can be explicit.', 'Episode.explicit boolean'],
    ['A boat has a name. It is insured or not.', 'Boat.insured boolean'],
    ['Items have a title. Some items are signed.', 'Item.signed boolean'],
    ['Rooms have a number. Not all rooms are heated.', 'Room.heated boolean'],
    ["A repair has a date. It is under warranty or isn't.", 'Repair.underWarranty boolean'],
    ['A flat has an address. Pets are allowed or not.', 'Flat.petsAllowed boolean'],
    ['A hike has a date and a length and whether dogs are allowed.', 'Hike.dogsAllowed boolean'],
    ['A camp has a title and a yes/no field for swimming.', 'Camp.swimming boolean'],
    ['A tram has a number and a boolean for low floor.', 'Tram.lowFloor boolean'],
  ])('%s says what is so or not', (said, field) => {
    expect(fields(said)).toContain(field);
  });

  it.each([
    ['A meter has a code. The serial number and the position are text.', 'Meter.position text'],
    [
      'A film has a title, an age rating, which is one of U, PG, 15 and 18, and a short synopsis.',
      'Film.synopsis text',
    ],
    ['A client has a name and care notes, which can be long.', 'Client.careNotes text'],
    ['A shift has a start and overtime (default false).', 'Shift.overtime boolean'],
    ['A shift has hours (between 0.25 and 24).', 'Shift.hours number'],
    ['Instruments have a sell-by date and a paid-on date.', 'Instrument.sellByDate date'],
    ['We need to know when a cabin was built and whether it is in service.', 'Cabin.inService boolean'],
    ['A drug has a name. Its price is in euros, at most 9999.', 'Drug.price decimal'],
    ['Cars have a plate. Their mileage is noted too.', 'Car.mileage integer'],
    ["An artist has a name. The artist's hourly rate is stored.", 'Artist.hourlyRate decimal'],
    ['A dish has a price and a list of allergens.', 'Dish.allergens string_list'],
    ['A room has a rate in cents and a name.', 'Room.rate integer'],
    ['A course has a title. The monthly fee is stored in cents.', 'Course.monthlyFee integer'],
    ['A packet has a quantity (in grams or pieces) and a species.', 'Packet.quantity integer'],
    ['An item has a code and dimensions: width, height and depth in cm.', 'Item.width number'],
    ['A song has a title and a length in minutes and seconds.', 'Song.length integer'],
  ])('%s names a field', (said, field) => {
    expect(fields(said)).toContain(field);
  });

  it.each([
    'Only admins are Anna or Bob. A book has a title.',
    'A loan is a book or a disc. A book has a title. A disc has a title.',
    'An author is a person or a company. A book has a title.',
  ])('%s makes no kind', (said) => {
    expect(fields(said).filter((fact) => fact.includes('.kind'))).toEqual([]);
  });
});

it.each([
  [
    'Members have a name and a membership type of junior, adult or senior.',
    'Member.membershipType enum(junior|adult|senior)',
  ],
  ['Shelves have a wood type of oak, pine or beech and a width.', 'Shelf.woodType enum(oak|pine|beech)'],
])('stand behind a kind and "of": %s', (brief, field) => {
  expect(factsOf(brief, FactKind.FIELD)).toContain(field);
});
