import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what somebody wants to see', () => {
  it.each([
    'We need a report of total hours per volunteer.',
    'I want an overview of the hours.',
    'The janitor can see who has a key.',
  ])('is no part of what was spoken of: %s', (wish) => {
    expect(factsOf(`A training has a title and a length in hours. ${wish}`, FactKind.FIELD)).toEqual([
      'Training.title string',
      'Training.length integer',
    ]);
  });

  it('is one where it is kept', () => {
    expect(factsOf('A dive has a depth and a report of the findings.', FactKind.FIELD)).toHaveLength(2);
  });
});

describe('what people do and get', () => {
  it.each([
    'Sites have a name. Mechanics work on sites and log the hours they spent.',
    'Houses have a street. Painters work on houses and note the minutes they need.',
    'A patient has a name. A patient gets a reminder the day before a session.',
    'A member has a name. A member gets a notification and a message.',
  ])('is no part of theirs: %s', (brief) => {
    expect(factsOf(brief, FactKind.FIELD)).toHaveLength(1);
  });
});

it.each([
  'A delivery has a date. Managers can see a report of deliveries per courier and month.',
  'A payment has an amount. Treasurers can view an overview of payments per year.',
  'A visit has a day. Nurses can download a summary of visits.',
])('nobody keeps what only shows other things: %s', (brief) => {
  expect(factsOf(brief, FactKind.ENTITY)).toHaveLength(1);
});

it.each([
  [
    'Guards have a name. For each round the guard shall record the mood and a comment.',
    ['Round.mood string', 'Round.comment text'],
  ],
  [
    'Vets have a name. Visits have a date. After a visit the vet notes whether it took place.',
    ['Visit.tookPlace boolean'],
  ],
])('what somebody notes each time is no part of his own: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(expected));
  expect(factsOf(brief, FactKind.FIELD).filter((field) => /^(Guard|Vet)\./.test(field))).toHaveLength(1);
});

it('is told of what it is noted after, whatever else was spoken of', () => {
  const brief =
    'Vets book visits. A visit has a date. Cats have a name. After a visit the vet notes whether it was calm.';
  expect(factsOf(brief, FactKind.FIELD)).toContain('Visit.calm boolean');
});

it.each([
  [
    "Cars belong to drivers; we note the car's plate, make and year, and the driver's name and phone.",
    ['Car.plate string', 'Car.make string', 'Car.year integer', 'Driver.name string', 'Driver.phone string'],
  ],
  [
    "Plots belong to tenants. We keep the tenant's name and email and the plot's size.",
    ['Tenant.name string', 'Tenant.email email', 'Plot.size string'],
  ],
])('each part is of the thing it is said to be of: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(expected));
  expect(factsOf(brief, FactKind.FIELD)).toHaveLength(expected.length);
});

it('who has what is no part of anything', () => {
  expect(factsOf('A key has a number. We want to know who has got what.', FactKind.FIELD)).toEqual([
    'Key.number string',
  ]);
});

it.each([
  [
    "We note each falcon's name, wingspan and temper.",
    ['Falcon.name string', 'Falcon.wingspan number', 'Falcon.temper string'],
  ],
  [
    'We record the width, depth and colour of every plank.',
    ['Plank.width number', 'Plank.depth number', 'Plank.colour string'],
  ],
  [
    'A guest has a room. We also own sledges, which are kept in a barn and have a price.',
    ['Guest.room string', 'Sledge.barn string', 'Sledge.price decimal'],
  ],
])('parts are of what the first or the last is said to be of: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
});

it.each([
  ['Owners fill in a form with their name and a message.', ['Form.name string', 'Form.message text']],
  [
    'A cat has a chip. Families send an application with a phone and a message.',
    ['Cat.chip string', 'Application.phone string', 'Application.message text'],
  ],
])('what is handed in has the parts that are told behind it: %s', (brief, expected) => {
  expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
});
