import { create } from '@bufbuild/protobuf';
import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function read(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  return {
    ownership: (entity: string) => application?.entities.find(({ name }) => name === entity)?.ownership,
    assumptions: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
    rolesFor: (entity: string, operation: string) =>
      application?.operations.find((one) => one.entity === entity && one.name === operation)?.access?.roles ?? [],
  };
}

const SERIES = 'Producers publish films. Viewers leave reviews. A film has a title and is a draft until published. ';
const WORKSHOPS =
  'Members can book workshops. A workshop has a date and a capacity and cannot be overbooked. Coaches see their own workshops. ';

describe('those who have rows of their own', () => {
  it('make them, and reach none of another', () => {
    const { ownership, rolesFor, assumptions } = read(`${SERIES}Producers can only edit their own films.`);
    expect(rolesFor('Film', 'create')).toEqual(['producer', 'admin']);
    expect(rolesFor('Film', 'publish')).toEqual(['producer', 'admin']);
    expect(ownership('Film')).toMatchObject({ mode: OwnershipMode.PUBLIC_READ, bypassRoles: [] });
    expect(assumptions).toContain(
      'Only producers and administrators may create a film, which belongs to whoever does.',
    );
  });

  it('make those that each have one of them', () => {
    const { rolesFor } = read(
      'A trainee can enrol in many seminars. Lecturers grade only trainees in their own seminars. Trainees view their own grades.',
    );
    expect(rolesFor('Seminar', 'create')).toEqual(['lecturer', 'admin']);
  });

  it('leave it to whoever else is said to', () => {
    const { rolesFor } = read(`${SERIES}Studios add films. Producers can only edit their own films.`);
    expect(rolesFor('Film', 'create')).toEqual(['studio', 'admin']);
  });

  it('show them to whoever books them, who keeps his bookings', () => {
    const { ownership, rolesFor } = read(`${WORKSHOPS}Admins manage everything.`);
    expect(rolesFor('Workshop', 'create')).toEqual(['coach', 'admin']);
    expect(rolesFor('Workshop', 'delete')).toEqual(['admin', 'coach']);
    expect(ownership('Workshop')?.bypassRoles).toContain('member');
    expect(ownership('Booking')?.bypassRoles).not.toContain('member');
  });
});
