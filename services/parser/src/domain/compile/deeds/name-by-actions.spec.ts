import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function read(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  if (!application) throw new Error(`no application: ${brief}`);
  expect(checkApplication(application)).toEqual([]);
  return {
    action: (entity: string, name: string) => {
      const found = application.operations.find((operation) => operation.entity === entity && operation.name === name);
      return {
        roles: found?.access?.roles,
        input: found?.input.map((field) => field.name),
        effects: found?.effects.map(({ kind }) =>
          kind.case === 'assign' ? `${kind.value.target} = ${kind.value.value}` : '',
        ),
        guards: found?.guards.map(({ expression }) => expression),
      };
    },
    bypass: (name: string) => application.entities.find((entity) => entity.name === name)?.ownership?.bypassRoles,
    fields: (name: string) =>
      application.entities.find((entity) => entity.name === name)?.fields.map((field) => field.name),
    assumptions: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
  };
}

describe('actions that assign a row to somebody', () => {
  it.each([
    [
      'Customers create tickets with a title. Agents assign tickets to technicians. Technicians can close tickets.',
      'Ticket',
      'agent',
      'technician',
    ],
    [
      'Tenants report repairs. Managers allocate repairs to plumbers. Plumbers see only the repairs given to them.',
      'Repair',
      'manager',
      'plumber',
    ],
    [
      'Editors delegate reviews to reviewers. A review has a text. Reviewers can close reviews.',
      'Review',
      'editor',
      'reviewer',
    ],
    [
      'Tenants report requests. Managers assign fitters to requests. Fitters can close requests.',
      'Request',
      'manager',
      'fitter',
    ],
  ])('set the relation to an account in the role: %s', (brief, entity, role, named) => {
    expect(read(brief).action(entity, 'assign')).toEqual({
      roles: [role, 'admin'],
      input: [`${named}Id`],
      effects: [`self.${named}Id = input.${named}Id`],
      guards: [`exists(User where item.id == input.${named}Id and item.role == "${named}")`],
    });
  });

  it('set the relation to what is kept of such people', () => {
    const brief =
      'Teachers have a name. Lessons have a title. The head assigns lessons to teachers and can unassign lessons.';
    const { action } = read(brief);
    expect(action('Lesson', 'assign')).toMatchObject({
      effects: ['self.teacherId = input.teacherId'],
      guards: [],
    });
    expect(action('Lesson', 'unassign')).toMatchObject({ input: [], effects: ['self.teacherId = null'] });
  });

  const desk =
    'Customers create tickets with a title and see only their own tickets. Agents assign tickets to technicians.';

  it('reach all rows and let those who assign know the accounts', () => {
    const { action, bypass, assumptions } = read(desk);
    expect(bypass('Ticket')).toEqual(['agent']);
    expect([action('User', 'list').roles, action('User', 'read').roles]).toEqual([
      ['agent', 'admin'],
      ['agent', 'admin'],
    ]);
    expect(assumptions).toContain('The agents see all accounts: they say whose tickets are.');
  });

  it('record no time', () => {
    expect(read(desk).fields('Ticket')).toEqual(['title']);
  });

  it('record the time where nothing says to whom', () => {
    expect(read('Parcels have a weight. Clerks can assign parcels.').action('Parcel', 'assign').effects).toEqual([
      'self.assignedAt = now()',
    ]);
  });
});
