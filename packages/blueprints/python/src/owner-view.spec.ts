import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, fromJsonString } from '@bufbuild/protobuf';
import { RelationSchema } from '@quantumlayer/contracts/ir/v1/entity';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { Cardinality, OnDelete, requireModel } from '@quantumlayer/ir';
import { ownerView } from './owner-view';

const read = (fixture: string) =>
  fromJsonString(ApplicationSchema, readFileSync(join(__dirname, `../../../ir/fixtures/${fixture}.json`), 'utf8'));

it('names an account once where two paths go through one reference', () => {
  const application = read('clinic');
  application.relations.push(
    create(RelationSchema, {
      name: 'nurse',
      source: 'Prescription',
      target: 'User',
      cardinality: Cardinality.MANY_TO_ONE,
      inverse: 'handed',
      onDelete: OnDelete.SET_NULL,
    }),
  );
  const ownership = application.entities.find(({ name }) => name === 'Remark')?.ownership;
  ownership?.through.push('prescription.nurse');
  expect(ownerView(requireModel(application).entity('Remark')).ownedBy('other.id')).toMatch(
    /^\w+_id=other\.id, prescription_id=make\.prescription\(database, prescriber_id=other\.id, nurse_id=other\.id, patient_id=make\.patient\(database, user_id=other\.id\)\.id\)\.id$/,
  );
});

it('asks for the group of the caller where it is now, however far it is', () => {
  const model = requireModel(read('agency'));
  const conditions = (entity: string) => ownerView(model.entity(entity)).ownerConditions;
  const mine = 'models.Project.team_id.in_(sa.select(models.User.team_id).where(models.User.id == caller.id))';
  expect(conditions('Project')).toEqual(['models.Project.owner_id == caller.id', mine]);
  expect(conditions('Task')).toContain(`models.Task.project_id.in_(sa.select(models.Project.id).where(${mine}))`);
});
