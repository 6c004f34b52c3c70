import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJsonString } from '@bufbuild/protobuf';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { requireModel } from '@quantumlayer/ir';
import { ownerView } from './owner-view';

const agency = requireModel(
  fromJsonString(ApplicationSchema, readFileSync(join(__dirname, '../../../../ir/fixtures/agency.json'), 'utf8')),
);
const view = (entity: string) => ownerView(agency.entity(entity));

it('compares the group of a row with that of the caller, however far it is', () => {
  const mine = '"team_id" IN (SELECT "team_id" FROM "users" WHERE "id" = ${caller.id})';
  expect(view('Project')?.scope).toBe(`(owner_id = \${caller.id} OR ${mine})`);
  expect(view('Task')?.scope).toContain(`"project_id" IN (SELECT "id" FROM "projects" WHERE ${mine})`);
  expect(view('Team')?.scope).toContain('"id" IN (SELECT "team_id" FROM "users"');
});

it('asks the database whose a loaded row is where the row does not tell', () => {
  expect(view('Notice')).toMatchObject({ isAsync: true, isByQuery: true, read: ['id'] });
  expect(view('Notice')?.own).toEqual(["caller.role === 'admin'"]);
});
