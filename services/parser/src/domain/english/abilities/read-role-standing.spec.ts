import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const roles = (sentence: string): string[] => factsOf(`Films have a title. ${sentence}`, FactKind.ROLE);

describe('the standing of a role', () => {
  it.each([
    ['New accounts are readers.', 'reader default'],
    ['Everybody who signs up becomes a viewer.', 'viewer default'],
    ['Whoever registers gets the role guard.', 'guard default'],
    ['New members are normal flatmates.', 'flatmate default'],
    ['The default role is driver.', 'driver default'],
    ['By default a user is a collector.', 'collector default'],
    ['Users get the reviewer role when they register.', 'reviewer default'],
    ['Managers are the administrators.', 'manager administrator'],
    ['The curator is the admin.', 'curator administrator'],
  ])('is read of "%s"', (sentence, role) => {
    expect(roles(sentence)).toEqual([role.split(' ')[0], role]);
  });

  it.each(['New films are drafts.', 'New accounts are inactive.', 'The administrator is a teacher.'])(
    'is none in "%s"',
    (sentence) => {
      expect(roles(sentence).filter((role) => role.includes(' '))).toEqual([]);
    },
  );

  it('is what new accounts get, and who runs the place', () => {
    const brief = 'Films have a title. Curators add films. New accounts are readers. Curators are the administrators.';
    const { application } = parse(create(ParseRequestSchema, { brief }));
    expect(
      application?.roles.map(({ name, isDefault, isAdministrator }) => [name, isDefault, isAdministrator]),
    ).toEqual([
      ['reader', true, false],
      ['curator', false, true],
    ]);
  });
});
