import { emptyDraft } from '../draft-model';
import { describeApplication } from './describe-application';

const described = (accountEntity: string | undefined, ...names: string[]): string => {
  const draft = { ...emptyDraft(), entities: names.map((name) => ({ name, fields: [] })) };
  return describeApplication(accountEntity === undefined ? draft : { ...draft, accountEntity });
};

it.each([
  [undefined, ['Dog'], 'Keeps dogs.'],
  [undefined, ['Dog', 'CheckIn'], 'Keeps dogs and check ins.'],
  ['User', ['User', 'Dog', 'Stay'], 'Keeps dogs and stays.'],
  ['User', ['User'], 'Keeps users.'],
  [undefined, ['Dog', 'Owner', 'Stay', 'Kennel', 'Vet'], 'Keeps dogs, owners, stays and more.'],
])('with accounts %s and %s', (account, names, expected) => {
  expect(described(account, ...names)).toBe(expected);
});
