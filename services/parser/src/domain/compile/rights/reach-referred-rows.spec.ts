import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

function read(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  return {
    ownership: (entity: string) => application?.entities.find(({ name }) => name === entity)?.ownership,
    assumptions: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
    rolesFor: (entity: string, operation: string) =>
      application?.operations.find((one) => one.entity === entity && one.name === operation)?.access?.roles,
  };
}

const DEVICES =
  'Customers register devices with a brand and see only their own devices. Technicians create repair orders for devices, with a cost. ';

describe('who writes rows that name rows of others', () => {
  it('sees those, and does nothing else with them', () => {
    const { ownership, assumptions, rolesFor } = read(DEVICES);
    expect(ownership('Device')?.bypassRoles).toEqual(['technician']);
    expect(assumptions).toContain('The technicians see all devices, as they write repair orders for them.');
    expect(rolesFor('Device', 'update')).toEqual(['customer', 'admin']);
    expect(rolesFor('Device', 'delete')).toEqual(['customer', 'admin']);
  });

  it('sees the parts as well, which is told', () => {
    const { ownership, assumptions } = read(DEVICES);
    expect(ownership('RepairOrder')).toMatchObject({ bypassRoles: ['technician'], through: ['device.owner'] });
    expect(assumptions).toContain('by technicians and by the owners of their device');
  });

  it.each([
    [
      'Lesson',
      'tutor',
      'Students request lessons with a date; they see only their own lessons. Tutors write reports about lessons with a text.',
    ],
    [
      'Bike',
      'mechanic',
      'Mechanics log repairs for bikes; each repair has a price. Customers see only their own bikes. A bike has a brand.',
    ],
    [
      'Order',
      'packer',
      'Shoppers see only their own orders. An order has a number and many parcels. A parcel has a weight. Packers add scans to parcels, each with a time.',
    ],
  ])('sees each %s as a %s: %s', (entity, role, brief) => {
    expect(read(brief).ownership(entity)?.bypassRoles).toEqual([role]);
  });

  it('sees them also where others are said to', () => {
    const { rolesFor, assumptions } = read(
      'A project has a code. A sample has a barcode and belongs to a project. Technicians register samples. Auditors may read projects.',
    );
    expect(rolesFor('Project', 'read')).toEqual(expect.arrayContaining(['auditor', 'technician']));
    expect(rolesFor('Project', 'list')).toEqual(expect.arrayContaining(['auditor', 'technician']));
    expect(assumptions).toContain('The technicians see all projects, as they write samples for them.');
  });

  it('sees nothing of what the rows that he names lead to', () => {
    const { rolesFor, assumptions } = read(
      'A project has a code. A batch has a number and belongs to a project. A sample has a barcode and belongs to a batch. Technicians register samples. Auditors may read projects.',
    );
    expect(rolesFor('Project', 'read')).not.toContain('technician');
    expect(assumptions).not.toContain('see all projects');
  });

  it('sees nothing that he is refused', () => {
    const { ownership, assumptions } = read(`${DEVICES}Technicians cannot see devices.`);
    expect(ownership('Device')?.bypassRoles ?? []).toEqual([]);
    expect(assumptions).not.toContain('technicians see all devices');
  });

  it('sees what the head sees, though everybody may have registered so', () => {
    const { rolesFor } = read(
      'An excursion has a date. A place has a seat and belongs to an excursion. Parents add places. The head can see all excursions.',
    );
    expect(rolesFor('Excursion', 'read')).toEqual(expect.arrayContaining(['head', 'parent']));
  });

  it.each([
    [
      'Trip',
      'who is said to see their own only',
      'Drivers see only their own trips. Guides see only their own trips. A trip has a date. Guides write remarks about trips with a text.',
    ],
    [
      'Diary',
      'who only registered',
      'Users see only their own diaries. A diary has a title. Users write entries for diaries with a text.',
    ],
    [
      'Case',
      'who makes such rows himself',
      'Lawyers open cases with a title, and clerks open cases, too. Lawyers and clerks see only their own cases. Clerks write memos about cases with a text.',
    ],
  ])('sees no other %s, %s', (entity, _, brief) => {
    const { ownership, assumptions } = read(brief);
    expect(ownership(entity)?.bypassRoles ?? []).toEqual([]);
    expect(assumptions).not.toMatch(/see all \w+, as they write/);
  });
});
