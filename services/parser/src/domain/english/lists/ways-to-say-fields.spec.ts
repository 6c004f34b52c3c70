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
