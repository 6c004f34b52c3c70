import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const films = 'Films have a title and a length.';

describe('registering beside other deeds', () => {
  it.each([
    ['Buyers can register, search films and watch films.', ['buyer Film.read', 'buyer Film.watch']],
    ['Buyers can register and browse films.', ['buyer Film.read']],
    ['Clerks can register, view and edit films.', ['clerk Film.create', 'clerk Film.read', 'clerk Film.update']],
    ['Staff can register and delete films.', ['staff Film.create', 'staff Film.delete']],
    ['Operators start and finish films.', ['operator Film.finish', 'operator Film.start']],
  ])('reads %j', (sentence, expected) => {
    const brief = `${films} ${sentence}`;
    expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual(expected);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Film']);
  });

  it('reads both of two deeds that are often said of dates', () => {
    const brief = 'Work orders have a number. Operators start and finish work orders.';
    expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual([
      'operator WorkOrder.finish',
      'operator WorkOrder.start',
    ]);
  });
});
