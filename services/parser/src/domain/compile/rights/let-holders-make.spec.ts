import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { compiled } from '../../testing/compiled';

const SERIES = 'Producers publish films. Viewers leave reviews. A film has a title and is a draft until published. ';
const WORKSHOPS =
  'Members can book workshops. A workshop has a date and a capacity and cannot be overbooked. Coaches see their own workshops. ';

describe('those who have rows of their own', () => {
  it('make them, and reach none of another', () => {
    const { ownership, roles, told } = compiled(`${SERIES}Producers can only edit their own films.`);
    expect(roles('Film', 'create')).toEqual(['producer', 'admin']);
    expect(roles('Film', 'publish')).toEqual(['producer', 'admin']);
    expect(ownership('Film')).toMatchObject({ mode: OwnershipMode.PUBLIC_READ, bypassRoles: [] });
    expect(told).toContain('Only producers and administrators may create a film, which belongs to whoever does.');
  });

  it('make those that each have one of them', () => {
    const { roles } = compiled(
      'A trainee can enrol in many seminars. Lecturers grade only trainees in their own seminars. Trainees view their own grades.',
    );
    expect(roles('Seminar', 'create')).toEqual(['lecturer', 'admin']);
  });

  it('leave it to whoever else is said to', () => {
    const { roles } = compiled(`${SERIES}Studios add films. Producers can only edit their own films.`);
    expect(roles('Film', 'create')).toEqual(['studio', 'admin']);
  });

  it('show them to whoever books them, who keeps his bookings', () => {
    const { ownership, roles } = compiled(`${WORKSHOPS}Admins manage everything.`);
    expect(roles('Workshop', 'create')).toEqual(['coach', 'admin']);
    expect(roles('Workshop', 'delete')).toEqual(['admin', 'coach']);
    expect(ownership('Workshop')?.bypassRoles).toContain('member');
    expect(ownership('Booking')?.bypassRoles).not.toContain('member');
  });
});
