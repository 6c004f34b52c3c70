import { emptyDraft, type DraftModel } from '../../draft-model';
import { Assumptions } from '../assumptions';
import { settleRights } from './settle-rights';

const articles = (authentication: DraftModel['authentication']): DraftModel => ({
  ...emptyDraft(),
  authentication,
  entities: [{ name: 'Article', fields: [] }],
  roles: [{ name: 'reporter' }],
  operations: [{ entity: 'Article', name: 'create', kind: 'create', access: { roles: ['reporter'] } }],
});

it.each(['none', 'api_key'] as const)('leaves rights as they are without accounts: %s', (authentication) => {
  const model = articles(authentication);
  const before = structuredClone(model);
  const assumptions = new Assumptions();
  settleRights(model, assumptions);
  expect([model, assumptions.list]).toEqual([before, []]);
});

it('closes with accounts what nobody else is said to write', () => {
  const model = articles('jwt');
  settleRights(model, new Assumptions());
  expect(model.operations.map(({ name, access }) => [name, access])).toEqual([
    ['create', { roles: ['reporter'] }],
    ['update', { roles: ['reporter'] }],
    ['delete', { roles: ['reporter'] }],
  ]);
});
