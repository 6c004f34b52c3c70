import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const rights = (sentences: string): string[] =>
  factsOf(`Kites have a colour. Flights have a date. ${sentences}`, FactKind.PERMISSION).sort();

describe('rights to all there is', () => {
  it.each([
    ['Whoever has an account may read everything.', ['authenticated *.read']],
    ['Pilots and clerks log in. All roles can read all data.', ['authenticated *.read']],
    ['Roles: pilot, clerk. Every role may see everything.', ['authenticated *.read']],
    ['Everyone who works here sees the lot.', ['authenticated *.read']],
    ['The sponsors can read all, without account.', ['anyone *.read']],
    ['The boss does what he wants.', ['boss *.*']],
    ['Pilots: CRUD on everything', ['pilot *.*']],
    ['Clerks: full CRUD for kites and flights', ['clerk Flight.*', 'clerk Kite.*']],
    ['Pilots: read everything, add and delete flights', ['pilot *.read', 'pilot Flight.create', 'pilot Flight.delete']],
  ])('reads %j', (sentences, expected) => {
    expect(rights(sentences)).toEqual(expected);
  });

  it('gives no right to all by what tells of one thing', () => {
    expect(rights('Pilots write logs, which only they and the mechanic can read.')).not.toContain('mechanic *.read');
  });

  it.each([
    'Only sponsors can read everything, without an account for each.',
    'Anyone who works on a kite has a badge.',
  ])('does not open: %s', (sentences) => {
    expect(rights(sentences)).not.toContain('anyone *.read');
    expect(rights(sentences)).not.toContain('authenticated *.read');
  });
});

describe('whoever asks for the software', () => {
  it.each([
    ['Me, I do everything else.', ['admin *.*']],
    ["I'm the treasurer of the kite club. Only I may delete flights.", ['treasurer Flight.delete']],
    [
      'Only I (call me boss) can delete flights. I can do all the other things too.',
      ['boss *.*', 'boss Flight.delete'],
    ],
    ['Only I can delete flights.', ['admin Flight.delete']],
    ['I am the only one who can delete flights.', ['admin Flight.delete']],
    ["I'm the owner and I do the lot.", ['business_owner *.*']],
  ])('has a role of his own: %s', (sentences, expected) => {
    expect(rights(sentences)).toEqual(expected);
  });

  it.each(['At the moment I do everything on paper.', 'I do everything in Excel.', 'I do everything by hand today.'])(
    'gets no right by what he does today: %s',
    (sentences) => {
      expect(rights(sentences)).toEqual([]);
    },
  );
});

const SHEDS = 'An API. A shed has a name. A barrow has a weight and stands in a shed.';

describe('what is given of all that there is', () => {
  it.each([
    ['Auditors have access to everything, but read only.', ['auditor *.read']],
    ['Auditors have access to all data, but only for reading.', ['auditor *.read']],
    ['Auditors have full access to everything for viewing only.', ['auditor *.read']],
    ['Auditors have access to everything.', ['auditor *.*']],
    ['Family members can read all of it.', ['family_member *.read']],
    ['The clerk may do whatever is needed with sheds.', ['clerk Shed.*']],
  ])('%s', (said, expected) => {
    expect(factsOf(`${SHEDS} ${said}`, FactKind.PERMISSION)).toEqual(expected);
  });

  it.each([
    'Librarians may do anything with sheds and barrows apart from deleting sheds.',
    'Librarians may do everything with sheds and barrows other than deleting sheds.',
  ])('leaves out one deed: %s', (said) => {
    const { application } = parse(create(ParseRequestSchema, { brief: `${SHEDS} ${said}` }));
    const may = (name: string): readonly string[] | undefined =>
      application?.operations.find(({ entity, name: one }) => `${entity}.${one}` === name)?.access?.roles;
    expect(may('Shed.update')).toContain('librarian');
    expect(may('Shed.delete')).not.toContain('librarian');
    expect(may('Barrow.delete')).toContain('librarian');
  });

  it('leaves out what is said to be left out', () => {
    const brief = `${SHEDS} Clerks can do everything with sheds and barrows, with the exception of deleting them.`;
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['clerk Shed.*', 'clerk Barrow.*']);
  });
});

describe('"all" of something that goes on with what else is done', () => {
  it.each([
    ['Guards see all sheds and can lock them.', ['guard Shed.read', 'guard Shed.lock']],
    ['Guards see all sheds, and they can lock them.', ['guard Shed.read', 'guard Shed.lock']],
  ])('inherits nothing: %s', (said, expected) => {
    expect(factsOf(`${SHEDS} ${said}`, FactKind.PERMISSION)).toEqual(expected);
  });

  it('takes lots for what an auction sells', () => {
    const brief = 'A lot has a title and a price. Bidders can only view the lots.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['bidder Lot.read']);
  });
});

it('takes from all there is what is excepted', () => {
  const { application } = parse(
    create(ParseRequestSchema, {
      brief:
        'Vets write records. A record has a text. A room has a number. Porters can manage everything except the records.',
    }),
  );
  const roles = (entity: string, name: string) =>
    application?.operations.find((one) => one.entity === entity && one.name === name)?.access?.roles;
  expect(roles('Record', 'update')).toEqual(['vet', 'admin']);
  expect(roles('Record', 'list')).not.toContain('porter');
  expect(roles('Room', 'update')).toContain('porter');
});
