import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('foundSubject', () => {
  it.each([
    ['bakery preorders, fastify', ['Preorder']],
    ['lost luggage register api: tag nr (unique), airline, found on', ['Luggage']],
    ['Dear colleague, she wrote it in Python.', []],
    ['asdf qwer zxcv', []],
  ])('finds in "%s" what is kept', (brief, entities) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(entities);
  });

  it('finds the list behind the words for the software', () => {
    expect(factsOf('sauna slots, typescript api: start, end, guest name', FactKind.FIELD)).toEqual([
      'Slot.start datetime',
      'Slot.end datetime',
      'Slot.guestName string',
    ]);
  });

  it('reads the list behind the name as its fields', () => {
    expect(factsOf('lost luggage register api: tag nr (unique), airline, found on', FactKind.FIELD)).toEqual([
      'Luggage.tagNr string',
      'Luggage.airline string',
      'Luggage.foundOn date',
    ]);
  });
});
