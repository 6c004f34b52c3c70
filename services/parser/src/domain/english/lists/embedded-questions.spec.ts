import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is answered with yes or no', () => {
  it.each([
    ['Roof: age, tiles broken yes/no, address.', 'Roof.tilesBroken boolean'],
    ['Roof: age, gutter clogged (yes/no), address.', 'Roof.gutterClogged boolean'],
    ['A roof has an age, chimney swept y/n and an address.', 'Roof.chimneySwept boolean'],
    ['Roof (age, leaking true/false, address)', 'Roof.leaking boolean'],
  ])('has all the words before the answers for its name: %s', (sentence, expected) => {
    expect(factsOf(`An API for roofers. ${sentence}`, FactKind.FIELD)).toEqual([
      'Roof.age integer',
      expected,
      'Roof.address string',
    ]);
  });
});
