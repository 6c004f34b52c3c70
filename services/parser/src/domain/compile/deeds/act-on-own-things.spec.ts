import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function read(brief: string) {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  return {
    guards: (entity: string, name: string) =>
      application?.operations
        .find((one) => one.entity === entity && one.name === name)
        ?.guards.map(({ expression }) => expression) ?? [],
    through: (name: string) => application?.entities.find((one) => one.name === name)?.ownership?.through,
  };
}

it('binds who acts on what others made to what he made himself', () => {
  const { guards } = read(
    'Sellers post plots with a size and a town. Buyers make offers for a plot. The seller can accept an offer.',
  );
  expect(guards('Offer', 'accept')).toEqual(['self.plot.ownerId == caller.id or caller.role == "admin"']);
});

it('takes the owner who decides for that of the thing asked for', () => {
  const { guards, through } = read(
    'Members offer bikes with a name and a photo. Other members request a bike from a start date to an end date, and the owner approves or declines the request.',
  );
  expect(guards('Request', 'approve')).toEqual(['self.bike.ownerId == caller.id or caller.role == "admin"']);
  expect(through('Request')).toEqual(['bike.owner']);
});

it.each([
  [
    'Clerks add bikes with a name. Guests request a bike on a date. Clerks can approve a request.',
    'Request',
    'approve',
  ],
  ['Sellers post plots with a size. Buyers make offers for a plot. Buyers can withdraw an offer.', 'Offer', 'withdraw'],
])('binds nobody who works for the house, or acts on what he made: %s', (brief, entity, name) => {
  expect(read(brief).guards(entity, name)).toEqual([]);
});
