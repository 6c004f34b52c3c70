import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const CASES = 'A backend. An animal has a name.';

it.each([
  'A keeper looks after several animals.',
  'A keeper takes care of up to five animals.',
  'Each keeper watches over many animals.',
  'Every keeper is responsible for several animals.',
])('takes a number of what somebody looks after for his, %j', (sentence) => {
  expect(factsOf(`${CASES} ${sentence}`, FactKind.RELATION)).toEqual(['Animal-Keeper many_to_one']);
});

it('takes looking after all of them for a right', () => {
  const brief = `${CASES} Keepers look after animals.`;
  expect(factsOf(brief, FactKind.RELATION)).toEqual([]);
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['keeper Animal.*']);
});
