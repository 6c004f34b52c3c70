import { create } from '@bufbuild/protobuf';
import { FactSchema } from '@quantumlayer/contracts/requirements/v1/requirements';
import { applyPermissions } from './apply-permissions';
import { emptyDraft, type DraftModel } from './draft-model';

const permitted = (mode: 'private' | 'public_read', ...permissions: readonly string[]): DraftModel =>
  permittedBut([], mode, permissions);

function permittedBut(
  ownOnly: readonly string[],
  mode: 'private' | 'public_read',
  permissions: readonly string[],
): DraftModel {
  const model: DraftModel = { ...emptyDraft(), entities: [{ name: 'Photo', fields: [], ownership: { mode } }] };
  const facts = permissions.map((permission) => {
    const [subject = '', value = ''] = permission.split(' ');
    return create(FactSchema, { subject, value });
  });
  applyPermissions(model, facts, new Set(ownOnly));
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

it('lets a role reach rows of others for what owners may do too, unless the role may do it with its own only', () => {
  const rights = [
    'owner Photo.hide',
    'member Photo.hide',
    'editor Photo.hide',
    'owner Photo.update',
    'clerk Photo.update',
  ];
  expect(ownersOfAll(permittedBut(['member Photo.hide'], 'public_read', rights))).toEqual(['editor', 'clerk']);
});

it('asks owners for no role that nobody names, though others do the same with all rows', () => {
  const model = permitted('public_read', 'owner Photo.hide', 'editor Photo.hide');
  expect(model.operations).toMatchObject([{ name: 'hide', byOwners: true }]);
  expect(model.operations[0]?.access).toBeUndefined();
  expect(model.entities[0]?.ownership).toMatchObject({ bypassRoles: ['editor'], writers: ['editor.hide'] });
});
