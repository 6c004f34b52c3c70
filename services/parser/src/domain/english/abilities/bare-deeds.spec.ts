import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

it.each([
  ['Standing down and closing is for controllers only.', ['controller Callout.close', 'controller Callout.standDown']],
  ['Closing and standing down are for controllers only.', ['controller Callout.close', 'controller Callout.standDown']],
  ['Standing down is for controllers only.', ['controller Callout.standDown']],
])('keeps the particle of a deed that is named alone: %s', (sentence, expected) => {
  const brief = `A REST API. A callout has a title. A callout is open, then stood down, then closed. ${sentence}`;
  expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual(expected);
});
