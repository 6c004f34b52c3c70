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

it.each([
  ['The office does the planning of tours.', ['office Tour.create']],
  ['Wardens do the removal of tours.', ['warden Tour.delete']],
])('does to what is named behind a deed what the deed says: %s', (sentence, expected) => {
  const brief = `A REST API. A tour has a title. ${sentence}`;
  expect(factsOf(brief, FactKind.PERMISSION)).toEqual(expected);
  expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Tour']);
});
