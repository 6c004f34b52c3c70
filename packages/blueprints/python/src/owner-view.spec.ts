import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, fromJsonString } from '@bufbuild/protobuf';
import { RelationSchema } from '@quantumlayer/contracts/ir/v1/entity';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { Cardinality, OnDelete, requireModel } from '@quantumlayer/ir';
import { ownerView } from './owner-view';

it('names an account once where two paths go through one reference', () => {
  const file = join(__dirname, '../../../ir/fixtures/clinic.json');
  const application = fromJsonString(ApplicationSchema, readFileSync(file, 'utf8'));
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
    /^\w+_id=other\.id, prescription_id=make\.prescription\(database, prescriber_id=other\.id, nurse_id=other\.id\)\.id$/,
  );
});
