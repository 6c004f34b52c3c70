import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { parse } from '../../parse';

function ownershipOf(entity: string, brief: string) {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  return application?.entities.find(({ name }) => name === entity)?.ownership;
}

const TICKETS = 'Customers see only their own tickets. A ticket has a title and many comments. A comment has a text. ';

describe('parts of rows that only their owners see', () => {
  it('are hidden from others, and seen by whose the whole is', () => {
    expect(ownershipOf('Comment', TICKETS)).toMatchObject({
      mode: OwnershipMode.PRIVATE,
      through: ['ticket.owner'],
    });
  });

  it.each([
    ['Comment', `${TICKETS}Customers comment on their tickets. A comment belongs to a user.`],
    [
      'Attachment',
      'Users see only their own notes. A note has a title. An attachment has a url and belongs to a note and to a user.',
    ],
    [
      'Leg',
      'Drivers see only their own trips. A trip has a date. A leg has a distance and belongs to a trip and to a user.',
    ],
  ])('are hidden where only their account is said: %s', (entity, brief) => {
    expect(ownershipOf(entity, brief)?.mode).toBe(OwnershipMode.PRIVATE);
    const { requirements } = parse(create(ParseRequestSchema, { brief }));
    expect(requirements?.assumptions.map(({ text }) => text).join()).not.toContain('others may read it');
  });

  it('are seen by those who see every whole', () => {
    expect(ownershipOf('Comment', `${TICKETS}Agents can see all tickets.`)?.bypassRoles).toEqual(['agent']);
  });

  it('have parts that are hidden as well', () => {
    const brief = `${TICKETS}A comment has many reactions. A reaction has an emoji.`;
    expect(ownershipOf('Reaction', brief)).toMatchObject({
      mode: OwnershipMode.PRIVATE,
      through: ['comment.owner', 'comment.ticket.owner'],
    });
  });

  it.each([
    [TICKETS, 'by the owners of their ticket, which others do not see either'],
    [
      'Doctors write prescriptions for patients with a drug. Patients have a name. Patients can only see their own prescriptions. A prescription has many remarks. A remark has a text.',
      'by the owners of their prescription, which others do not see either',
    ],
  ])('are told to whom they are shown: %s', (brief, expected) => {
    const { requirements } = parse(create(ParseRequestSchema, { brief }));
    expect(requirements?.assumptions.map(({ text }) => text).join()).toContain(expected);
  });

  it.each([
    [`${TICKETS}Anyone who is logged in can see all comments.`, 'Comment'],
    ['Users see only their own notes. A note has a title and a folder. A folder has a name.', 'Folder'],
    ['Users log in. A ticket has a title and many comments. A comment has a text.', 'Comment'],
  ])('are open where that is said, or where nothing is hidden: %s', (brief, entity) => {
    expect(ownershipOf(entity, brief)?.mode).not.toBe(OwnershipMode.PRIVATE);
  });
});

it('shows parts to whom the record of a person names', () => {
  const brief =
    'Patients see only their own prescriptions. Doctors write prescriptions. A prescription has a drug and belongs to a patient. A patient has a name and an address. A prescription has many remarks. A remark has a text.';
  expect(ownershipOf('Remark', brief)?.through).toContain('prescription.patient.user');
});
