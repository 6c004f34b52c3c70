import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fieldsOf = (sentences: string): string[] => factsOf(`A backend. ${sentences}`, FactKind.FIELD);

it.each([
  [
    'Every scarf comes with a colour, green or grey, and a length in metres.',
    ['Scarf.colour enum(green|grey)', 'Scarf.length number'],
  ],
  [
    'A permit has a type: day pass, season pass, group pass, and a number.',
    ['Permit.type enum(day_pass|season_pass|group_pass)', 'Permit.number string'],
  ],
  ['Bags are small or large and have a number.', ['Bag.size enum(small|large)', 'Bag.number string']],
  ['The colour of a canoe must be one of red, green or blue.', ['Canoe.colour enum(red|green|blue)']],
  ['The level of each course can be easy, moderate or hard.', ['Course.level enum(easy|moderate|hard)']],
])('reads the values that stand beside a name, %j', (sentence, expected) => {
  expect(fieldsOf(sentence)).toEqual(expected);
});

it.each([
  ['For every van we keep track of its plate and its mileage.', ['Van.plate string', 'Van.mileage integer']],
  ['We record the length and the width of every plank.', ['Plank.length number', 'Plank.width number']],
  ['Note whether a tent is dry and when it was aired.', ['Tent.dry boolean', 'Tent.airedAt datetime']],
  ['We store for each silo its name and where it is.', ['Silo.name string', 'Silo.location string']],
  [
    'I need to know about my lodgers: what they are called and how much rent they pay.',
    ['Lodger.name string', 'Lodger.rent decimal'],
  ],
  ['How long it lasts and what it costs are stored with each tour.', ['Tour.duration integer', 'Tour.cost decimal']],
  [
    'As a coach I want to note for each runner the weight and the shoe size.',
    ['Runner.weight number', 'Runner.shoeSize string'],
  ],
])('reads what is kept of each, %j', (sentence, expected) => {
  expect(fieldsOf(sentence)).toEqual(expected);
});

it('takes what may be given for optional', () => {
  const brief = 'A nurse has a name. A second name may be given, too.';
  expect(factsOf(brief, FactKind.FIELD)).toEqual(['Nurse.name string', 'Nurse.secondName string']);
  expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Nurse.secondName optional']);
});

it('lets a recurrence share its noun with others alone', () => {
  expect(fieldsOf('A plumber has a trade and an hourly fee.')).toEqual([
    'Plumber.trade string',
    'Plumber.hourlyFee decimal',
  ]);
  expect(fieldsOf('A car has an hourly and a daily fee.')).toEqual(['Car.hourlyFee decimal', 'Car.dailyFee decimal']);
});

it.each([
  [
    'For each dish a price, a name and the allergens.',
    ['Dish.price decimal', 'Dish.name string', 'Dish.allergens string_list'],
  ],
  ['Of every table the number of seats.', ['Table.numberOfSeats integer']],
  ['Information about a horse includes its name and whether it is tame.', ['Horse.name string', 'Horse.tame boolean']],
  ['The data on a saddle consist of a size and a colour.', ['Saddle.size string', 'Saddle.colour string']],
  [
    'Treatments, each of them having a code and a fee; therapists, who have a name.',
    ['Treatment.code string', 'Treatment.fee decimal', 'Therapist.name string'],
  ],
  ['Every dog has a breed, and there is also its chip number.', ['Dog.breed string', 'Dog.chipNumber string']],
  ['A service has a date and a preacher.', ['Service.date date', 'Service.preacher string']],
  ['Schema: Ship (name), Voyage (date, belongs to Ship)', ['Ship.name string', 'Voyage.date date']],
  [
    'What we keep about a batch: when it was brewed, who brewed it and whether it was sold out.',
    ['Batch.brewedAt datetime', 'Batch.brewedBy string', 'Batch.soldOut boolean'],
  ],
  ['Suits have a size and a lining, silk or cotton.', ['Suit.size string', 'Suit.lining enum(silk|cotton)']],
  [
    "Each animal's ear tag, birth date and temper have to be stored.",
    ['Animal.earTag string', 'Animal.birthDate date', 'Animal.temper string'],
  ],
  ['A locker has a floor and a note of who rents it.', ['Locker.floor integer', 'Locker.rentedBy string']],
  [
    'The API must hold, for each lens, the focal length in mm and the mount.',
    ['Lens.focalLength number', 'Lens.mount string'],
  ],
  ['A route has a grade. It is also noted who set it.', ['Route.grade string', 'Route.setBy string']],
  [
    'Tenants have a name. A tenant may leave a second phone number.',
    ['Tenant.name string', 'Tenant.secondPhoneNumber string'],
  ],
])('reads whose parts are told, %j', (sentence, expected) => {
  expect(fieldsOf(sentence)).toEqual(expected);
});

it.each([
  'Our mill has a problem: flour gets lost.',
  'The mill has a good reputation and friendly millers.',
  'Each mill has its charm.',
])('takes for no part what is said in passing, %j', (sentence) => {
  expect(fieldsOf(`A sack has a label. ${sentence}`)).toEqual(['Sack.label string']);
});

it.each([
  ['New members start with zero points. A member has points.', 'Member.points default=0'],
  ['A wallet has a balance. A new wallet starts out with a balance of 10 euros.', 'Wallet.balance default=10'],
  ['A jar has a colour (red, green); by default it is red.', 'Jar.colour default=red'],
])('reads what something starts with, %j', (sentences, expected) => {
  expect(factsOf(`A backend. ${sentences}`, FactKind.CONSTRAINT)).toEqual([expected]);
});

it.each([
  ['I inspect hives weekly: date, temper.', ['Inspection.date date', 'Inspection.temper string'], 'Inspection-Hive'],
  [
    'Keepers feed animals twice a day: food, weight.',
    ['Feeding.food string', 'Feeding.weight number'],
    'Feeding-Animal',
  ],
  ['The vet treats horses: date, drug.', ['Treatment.date date', 'Treatment.drug string'], 'Treatment-Horse'],
])('reads what is noted each time, %j', (sentence, fields, relation) => {
  expect(fieldsOf(sentence)).toEqual(fields);
  expect(factsOf(`A backend. ${sentence}`, FactKind.RELATION)).toEqual([`${relation} many_to_one`]);
});

it.each([
  [
    'For a repair we log the part, the labour in minutes and who did it.',
    ['Repair.part string', 'Repair.labour integer', 'Repair.doneBy string'],
  ],
  [
    'We want to know the weight of each crate and whether or not it is sealed.',
    ['Crate.weight number', 'Crate.sealed boolean'],
  ],
  [
    'A clinic needs data about patients. Name, birth date, blood group.',
    ['Patient.name string', 'Patient.birthDate date', 'Patient.bloodGroup string'],
  ],
  ['Every plot has a number, sun or shade, and a width.', ['Plot.number string', 'Plot.width number']],
  ['Trucks have a plate. Trucks are 7.5, 12 or 40 tonnes.', ['Truck.plate string']],
  ['A game has a result (1-0, 0-1, draw) and a date.', ['Game.result enum(1_0|0_1|draw)', 'Game.date date']],
  ['A film has a title and a running time (mins).', ['Film.title string', 'Film.runningTime integer']],
  ['The width of a plank is given in centimetres.', ['Plank.width number']],
  [
    'A class has a name, max. number of people (default 12) and a price.',
    ['Class.name string', 'Class.maxNumberOfPeople integer', 'Class.price decimal'],
  ],
  ['Data kept on each sample include its depth and its colour.', ['Sample.depth number', 'Sample.colour string']],
])('reads no more than is told of each, %j', (sentence, expected) => {
  expect(fieldsOf(sentence)).toEqual(expected);
});

it('reads what people must and need not tell', () => {
  const brief = 'A backend. Applicants must provide a name and a date of birth; a nickname is up to them.';
  expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([
    'Applicant.name required',
    'Applicant.dateOfBirth required',
    'Applicant.nickname optional',
  ]);
});

it.each([
  'Kite {maker*, size: small|big|huge = big}',
  'Kite: maker, size (small|big|huge = big)',
  '- Kite: maker, size: small | big | huge = big',
])('the value behind the last is the one to begin with: %s', (brief) => {
  expect(factsOf(brief, FactKind.FIELD)).toContain('Kite.size enum(small|big|huge)');
  expect(factsOf(brief, FactKind.CONSTRAINT)).toContain('Kite.size default=big');
});

it.each([
  'Kites: maker, draft/in review/published, price.',
  'Kites (maker, price, draft/in review/published).',
  'Kites: maker, price, draft|in review|published',
])('states without a name are those of a status: %s', (brief) => {
  expect(factsOf(`An API. ${brief}`, FactKind.FIELD)).toContain('Kite.status enum(draft|in_review|published)');
});
