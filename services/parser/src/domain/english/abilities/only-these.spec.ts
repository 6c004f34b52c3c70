import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

/** Who may do it, by roles; none where whoever is logged in may. */
function doers(brief: string, name: string): readonly string[] | undefined {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  const found = application?.operations.find((operation) => operation.name === name && operation.entity !== 'User');
  return found?.access?.roles;
}

const LETTERS = 'Letters have a subject.';

describe('the last word on who may', () => {
  it.each([
    ['Clerks can write and send letters. Only the chief may send them.', 'send', ['chief', 'admin']],
    ['Clerks can write and delete letters. Only the chief may delete letters.', 'delete', ['chief', 'admin']],
    ['Clerks manage letters. Only admins can delete letters.', 'delete', ['admin']],
    ['Citizens write letters. Only the office can see letters.', 'read', ['office', 'admin']],
    ['Citizens write letters. Letters are visible to the office only.', 'read', ['office', 'admin']],
    ['Clerks edit letters. No one else may change a letter.', 'update', ['clerk', 'admin']],
    ['Clerks can see letters, nobody else can.', 'read', ['clerk', 'admin']],
  ])('is kept: %s', (sentences, name, expected) => {
    expect(doers(`${LETTERS} ${sentences}`, name)).toEqual(expected);
  });

  it.each([
    ['Clerks can delete letters. Only the chief may delete sent letters.', 'delete', 'clerk'],
    ['Only clerks and the chief can delete letters.', 'delete', 'clerk'],
    ['Clerks edit letters. Only the chief can see letters.', 'read', 'clerk'],
  ])('takes nothing from others: %s', (sentences, name, role) => {
    expect(doers(`${LETTERS} ${sentences}`, name)).toContain(role);
  });

  it('leaves making to those whose own they are', () => {
    const brief = 'Landlords manage their own flats (address, rent). Tenants see all flats.';
    expect(doers(brief, 'create')).toEqual(['landlord', 'admin']);
  });

  it('leaves to visitors what they are said to do', () => {
    const brief = 'Rooms have a number. Guests book rooms. The reception manages bookings.';
    const { application } = parse(create(ParseRequestSchema, { brief }));
    const made = application?.operations.find(({ entity, name }) => entity === 'Booking' && name === 'create');
    expect(made?.access?.roles).not.toEqual(['reception', 'admin']);
  });
});
