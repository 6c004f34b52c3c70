import { create } from '@bufbuild/protobuf';
import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { AccessLevel } from '@quantumlayer/contracts/ir/v1/operation';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

const read = (brief: string) => parse(create(ParseRequestSchema, { brief }));
const ownership = (brief: string, entity: string) => {
  const { application } = read(brief);
  expect(application && checkApplication(application)).toEqual([]);
  return application?.entities.find(({ name }) => name === entity)?.ownership;
};
const owners = (brief: string, entity: string) => {
  const { mode, through } = ownership(brief, entity) ?? {};
  return mode === OwnershipMode.PRIVATE ? through : mode;
};

const TASKS = 'Members log in and see only the tasks of their team. A task has a title. Admins manage teams.';

describe('rows of the group of whoever acts', () => {
  it.each([
    [TASKS, 'Task', ['team.members']],
    [
      'Caretakers handle only the requests for their building. Residents submit requests with a text. Admins manage buildings.',
      'Request',
      ['building.members'],
    ],
    [
      'Reports have a title. Workers log in and see only the reports of their crew. They can approve reports, but not their own.',
      'Report',
      ['crew.members'],
    ],
    [
      'Orders have a total and belong to a branch. Staff see only the orders of their branch. Managers see all orders.',
      'Order',
      ['branch.members'],
    ],
    [
      'Each user belongs to a department. Users can only see invoices from their own department. An invoice has an amount.',
      'Invoice',
      ['department.members'],
    ],
    [
      'A team has a name. Every user is in one team. Leads have a value and belong to a team. Salespeople can see and update only the leads of their own team.',
      'Lead',
      ['team.members'],
    ],
    [
      'Nurses may only see charts that belong to their ward. A chart has a title. Admins manage wards.',
      'Chart',
      ['ward.members'],
    ],
  ])('belong to all in it: %s', (brief, entity, paths) => {
    expect(owners(brief, entity)).toEqual(paths);
  });

  it.each([
    'Orders have a total and belong to a branch. Anyone can see all orders. Staff can edit the orders of their branch.',
    'Orders have a total and belong to a branch. Staff can edit the orders of their branch. Everyone who is logged in can see all orders.',
  ])('are seen by all the same who are said to see them: %s', (brief) => {
    expect(owners(brief, 'Order')).toBe(OwnershipMode.PUBLIC_READ);
  });

  it.each([
    ['Residents submit requests with a text.', []],
    ['Residents submit requests with a text. Residents can see all requests.', ['resident']],
  ])('are kept from whoever registers, also where he adds some, unless he is said to see them: %s', (said, beside) => {
    const brief = `Caretakers see only the requests for their building. ${said} Admins manage buildings.`;
    const bypassing = ownership(brief, 'Request')?.bypassRoles ?? [];
    expect(bypassing.filter((role) => role === 'resident')).toEqual(beside);
  });

  it('are told, with who says where an account belongs', () => {
    const said = read(TASKS).requirements?.assumptions.map(({ text }) => text);
    expect(said).toContainEqual(
      expect.stringContaining('by a teamId that administrators set; members see only the tasks of their own team'),
    );
  });

  it.each([
    ['Members see only the tasks of their team. A task has a title.', 'Team', ['admin']],
    ['Nurses may only see charts that belong to their ward. A chart has a title.', 'Ward', ['admin']],
    [
      'Staff see only the orders of their branch. An order has a total. Managers manage branches.',
      'Branch',
      ['manager'],
    ],
  ])('are of groups that only administrators write, where nobody else is said to: %s', (brief, group, roles) => {
    const { application } = read(`${brief} People log in.`);
    const may = application?.operations.filter(({ name, entity }) => entity === group && name === 'delete');
    expect(may?.flatMap(({ access }) => access?.roles.filter((role) => roles.includes(role)))).toEqual(roles);
    expect(may?.[0]?.access?.roles).not.toContain('member');
    expect(may?.[0]?.access?.level).toBe(AccessLevel.ROLES);
  });

  it('take their parts along, and the group itself is seen by those who are in it', () => {
    const brief = `${TASKS} A task has many comments. A comment has a text.`;
    expect(owners(brief, 'Comment')).toEqual(['task.owner', 'task.team.members']);
    expect(owners(brief, 'Team')).toEqual(['members']);
  });

  it.each([
    ['Members can see the tasks of their friends. A task has a title.', 'Task'],
    ['Members add tasks for their team. A task has a title. Anyone can see tasks.', 'Task'],
    ['A user belongs to many teams. Members see only the tasks of their team. A task has a title.', 'Task'],
  ])('are no others: %s', (brief, entity) => {
    expect([owners(brief, entity) ?? []].flat()).not.toContainEqual(expect.stringContaining('members'));
  });
});
