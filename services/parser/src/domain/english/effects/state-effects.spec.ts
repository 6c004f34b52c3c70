import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const KINDS = [FactKind.ENTITY, FactKind.RELATION, FactKind.CONSTRAINT, FactKind.OPERATION, FactKind.RULE] as const;

/** What the last sentence adds to what the others say. */
const added = (data: string, sentence: string): string[] => {
  const before = new Set(KINDS.flatMap((kind) => factsOf(data, kind)));
  return KINDS.flatMap((kind) => factsOf(`${data} ${sentence}`, kind)).filter((fact) => !before.has(fact));
};

const notUnderstood = (brief: string): string[] => {
  const { requirements } = parse(create(ParseRequestSchema, { brief }));
  return (requirements?.sentences ?? []).flatMap(({ notUnderstood: missed }) =>
    missed.map(({ start, end }) => brief.slice(start, end)),
  );
};

const STUDIO =
  'Members have a name and credits (integer). A class has a title. A booking belongs to a member and a class.';
const BANK =
  'Accounts have a name and a balance. A deposit belongs to an account and has an amount and a status (pending, approved).';
const HOTEL =
  'Rooms have a number and a status (dirty, clean). A task belongs to a room and has a title and a status (open, done).';

describe('what a deed changes in a row that its own refers to', () => {
  it.each([
    [
      STUDIO,
      'When a class is booked one credit is deducted from the member.',
      ['Booking.create effect:self.member.credits = self.member.credits - 1'],
    ],
    [STUDIO, 'Each booking costs nothing; every booking adds 2 credits to the member.', []],
    [
      'Customers have a name and points. A visit belongs to a customer and has a date.',
      'After each visit the customer gets 5 points.',
      ['Visit.create effect:self.customer.points = self.customer.points + 5'],
    ],
    [
      BANK,
      'Approving a deposit adds the amount to the balance of the account.',
      [
        'Deposit.approve transition(pending>approved)',
        'Deposit.approve effect:self.account.balance = self.account.balance + self.amount',
      ],
    ],
    [
      'Invoices have a number and an outstanding amount. A payment belongs to an invoice and has an amount.',
      "The invoice's outstanding amount is reduced by the amount when a payment is created.",
      ['Payment.create effect:self.invoice.outstandingAmount = self.invoice.outstandingAmount - self.amount'],
    ],
    [
      'Surveys have a title and an answer count. An answer belongs to a survey and has a text.',
      'Deleting an answer reduces the answer count of the survey by one.',
      ['Answer.delete effect:self.survey.answerCount = self.survey.answerCount - 1'],
    ],
    [
      'Members have a name and points. A catch belongs to a member and has a weight.',
      'Members earn 3 points for each catch.',
      ['Catch.create effect:self.member.points = self.member.points + 3'],
    ],
    [
      'Shows have a title and seats left (integer). Tickets belong to a show and have a holder name.',
      'When a ticket is sold the seats left of the show decrease by one.',
      ['Ticket.sell action', 'Ticket.sell effect:self.show.seatsLeft = self.show.seatsLeft - 1'],
    ],
  ])('is a number that it adds to or takes from: %s %s', (data, sentence, facts) => {
    expect(added(data, sentence)).toEqual(facts);
  });

  it.each([
    [
      HOTEL,
      'When a task is done the room becomes clean.',
      ['Task.complete transition(open>done)', 'Task.complete effect:self.room.status = "clean"'],
    ],
    [
      'A copy has a barcode and a status (available, on loan). A loan belongs to a copy and has a due date.',
      'When a copy is borrowed it becomes on loan.',
      ['Loan.create effect:self.copy.status = "on_loan"'],
    ],
    [
      'A tool has a name and a status (free, rented). A rental belongs to a tool and has a date.',
      'Returning a tool makes the tool free again.',
      ['Rental.return action', 'Rental.return effect:self.tool.status = "free"'],
    ],
    [
      'Auctions have a title and a status (open, closed). A bid belongs to an auction and has a status (pending, accepted).',
      'Accepting a bid closes the auction.',
      ['Bid.accept transition(pending>accepted)', 'Bid.accept effect:self.auction.status = "closed"'],
    ],
    [
      'Beds have a number and a status (empty, taken). An admission belongs to a bed and has a date.',
      "The bed's status changes to taken when an admission is created.",
      ['Admission.create effect:self.bed.status = "taken"'],
    ],
    [
      'A kennel has a number and a status (free, occupied, dirty). A stay belongs to a kennel and has a date.',
      'When a stay is created the kennel becomes occupied, and once the stay is ended set the kennel to dirty.',
      [
        'Stay.end action',
        'Stay.create effect:self.kennel.status = "occupied"',
        'Stay.end effect:self.kennel.status = "dirty"',
      ],
    ],
    [
      'Tickets have a subject and a status (open, waiting). Replies belong to a ticket and have a text.',
      'Adding a reply reopens the ticket.',
      ['Reply.create effect:self.ticket.status = "open"'],
    ],
  ])('is a state that it brings about, and no default: %s %s', (data, sentence, facts) => {
    expect(added(data, sentence)).toEqual(facts);
  });

  it.each([
    [HOTEL, 'When all tasks of a room are done, the room is clean.'],
    [
      'A post has a title. An application belongs to a post and has a status (sent, accepted, rejected).',
      'Accepting an application rejects the other applications for that post.',
    ],
    [STUDIO, 'When a booking is cancelled, the credits are given back.'],
  ])('is told where it cannot be said: %s %s', (data, sentence) => {
    expect(notUnderstood(`Create an API. ${data} ${sentence}`)).toEqual([sentence]);
    expect(added(data, sentence).filter((fact) => /effect:|default=/.test(fact))).toEqual([]);
  });

  it('leaves what a new row begins with a default', () => {
    expect(added(HOTEL, 'When a task is created, its status is open.')).toEqual(['Task.status default=open']);
  });
});
