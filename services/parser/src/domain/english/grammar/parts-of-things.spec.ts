import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fieldsOf = (brief: string): string[] => factsOf(brief, FactKind.FIELD);

describe('what tells how, or which of them', () => {
  it.each([
    'Lots have a code. Lots with less than 50 grams can only be opened by the manager.',
    'Lots have a code. Only the finder can open a lot, and only with the right pickup code.',
  ])('is no part of the thing: %s', (brief) => {
    expect(fieldsOf(brief)).toEqual(['Lot.code string']);
  });
});

describe('tellsPartsOfThings', () => {
  it.each([
    ['Every playlist consists of tracks that have a title and a length.', 'Track'],
    ['A building comprises tracks, which have a title and a length.', 'Track'],
    ['A museum is made up of halls, which have a title and a length.', 'Hall'],
    ['Wardens manage the pens and the keepers, who have a title and a length.', 'Keeper'],
    ['A crew has members, who have a title and a length.', 'Member'],
    ['There are crews, and rowers who belong to one crew and have a title and a length.', 'Rower'],
  ])('gives what "%s" tells to %s', (brief, owner) => {
    expect(fieldsOf(brief)).toEqual([`${owner}.title string`, expect.stringMatching(`^${owner}.length `)]);
  });

  it.each([
    ['A tool has a name and a code that has 6 digits.', ['Tool.name string', 'Tool.code string']],
    ['A tool has tags which must not be empty.', ['Tool.tags string_list']],
  ])('leaves in "%s" what only limits an element with the list', (brief, fields) => {
    expect(fieldsOf(brief)).toEqual(fields);
  });

  it('lets who wants it do both', () => {
    const brief = 'Parcels have a code. As a courier I want to pick up a parcel that is ready and deliver it.';
    expect(factsOf(brief, FactKind.PERMISSION)).toContain('courier Parcel.deliver');
  });
});

describe('what several have several of', () => {
  it.each([
    ['Editors create magazines with articles. An article has a title.', 'Article-Magazine many_to_one'],
    ['Cooks write menus with courses. A course has a name.', 'Course-Menu many_to_one'],
    ['Coaches make plans made of drills. A drill has a name.', 'Drill-Plan many_to_one'],
  ])('is a part of each: %s', (brief, relation) => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual([relation]);
  });

  it.each([
    ['Clients make appointments with lawyers. A lawyer has a name.', ['Appointment-Lawyer many_to_one']],
    ['Clerks add chairs made of wood. A chair has a name.', []],
  ])('is whom each is with, or what it is made of: %s', (brief, relations) => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual(relations);
  });
});
