import { create } from '@bufbuild/protobuf';
import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function read(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  return {
    told: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
    ownership: (entity: string) => application?.entities.find(({ name }) => name === entity)?.ownership,
    roles: (entity: string, operation: string) =>
      application?.operations.find((one) => one.entity === entity && one.name === operation)?.access?.roles,
  };
}

const KILNS = 'Potters offer kilns with a size. Landlords offer studios with a rent. ';

describe('what somebody has with another who owns the thing', () => {
  it('is seen by that one as well, who changes nothing of it', () => {
    const { ownership, roles, told } = read(
      `${KILNS}Guests book studios. A booking goes from requested to confirmed. Guests can cancel their bookings.`,
    );
    expect(ownership('Booking')).toMatchObject({ mode: OwnershipMode.PRIVATE, through: ['studio.owner'] });
    expect(ownership('Booking')?.bypassRoles).not.toContain('landlord');
    expect(roles('Booking', 'update')).toEqual(['guest', 'admin']);
    expect(roles('Booking', 'confirm')).toEqual(['landlord', 'admin']);
    expect(told).toContain('The landlords see the bookings for their own studios, beside whoever created them.');
  });

  it('is seen by him where all but the owners are shut out by the words', () => {
    const { ownership } = read(`${KILNS}Guests book studios. Guests see only their own bookings.`);
    expect(ownership('Booking')).toMatchObject({ mode: OwnershipMode.PRIVATE, through: ['studio.owner'] });
  });

  it('is theirs alone also where anybody may ask', () => {
    const { ownership, roles } = read(
      'Landlords offer studios with a rent. Applications for a studio have a letter. Tenants can withdraw their applications.',
    );
    expect(ownership('Application')).toMatchObject({ mode: OwnershipMode.PRIVATE, through: ['studio.owner'] });
    expect(roles('Application', 'update')).not.toContain('landlord');
  });

  it.each([
    [
      'the things are of a house',
      'Clerks add rooms with a number. Guests book rooms. Guests see only their own bookings.',
    ],
    ['all may see them', `${KILNS}Guests book studios. Everyone can see all bookings.`],
    [
      'they own such things themselves',
      'Members add boats with a name. Members book boats. Members see only their own bookings.',
    ],
  ])('is as before where %s', (_, brief) => {
    expect(read(brief).ownership('Booking')?.through ?? []).toEqual([]);
  });
});
