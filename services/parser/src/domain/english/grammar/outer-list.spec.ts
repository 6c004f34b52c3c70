import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fieldsOf = (brief: string): string[] => factsOf(brief, FactKind.FIELD).map((fact) => fact.split(' ')[0] ?? '');

describe('a list within a list', () => {
  it.each([
    [
      'A film has a title, a list of actors with name and role, a release year and a genre (drama, comedy).',
      ['Film.title', 'Actor.name', 'Actor.role', 'Film.releaseYear', 'Film.genre'],
    ],
    [
      'Each order has a date, lines with a product and a quantity, and a total.',
      ['Order.date', 'Line.product', 'Line.quantity', 'Order.total'],
    ],
    [
      'A chart contains a name, allergies with substance and severity, drugs with name, dose and frequency, and a colour.',
      [
        'Chart.name',
        'Allergy.substance',
        'Allergy.severity',
        'Drug.name',
        'Drug.dose',
        'Drug.frequency',
        'Chart.colour',
      ],
    ],
    [
      'Cooks can create menus with a title, courses with name and size, an origin, and a photo.',
      ['Menu.title', 'Course.name', 'Course.size', 'Menu.origin', 'Menu.photo'],
    ],
  ])('is closed by its own "and": %s', (brief, expected) => {
    expect(fieldsOf(brief).sort()).toEqual(expected.sort());
  });

  it.each([
    [
      'A show has a title, matinees with date and time, place and price.',
      ['Show.title', 'Matinee.date', 'Matinee.place', 'Matinee.price'],
    ],
    [
      'A show has a title and matinees with a date, a place and a price.',
      ['Show.title', 'Matinee.date', 'Matinee.place', 'Matinee.price'],
    ],
  ])('goes on behind what is one item, and to the end where the outer one is closed: %s', (brief, expected) => {
    expect(fieldsOf(brief).sort()).toEqual(expected.sort());
  });
});

describe('several things in a row, each with parts of its own', () => {
  it.each([
    'An app to manage horses with a name and a breed, riders with a phone, and lessons with a date.',
    'Manage clubs with a name and a city, players with a birthday and coaches with a phone.',
    'We track vans with a plate and a colour, and depots with an address.',
  ])('are not parts of each other: %s', (brief) => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual([]);
  });

  it('are parts where they are told of something that has them', () => {
    expect(
      factsOf('We keep recipes with a title, steps with a text and a duration, and a photo.', FactKind.FIELD),
    ).toEqual(expect.arrayContaining(['Recipe.photo url']));
  });
});
