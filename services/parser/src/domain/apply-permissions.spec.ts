import { create } from '@bufbuild/protobuf';
import { FactSchema } from '@quantumlayer/contracts/requirements/v1/requirements';
import { applyPermissions } from './apply-permissions';
import { emptyDraft, type DraftModel } from './draft-model';

function permitted(mode: 'private' | 'public_read', ...permissions: readonly string[]): DraftModel {
  const model: DraftModel = { ...emptyDraft(), entities: [{ name: 'Photo', fields: [], ownership: { mode } }] };
  const facts = permissions.map((permission) => {
    const [subject = '', value = ''] = permission.split(' ');
    return create(FactSchema, { subject, value });
  });
  applyPermissions(model, facts);
  return model;
}

const ownersOfAll = (model: DraftModel) => model.entities[0]?.ownership?.bypassRoles ?? [];

it('gives no owner’s rights for reading what everybody may read', () => {
  const model = permitted('public_read', 'member Photo.create', 'member Photo.read', 'owner Photo.update');
  expect(ownersOfAll(model)).toEqual([]);
});

it('lets a role reach private rows that it may read, and rows of others that it may change', () => {
  expect(ownersOfAll(permitted('private', 'member Photo.read'))).toEqual(['member']);
  expect(ownersOfAll(permitted('public_read', 'editor Photo.update'))).toEqual(['editor']);
});
