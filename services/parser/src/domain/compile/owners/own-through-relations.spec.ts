import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function read(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  if (!application) throw new Error(`no application: ${brief}`);
  expect(checkApplication(application)).toEqual([]);
  return {
    ownership: (name: string) => application.entities.find((entity) => entity.name === name)?.ownership,
    roles: (entity: string, name: string) =>
      application.operations.find((operation) => operation.entity === entity && operation.name === name)?.access?.roles,
    relations: application.relations.map(({ source, name, target }) => `${source}.${name} ${target}`),
    assumptions: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
  };
}

describe('rows of one’s own that others create', () => {
  it.each([
    [
      'Patients have a name and a birth date. Doctors write prescriptions. A prescription has a drug and belongs to a patient. Patients log in and can only see their own prescriptions.',
      'Prescription',
      ['patient.user'],
    ],
    [
      'Tenants have a name and a phone number. Managers create invoices. An invoice has an amount and a tenant. Tenants can view their invoices.',
      'Invoice',
      ['tenant.user'],
    ],
    [
      'Trainers write workout plans. A workout plan has a title and a member. Members can see only their own workout plans.',
      'WorkoutPlan',
      ['member'],
    ],
    [
      'Each shift has a start time and belongs to an employee. Employees only see their own shifts. Supervisors can see all shifts. Employees have a name and a badge number.',
      'Shift',
      ['employee.user'],
    ],
    [
      'Managers create issues with a title and assign each to a member. Members can only see the issues assigned to them.',
      'Issue',
      ['member'],
    ],
    [
      'Dispatchers create deliveries with an address. A courier sees only the deliveries that have been given to him.',
      'Delivery',
      ['courier'],
    ],
    [
      'Landlords issue bills. A bill has an amount. Lodgers can only view the bills addressed to them. Lodgers have a name and a phone number.',
      'Bill',
      ['lodger.user'],
    ],
    [
      'An issue has a title and an assignee. Members create issues and see those assigned to them.',
      'Issue',
      ['assignee'],
    ],
  ])('belong to whom they name: %s', (brief, entity, through) => {
    expect(read(brief).ownership(entity)).toMatchObject({ mode: OwnershipMode.PRIVATE, through });
  });

  const clinic =
    'Patients have a name and a birth date. Doctors write prescriptions. A prescription has a drug and belongs to a patient. Patients can only see their own prescriptions.';

  it('are written by those who create them', () => {
    const { roles, assumptions } = read(clinic);
    expect([roles('Prescription', 'update'), roles('Prescription', 'delete')]).toEqual([
      ['doctor', 'admin'],
      ['doctor', 'admin'],
    ]);
    expect(assumptions).toContain(
      'Prescriptions belong to the patient that they name, as well as to whoever creates them; only doctors and administrators may change and delete them.',
    );
  });

  it('leave to whom they name what he is said to do with them', () => {
    const { roles } = read(`${clinic} Patients can delete their own prescriptions.`);
    expect(roles('Prescription', 'update')).toEqual(['doctor', 'admin']);
    expect(roles('Prescription', 'delete')).toContain('patient');
  });

  it('are worked on by whom they name, whoever sees them', () => {
    const { ownership, roles, assumptions } = read(
      'Managers create tickets with a title. Technicians can close the tickets assigned to them. Technicians can edit the tickets assigned to them.',
    );
    expect(ownership('Ticket')).toMatchObject({ mode: OwnershipMode.PUBLIC_READ, through: ['technician'] });
    expect([roles('Ticket', 'close'), roles('Ticket', 'delete')]).toEqual([
      ['technician', 'admin'],
      ['manager', 'admin'],
    ]);
    expect(roles('Ticket', 'update')).toContain('technician');
    expect(assumptions).toContain('; only managers and administrators may delete them.');
  });

  it('name an assignee where everybody is like any other', () => {
    const { ownership, relations } = read(
      'Todos have a title. Users log in. Users can see only the todos assigned to them.',
    );
    expect(ownership('Todo')).toMatchObject({ mode: OwnershipMode.PRIVATE, through: ['assignee'] });
    expect(relations).toEqual(['Todo.assignee User']);
  });

  it('find their people by a record that names an account, and that its like do not see', () => {
    const { ownership, roles, relations, assumptions } = read(clinic);
    expect(relations).toContain('Patient.user User');
    expect(ownership('Patient')).toMatchObject({
      mode: OwnershipMode.PRIVATE,
      through: ['user'],
      bypassRoles: ['doctor', 'admin'],
    });
    expect(roles('Patient', 'update')).toEqual(['doctor', 'admin']);
    expect(assumptions).toContain('Whose record a patient is stands in its userId: doctors and administrators set it');
  });

  it('are not found by a record in which whoever registers could name himself', () => {
    const { ownership, assumptions } = read(
      `${clinic} Anyone can read patients. Patients and clerks can edit all patients.`,
    );
    expect(ownership('Prescription')).toMatchObject({ through: [] });
    expect(assumptions).toContain('The patients see no prescriptions that doctors create');
  });

  it('are told of where nothing of them names anybody', () => {
    const { ownership, assumptions } = read(
      'Doctors write prescriptions. A prescription has a drug. Patients can only see their own prescriptions.',
    );
    expect(ownership('Prescription')).toMatchObject({ through: [] });
    expect(assumptions).toContain('The patients see no prescriptions that doctors create');
  });

  it('are told of where nobody else is said to create them', () => {
    const { ownership, assumptions } = read('A grade has a mark and a student. Students see only their own grades.');
    expect(ownership('Grade')).toMatchObject({ through: [] });
    expect(assumptions).toContain('The students see no grades but those that they create');
  });

  it('belong to their creators alone where these are whom they name', () => {
    const { ownership } = read(
      'Tenants report issues. An issue has a text and a tenant. Tenants see only their own issues.',
    );
    expect(ownership('Issue')).toMatchObject({ through: [] });
  });

  const PLANS =
    'A patient has a name and a therapist. Plans have a text and belong to a patient. Therapists see only the plans of their own patients.';

  it('belong to whom the record names that they are of, where he does not write it', () => {
    expect(read(`${PLANS} Managers create patients.`).ownership('Plan')).toMatchObject({
      through: ['patient.therapist'],
    });
    expect(read(`${PLANS} Therapists create patients.`).ownership('Plan')).toMatchObject({ through: [] });
  });
});
