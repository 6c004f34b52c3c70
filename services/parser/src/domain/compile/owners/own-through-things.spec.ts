import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { compiled } from '../../testing/compiled';

const KILNS = 'Potters offer kilns with a size. Landlords offer studios with a rent. ';

describe('what somebody has with another who owns the thing', () => {
  it('is seen by that one as well, who changes nothing of it', () => {
    const { ownership, roles, told } = compiled(
      `${KILNS}Guests book studios. A booking goes from requested to confirmed. Guests can cancel their bookings.`,
    );
    expect(ownership('Booking')).toMatchObject({ mode: OwnershipMode.PRIVATE, through: ['studio.owner'] });
    expect(ownership('Booking')?.bypassRoles).not.toContain('landlord');
    expect(roles('Booking', 'update')).toEqual(['guest', 'admin']);
    expect(roles('Booking', 'confirm')).toEqual(['landlord', 'admin']);
    expect(told).toContain('The landlords see the bookings for their own studios, beside whoever created them.');
  });

  it('is seen by him where all but the owners are shut out by the words', () => {
    const { ownership } = compiled(`${KILNS}Guests book studios. Guests see only their own bookings.`);
    expect(ownership('Booking')).toMatchObject({ mode: OwnershipMode.PRIVATE, through: ['studio.owner'] });
  });

  it('is theirs alone also where anybody may ask', () => {
    const { ownership, roles } = compiled(
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
    expect(compiled(brief).ownership('Booking')?.through ?? []).toEqual([]);
  });
});
