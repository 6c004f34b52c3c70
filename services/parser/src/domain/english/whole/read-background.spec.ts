import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rightsIn = (said: string): string[] => factsOf(`An API. Books have a title. ${said}`, FactKind.PERMISSION);

describe('what was possible before there was the software', () => {
  it.each([
    'In the old spreadsheet everybody could edit books.',
    'With our current tool anyone can delete a book.',
    'Until now volunteers could add books themselves.',
    'Previously, members could delete books.',
    'Before, students could delete books.',
    'The old system allowed clerks to delete books.',
    'On the former website guests could add books.',
  ])('gives no right: %s', (said) => {
    expect(rightsIn(said)).toEqual([]);
  });

  it.each([
    ['In the old system everybody could delete books, but now only clerks can delete them.', ['clerk Book.delete']],
    ['From now on members can delete books.', ['member Book.delete']],
    ['In the new system a clerk can delete books.', ['clerk Book.delete']],
    ['The current title of a book can be changed by clerks.', ['clerk Book.update']],
  ])('is not what shall be: %s', (said, expected) => {
    expect(rightsIn(said)).toEqual(expected);
  });

  it('tells of parts that a thing has as well', () => {
    const brief = 'An API. Books have a title. In our current system a book can have several authors.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Book-Author many_to_many']);
  });
});

describe('what is going to be', () => {
  it.each([
    ['Entrance fees are going to be collected by our partner.', FactKind.STATE, []],
    ['Books are going to have a code.', FactKind.FIELD, ['Book.title string', 'Book.code string']],
  ])('will be: %s', (said, kind, expected) => {
    expect(factsOf(`An API. Books have a title. ${said}`, kind)).toEqual(expected);
  });
});

describe('what the software is in place of', () => {
  it.each([
    'A riding school with two yards wants to replace its paper diary.',
    'The application replaces three spreadsheets.',
  ])('is no part of it: %s', (said) => {
    expect(factsOf(`${said} A lesson has a day.`, FactKind.ENTITY)).toEqual(['Lesson']);
  });

  it('is told apart from what people replace', () => {
    const brief = 'A pump has a brand. Fitters can replace a pump.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['fitter Pump.replace']);
  });
});
