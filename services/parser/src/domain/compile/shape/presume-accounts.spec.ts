import { create } from '@bufbuild/protobuf';
import { AuthenticationKind } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

function read(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  return {
    kind: application?.authentication?.kind,
    owned: application?.entities.flatMap(({ name, ownership }) => (ownership ? [name] : [])),
    roles: application?.roles.map(({ name, isDefault }) => `${name}${isDefault ? '!' : ''}`),
    told: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
  };
}

describe('presumeAccounts', () => {
  it.each([
    ['Users post stories with a title and a text.', ['Story']],
    ['Users can join clubs. A club has a name.', ['Membership']],
    ['Users can like pictures. A picture has a title.', ['Like']],
  ])('needs to know who it is: %s', (brief, owned) => {
    const { kind, owned: theirs, told } = read(brief);
    expect(kind).toBe(AuthenticationKind.JWT);
    expect(theirs).toEqual(owned);
    expect(told).toContain('People register and log in');
  });

  it.each([
    'Users can add, edit and delete tools. A tool has a name and a price.',
    'Users post stories with a title and a text. No login.',
    'A user has a name and a birthday. Users can join clubs. A club has a name.',
  ])('leaves open what is nobody’s, or said to be: %s', (brief) => {
    expect(read(brief).kind).toBe(AuthenticationKind.NONE);
  });
});

describe('the role of whoever registers', () => {
  it.each([
    ['Podcasters publish episodes with a title.', 'podcaster!'],
    ['Freelancers only see their own clients. A client has a name.', 'freelancer!'],
  ])('is that of the only people who make something for themselves: %s', (brief, role) => {
    expect(read(brief).roles).toContain(role);
  });

  it.each(['Clerks add products with a name.', 'Employers post jobs with a title. Brokers add flats with a name.'])(
    'is nobody’s who works for a house, and none of several: %s',
    (brief) => {
      expect(read(brief).roles).toContain('user!');
    },
  );
});
