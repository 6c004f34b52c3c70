import { create } from '@bufbuild/protobuf';
import { OperationKind } from '@quantumlayer/contracts/ir/v1/operation';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../parse';

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
