import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('tieBehindParts', () => {
  it.each([
    ['Cooks can post a comment with a text and a rating on a recipe.', ['Comment-Recipe many_to_one']],
    ['Cooks write a note with a text about a recipe.', ['Note-Recipe many_to_one']],
    ['A stall has a name and a discount on a recipe.', []],
  ])('ties in "%s" what is made', (sentence, relations) => {
    expect(factsOf(`Recipes have a title. ${sentence}`, FactKind.RELATION)).toEqual(relations);
  });
});
