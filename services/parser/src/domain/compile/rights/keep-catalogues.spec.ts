import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function writers(brief: string, entity: string) {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  const whoMay = (verb: string) =>
    application?.operations.find((one) => one.entity === entity && one.name === verb)?.access?.roles ?? [];
  return [whoMay('create'), whoMay('update'), whoMay('delete')].map((roles) => roles.join());
}

describe('what nobody is said to write', () => {
  it.each([
    [
      'Organizers create fairs with a title. A fair has stall types with a price. Customers place orders with a date. Staff ship orders.',
      'StallType',
      'organizer,staff,admin',
    ],
    ['Visitors sign up for shifts. Staff create campaigns with a name. Shifts have a day.', 'Shift', 'staff,admin'],
    [
      'Customers place orders with a date. Staff ship orders. Products have a name and a price.',
      'Product',
      'staff,admin',
    ],
    [
      'Pupils enrol in classes. A class has a title and a coach. Coaches add notes to classes. Notes have a text.',
      'Class',
      'coach,admin',
    ],
  ])('is not for those who come from outside: %s', (brief, entity, roles) => {
    expect(writers(brief, entity)).toEqual([roles, roles, roles]);
  });

  it.each([
    ['Customers place orders with a date. An order has lines with a quantity. Staff ship orders.', 'Line'],
    ['Users can create and edit tasks. Only admins delete tags. A tag has a name. A task has a title.', 'Task'],
  ])('stays open where it is a part of what they make, or everybody is said to: %s', (brief, entity) => {
    expect(writers(brief, entity).slice(0, 2)).toEqual(['', '']);
  });
});
