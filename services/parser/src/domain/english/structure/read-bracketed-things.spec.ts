import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('things with their parts in brackets', () => {
  it.each([
    [
      'Owners (name, phone, email) bring in their pets.',
      ['Owner.name string', 'Owner.phone string', 'Owner.email email'],
    ],
    ['Trainers (name, phone) look after horses.', ['Trainer.name string', 'Trainer.phone string']],
    [
      'We rent boats (name, length) to sailors (name, email).',
      ['Boat.name string', 'Boat.length number', 'Sailor.name string', 'Sailor.email email'],
    ],
    [
      'Every week drivers (name, licence number) collect crates (code, weight).',
      ['Crate.code string', 'Crate.weight number', 'Driver.name string', 'Driver.licenceNumber string'],
    ],
    ['Each customer owns cars (plate, make).', ['Car.plate string', 'Car.make string']],
    ['Each sailor rents one or more boats (name, length).', ['Boat.name string', 'Boat.length number']],
    ['A sailor brings at least one sail (name, area).', ['Sail.name string', 'Sail.area number']],
  ])('%s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
  });

  it('are not examples or remarks', () => {
    expect(factsOf('Boats have a name. Sailors (mostly from abroad) like boats (red, blue).', FactKind.FIELD)).toEqual([
      'Boat.name string',
    ]);
  });

  it('belong to whom the words say', () => {
    const brief = 'Owners (name, phone) bring in their pets. Pets have a name and a species.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Pet-Owner many_to_one']);
  });
});

describe('things that hold little but each other', () => {
  it.each([
    [
      'Entities: Store (name, city), Item (name, price), StockItem (store, item, quantity)',
      ['StockItem-Item', 'StockItem-Store'],
    ],
    [
      'Data: Author (name), Book (title, author), Loan (book, member, due date), Member (name)',
      ['Book-Author', 'Loan-Book', 'Loan-Member'],
    ],
    ['Resources: Team (name), Match (home team, away team, date)', ['Match-Team', 'Match-Team']],
  ])('refer to them: %s', (brief, expected) => {
    const relations = factsOf(`A REST API. ${brief}.`, FactKind.RELATION).map((fact) => fact.split(' ')[0]);
    expect(relations.sort()).toEqual(expected);
  });
});

it.each([
  ['Courses (title, unique, 3-40 chars) contain lessons.', 'Course.title', ['unique', 'min_length=3', 'max_length=40']],
  ['Tags (label: unique) belong to a post.', 'Tag.label', ['unique']],
  ['Rooms (number, unique, max 10) are cleaned by maids.', 'Room.number', ['unique', 'maximum=10']],
])('reads one part with its rules: %s', (brief, field, rules) => {
  expect(factsOf(`A REST API. ${brief}`, FactKind.CONSTRAINT)).toEqual(rules.map((rule) => `${field} ${rule}`));
});

it('takes rules alone for those of a field', () => {
  const brief = 'A REST API. Members have an email (unique, max 80 chars) and a nickname (optional).';
  expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Member']);
});
