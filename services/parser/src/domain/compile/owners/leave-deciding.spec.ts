import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function read(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  const operation = (entity: string, name: string) =>
    application?.operations.find((one) => one.entity === entity && one.name === name);
  return {
    roles: (entity: string, name: string) => operation(entity, name)?.access?.roles,
    guards: (entity: string, name: string) =>
      operation(entity, name)
        ?.guards.map(({ expression }) => expression)
        .join(),
    ownership: (name: string) => application?.entities.find((entity) => entity.name === name)?.ownership,
    relations: application?.relations.map(({ source, name, target }) => `${source}.${name}>${target}`) ?? [],
    fields: (name: string) =>
      application?.entities.find((entity) => entity.name === name)?.fields.map((field) => field.name) ?? [],
    told: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
  };
}

describe('steps that nobody is said to take with what was asked for', () => {
  it('are for whoever made what it is of', () => {
    const { roles, ownership, fields } = read(
      'A job board. Employers post jobs with a title, a description and a location. Candidates only see their own applications. Candidates apply for jobs.',
    );
    expect(roles('Application', 'hire')).toEqual(['employer', 'admin']);
    expect(ownership('Application')?.through).toEqual(['job.owner']);
    expect(roles('Application', 'update')).toEqual(['candidate', 'admin']);
    expect(fields('Application')).not.toContain('applicantEmail');
  });

  it('are else for the house', () => {
    const { roles } = read(
      'Patients request appointments with a date. An appointment is pending, confirmed or declined. Doctors write notes with a text.',
    );
    expect(roles('Appointment', 'confirm')).toEqual(['doctor', 'admin']);
  });

  it('are theirs where it is their own deed', () => {
    const { roles } = read('Members book rooms. A booking is open or cancelled. Members can cancel their bookings.');
    expect(roles('Booking', 'cancel')).toEqual(['member', 'admin']);
  });
});

describe('who acts on what others asked of him', () => {
  it('sees that alone, and judges that alone', () => {
    const { guards, ownership } = read(
      'Hosts offer flats with a name. Travellers request flats for a date. Hosts accept requests for their own flats. Travellers only see their own requests.',
    );
    expect(guards('Request', 'accept')).toContain('self.flat.ownerId == caller.id');
    expect(ownership('Request')?.bypassRoles ?? []).not.toContain('host');
  });
});
