import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a piece of what has no plural', () => {
  it.each([
    ['Every piece of furniture has a weight. Guests can rent furniture.', ['Furniture']],
    ['An item of clothing has a size. Clothing can be returned.', ['Clothing']],
    ['An article of the statute has a number.', ['StatuteArticle']],
  ])('%s', (brief, entities) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.ENTITY)).toEqual(entities);
  });
});
