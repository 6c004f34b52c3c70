import { create } from '@bufbuild/protobuf';
import { AccessLevel } from '@quantumlayer/contracts/ir/v1/operation';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { emptyDraft, type DraftModel } from '../../draft-model';
import { parse } from '../../parse';
import { Assumptions } from '../assumptions';
import { keepWritingRights } from './keep-writing-rights';

const reporters = { roles: ['reporter'] };
const article = (change: Partial<DraftModel> = {}): DraftModel => ({
  ...emptyDraft(),
  authentication: 'jwt',
  entities: [{ name: 'Article', fields: [] }],
  operations: [{ entity: 'Article', name: 'create', kind: 'create', access: reporters }],
  ...change,
});

function rights(model: DraftModel): { rights: Record<string, unknown>; said: string[] } {
  const assumptions = new Assumptions();
  keepWritingRights(model, assumptions);
  return {
    rights: Object.fromEntries(model.operations.map(({ name, access }) => [name, access])),
    said: assumptions.list.map(({ text }) => text),
  };
}

it('leaves changing and deleting to those who may create, and says so', () => {
  expect(rights(article())).toEqual({
    rights: { create: reporters, update: reporters, delete: reporters },
    said: ['Only reporters and administrators may change and delete articles, as nobody else is said to write them.'],
  });
});

it('keeps what was said of one of them', () => {
  const update = { entity: 'Article', name: 'update', kind: 'update', access: { roles: ['editor'] } } as const;
  const model = article();
  model.operations.push({ ...update, access: { roles: ['editor'] } });
  expect(rights(model).rights).toEqual({
    create: reporters,
    update: { roles: ['editor'] },
    delete: { roles: ['reporter', 'editor'] },
  });
});

it('leaves actions that nobody was given to those who may change rows, and takes none away', () => {
  const model = article();
  model.operations.push(
    { entity: 'Article', name: 'archive', kind: 'action' },
    { entity: 'Article', name: 'praise', kind: 'action', access: 'authenticated' },
  );
  const { rights: given, said } = rights(model);
  expect(given).toMatchObject({ archive: reporters, praise: 'authenticated' });
  expect(said).toEqual([
    'Only reporters and administrators may change, delete and archive articles, as nobody else is said to write them.',
  ]);
});

it('names administrators once', () => {
  const access = { roles: ['reporter', 'admin'] };
  const operations = [{ entity: 'Article', name: 'create', kind: 'create', access } as const];
  const roles = [{ name: 'reporter' }, { name: 'admin', isAdministrator: true }];
  expect(rights(article({ operations: [...operations], roles })).said).toEqual([
    'Only reporters and administrators may change and delete articles, as nobody else is said to write them.',
  ]);
});

it.each([
  ['everybody may create', article({ operations: [] })],
  [
    'owners have the rights',
    article({ entities: [{ name: 'Article', fields: [], ownership: { mode: 'public_read' } }] }),
  ],
  ['it is only created', article({ entities: [{ name: 'Article', fields: [], crud: ['create', 'list'] }] })],
])('changes nothing where %s', (_, model) => {
  const before = structuredClone(model.operations);
  expect([rights(model).said, model.operations]).toEqual([[], before]);
});

describe('what nobody is said to write', () => {
  const PALLETS = 'Pallets have a code. Users log in.';
  const whoMay = (brief: string): string[] => {
    const { application } = parse(create(ParseRequestSchema, { brief: `${PALLETS} ${brief}` }));
    const own = application?.operations.filter(({ entity }) => entity === 'Pallet') ?? [];
    return own.flatMap(({ name, access }) =>
      ['create', 'update', 'delete'].includes(name) && access?.level === AccessLevel.ROLES
        ? [`${name} ${[...access.roles].sort().join(' ')}`]
        : [],
    );
  };

  it.each([
    ['Clerks have read-only access to pallets.', ['create admin', 'update admin', 'delete admin']],
    ['Access to pallets is restricted to clerks.', ['create admin', 'update admin', 'delete admin']],
    ['The foreman has full access.', ['create foreman', 'update foreman', 'delete foreman']],
    ['Loading pallets is hard. The foreman can do everything.', ['create foreman', 'update foreman', 'delete foreman']],
    ['Users can add and change pallets. The foreman can do everything.', ['delete foreman']],
    ['Supervisors may delete anything.', ['delete admin supervisor']],
    ['Admins can do everything.', []],
    ['Anyone can read pallets.', []],
  ])('is not for those who only see it, nor for others than who does everything: %s', (brief, expected) => {
    expect(whoMay(brief)).toEqual(expected);
  });

  it('is for whoever may create it, where that depends on who he is', () => {
    const brief =
      'Items have a title and belong to a shed. Sheds have a name. Only the host of the shed may add items to it.';
    const { application } = parse(create(ParseRequestSchema, { brief }));
    const own = application?.operations.filter(({ entity, name }) => entity === 'Item' && !/list|read/.test(name));
    expect(own?.map(({ name, guards }) => [name, ...guards.map(({ expression }) => expression)])).toEqual(
      ['create', 'update', 'delete'].map((verb) => [verb, 'self.shed.ownerId == caller.id']),
    );
  });
});
