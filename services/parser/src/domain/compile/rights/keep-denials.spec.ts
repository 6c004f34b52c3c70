import { create } from '@bufbuild/protobuf';
import { OperationKind } from '@quantumlayer/contracts/ir/v1/operation';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

/** Who may delete notes; undefined where nobody is offered it. */
function deleters(denials: string): readonly string[] | undefined {
  const brief = `A note has a title and a text. Members log in and create notes. ${denials}`;
  const { application } = parse(create(ParseRequestSchema, { brief }));
  const deletion = application?.operations.find(
    ({ entity, kind }) => entity === 'Note' && kind === OperationKind.DELETE,
  );
  return deletion?.access?.roles;
}

describe('what roles are denied', () => {
  it('is left to the others', () => {
    expect(deleters('Members cannot delete notes.')).toEqual(['admin']);
  });

  it('is not offered where nobody is left', () => {
    expect(deleters('Members cannot delete notes. Admins cannot delete notes.')).toBeUndefined();
  });
});

describe('what is left out of a right to everything', () => {
  const accessOf = (said: string): Record<string, readonly string[]> => {
    const brief = `An API with a login. A rack has a name. Members can polish racks. ${said}`;
    const { application } = parse(create(ParseRequestSchema, { brief }));
    return Object.fromEntries(
      (application?.operations ?? []).flatMap(({ entity, name, access }) =>
        entity === 'Rack' ? [[name, access?.roles ?? []]] : [],
      ),
    );
  };

  it.each([
    'Operators can do everything except delete racks.',
    'Operators may do anything but delete racks.',
    'Operators can do everything, except for deleting racks.',
    'Operators can do everything with racks except delete them.',
    'Operators can do anything with racks but remove them.',
  ])('is for administrators, and the rest is theirs: %s', (said) => {
    expect(accessOf(said)).toMatchObject({
      create: ['operator', 'admin'],
      update: ['operator', 'admin'],
      delete: ['admin'],
    });
  });

  it('leaves them what others do', () => {
    expect(accessOf('Operators can do everything except delete racks.')['polish']).toEqual([
      'member',
      'operator',
      'admin',
    ]);
  });

  it('is told where it is nothing that anybody does', () => {
    const brief = 'An API with a login. A rack has a name. Operators can do anything but weld racks.';
    const { requirements } = parse(create(ParseRequestSchema, { brief }));
    expect(requirements?.sentences.at(-1)?.notUnderstood).toHaveLength(1);
  });
});
