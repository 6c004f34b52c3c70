import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJsonString } from '@bufbuild/protobuf';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { requireModel } from '@quantumlayer/ir';
import { contextOf } from './context';
import { namingOf, ownedBy } from './owners';

const agency = requireModel(
  fromJsonString(ApplicationSchema, readFileSync(join(__dirname, '../../../../ir/fixtures/agency.json'), 'utf8')),
);

it('compares the group of a row with that of the caller, however far it is', () => {
  const mine = 'team_id IN (SELECT team_id FROM users WHERE id = $2)';
  expect(ownedBy(agency.entity('Project'), '$2')).toBe(`(owner_id = $2 OR ${mine})`);
  expect(ownedBy(agency.entity('Task'), '$2')).toContain(`project_id IN (SELECT id FROM projects WHERE ${mine})`);
});

it('lets an account join the group of a row in tests, which opens the rows of that group alone', () => {
  const task = agency.entity('Task');
  const [path] = task.owner?.through ?? [];
  if (!path) throw new Error('a task has no owners');
  const naming = namingOf(contextOf(agency), task, 1, path);
  expect(naming?.statements.map(({ sql }) => sql)).toEqual([
    'UPDATE users SET team_id = $1 WHERE id = $2',
    'UPDATE projects SET team_id = $1 WHERE id = $2',
    'UPDATE tasks SET project_id = $1 WHERE id = $2',
  ]);
  expect(naming?.owned).toBe(2);
});
