import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { Cardinality } from '@quantumlayer/contracts/ir/v1/entity';
import { parse } from '../../parse';

const applicationOf = (brief: string) => parse(create(ParseRequestSchema, { brief })).application;

describe('references to accounts', () => {
  it('are optional where they are to a role that does not make the rows', () => {
    const brief =
      'Clients send us documents with a title. Each document is assigned to a translator. Translators can update documents.';
    const application = applicationOf(brief);
    expect(application?.relations).toMatchObject([
      { name: 'translator', source: 'Document', target: 'User', cardinality: Cardinality.MANY_TO_ONE, required: false },
    ]);
    expect(application?.entities.find(({ name }) => name === 'Document')?.ownership).toMatchObject({
      name: 'owner',
      bypassRoles: ['translator'],
    });
  });

  it('leave accounts their name', () => {
    const application = applicationOf(
      'Tasks have a title. Each task is assigned to an editor. Editors can update tasks.',
    );
    expect(application?.entities.find(({ name }) => name === 'User')?.fields.map(({ name }) => name)).toContain('name');
  });
});

describe('what an account may do only once', () => {
  it.each(['Each member books the same workshop at most once.', 'A user can book a workshop only once.'])(
    'is unique with the owner of the rows: %s',
    (sentence) => {
      const brief = `API for workshops. Users sign up with email and password. Workshops have a title. Bookings have a note and belong to a workshop. Members see only their own bookings. ${sentence}`;
      const booking = applicationOf(brief)?.entities.find(({ name }) => name === 'Booking');
      expect(booking?.ownership).toBeDefined();
      expect(booking?.unique.map(({ members }) => [...members].sort())).toEqual([
        ['workshop', booking?.ownership?.name].sort(),
      ]);
    },
  );
});

describe('what whoever registers becomes', () => {
  const standardOf = (brief: string): string | undefined =>
    applicationOf(brief)?.roles.find(({ isDefault }) => isDefault)?.name;

  it.each([
    [
      'Customers have a name. Reservations have a date and belong to a customer. Employees can confirm reservations.',
      'user',
    ],
    ['Authors write articles with a title. Readers can read articles. Editors publish articles.', 'reader'],
    ['Employees submit expense reports with an amount. Managers approve them.', 'employee'],
  ])('is no employee where customers come from outside: %s', (brief, role) => {
    expect(standardOf(brief)).toBe(role);
  });
});
