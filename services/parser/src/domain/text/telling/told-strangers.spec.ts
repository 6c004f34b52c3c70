import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const brief = (sentence: string): string => `A recipe has a title. ${sentence} Cooks edit recipes.`;

describe('people without an account', () => {
  it.each([
    ['Guests without a login can only read the recipes.', ['anyone Recipe.read']],
    ['Visitors without an account may search the recipes by title.', ['anyone Recipe.read']],
    ["Readers, who don't need an account, only see recipes.", ['anyone Recipe.read']],
    ['Readers who are not logged in see recipes.', ['anyone Recipe.read']],
  ])('%s', (sentence, told) => {
    expect(factsOf(brief(sentence), FactKind.PERMISSION)).toEqual([...told, 'cook Recipe.update']);
    expect(factsOf(brief(sentence), FactKind.AUTHENTICATION)).toEqual([]);
    expect(factsOf(brief(sentence), FactKind.EXCLUSION)).toEqual([]);
  });

  it.each([
    ['The API works without a login.', ['none']],
    ['Users without an account can do nothing.', ['jwt']],
  ])('is not meant by "%s"', (sentence, told) => {
    expect(factsOf(brief(sentence), FactKind.AUTHENTICATION)).toEqual(told);
  });
});
