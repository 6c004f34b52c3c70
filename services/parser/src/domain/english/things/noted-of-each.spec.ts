import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

it.each([
  ['We store for each animal a name and a weight.', ['Animal.name string', 'Animal.weight number']],
  ["We keep for every car the brand and the owner's name.", ['Car.brand string', 'Car.ownerName string']],
  ['We note about each sample a code (unique) and a temperature.', ['Sample.code string', 'Sample.temperature number']],
])('reads whose the parts are behind the verb, %j', (sentence, expected) => {
  expect(factsOf(`A backend. ${sentence}`, FactKind.FIELD)).toEqual(expected);
});

it('takes one of what is also kept for what it refers to', () => {
  const brief = 'A rack has a label. A site has a label. We store for each box a code and a rack.';
  expect(factsOf(brief, FactKind.RELATION)).toEqual(['Box-Rack many_to_one']);
});
