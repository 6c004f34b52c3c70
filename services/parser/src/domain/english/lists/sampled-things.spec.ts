import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a few of the things that something has', () => {
  it.each([
    ['A restaurant has several menus, e.g. lunch and dinner. A menu has a title.', ['Menu.title string']],
    [
      'A museum has a name and several rooms, for example the library and the armoury. A room has a number.',
      ['Museum.name string', 'Room.number string'],
    ],
    ['A garden has beds, such as herbs, roses and beans. A bed has a size.', ['Bed.size string']],
    [
      'A ship has decks, e.g. sun deck or main deck, and a name. A deck has a height.',
      ['Ship.name string', 'Deck.height number'],
    ],
    [
      'A recipe has a title and dietary tags like vegan, halal or gluten-free.',
      ['Recipe.title string', 'Recipe.dietaryTags string_list'],
    ],
    ['Instruments have a name such as violin, oboe or horn.', ['Instrument.name string']],
  ])('are no parts of it: %s', (brief, fields) => {
    expect(factsOf(`API. ${brief}`, FactKind.FIELD)).toEqual(fields);
  });

  it('are parts where the words name what is told', () => {
    const brief = 'API. A member has details such as a name, an address and a birthday.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(['Member.birthday date']));
  });
});
