import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const CHOIRS = 'Choirs have a name. A rehearsal has a date and belongs to a choir.';

describe('rows of the group that one is in', () => {
  it.each([
    ['Members of a choir can see the rehearsals of that choir.', 'Rehearsal group:Choir:user'],
    ['Singers belong to a choir and can only edit the rehearsals of their own choir.', 'Rehearsal group:Choir:singer'],
  ])('are read of %j', (sentence, expected) => {
    expect(factsOf(`${CHOIRS} ${sentence}`, FactKind.OWNERSHIP)).toEqual([expected]);
  });

  it('are none where no group is said again', () => {
    expect(factsOf(`${CHOIRS} Members can see the rehearsals of a choir.`, FactKind.OWNERSHIP)).toEqual([]);
  });
});
