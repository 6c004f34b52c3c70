import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function ties(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  return {
    relations: application?.relations.map(({ source, target }) => `${source}-${target}`) ?? [],
    told: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
  };
}

it.each([
  ['Farmers post tractors with a name and a price. Bidders make offers.', 'Offer-Tractor', 'An offer is of a tractor'],
  [
    'Climbers log ascents with a date and a grade. Coaches can see the ascents and leave comments.',
    'Comment-Ascent',
    'A comment is of an ascent',
  ],
])('ties what is always of something to what was spoken of before it: %s', (brief, tie, told) => {
  const { relations, told: assumed } = ties(brief);
  expect(relations).toContain(tie);
  expect(assumed).toContain(told);
});

it.each([
  ['Reviews have a text. Kilns have a name and a size.', 'Review'],
  ['Vans have a plate number. Drivers have a name. Offers have an amount and belong to a driver.', 'Offer-Van'],
  ['Vans have a plate number. A depot has a town.', 'Depot'],
])('ties nothing where something is said, or nothing was spoken of: %s', (brief, source) => {
  expect(ties(brief).relations.filter((tie) => tie.startsWith(source))).toEqual([]);
});
