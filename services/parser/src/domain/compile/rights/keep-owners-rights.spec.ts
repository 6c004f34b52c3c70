import { emptyDraft, type DraftModel } from '../../draft-model';
import { Assumptions } from '../assumptions';
import { keepOwnersRights } from './keep-owners-rights';

const orders = (writers: string[]): DraftModel => ({
  ...emptyDraft(),
  authentication: 'jwt',
  roles: [{ name: 'customer', isDefault: true }, { name: 'courier' }, { name: 'admin', isAdministrator: true }],
  entities: [{ name: 'Order', fields: [], ownership: { mode: 'private', bypassRoles: ['courier', 'admin'], writers } }],
});

function rights(model: DraftModel): Record<string, unknown> {
  keepOwnersRights(model, new Assumptions());
  return Object.fromEntries(model.operations.map(({ name, access }) => [name, access]));
}

it('keeps changing and deleting from roles that have another deed', () => {
  const others = { roles: ['customer', 'admin'] };
  expect(rights(orders([]))).toEqual({ update: others, delete: others });
});

it('leaves them what they were given', () => {
  expect(rights(orders(['courier.update']))).toEqual({ delete: { roles: ['customer', 'admin'] } });
  expect(rights(orders(['courier.update', 'courier.delete']))).toEqual({});
});

it('changes nothing where nobody reaches rows of others', () => {
  const model = orders([]);
  for (const entity of model.entities) entity.ownership = { mode: 'private' };
  expect(rights(model)).toEqual({});
});

it('keeps the actions of owners from them too', () => {
  const model = orders(['courier.update', 'courier.delete']);
  model.operations.push({ entity: 'Order', name: 'cancel', kind: 'action', byOwners: true });
  expect(rights(model)).toEqual({ cancel: { roles: ['customer', 'admin'] } });
});
