import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

describe('foundSubject', () => {
  it.each([
    ['bakery preorders, fastify', ['Preorder']],
    ['lost luggage register api: tag nr (unique), airline, found on', ['Luggage']],
    ['Dear colleague, she wrote it in Python.', []],
    ['asdf qwer zxcv', []],
  ])('finds in "%s" what is kept', (brief, entities) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(entities);
  });

  it('reads the list behind the name as its fields', () => {
    expect(factsOf('lost luggage register api: tag nr (unique), airline, found on', FactKind.FIELD)).toEqual([
      'Luggage.tagNr string',
      'Luggage.airline string',
      'Luggage.foundOn date',
    ]);
  });
});
