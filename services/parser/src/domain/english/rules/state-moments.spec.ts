import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const KINDS = [FactKind.FIELD, FactKind.CONSTRAINT, FactKind.OPERATION, FactKind.RULE] as const;

/** What the last sentence adds to what the others say. */
const added = (data: string, sentence: string): string[] => {
  const before = new Set(KINDS.flatMap((kind) => factsOf(data, kind)));
  return KINDS.flatMap((kind) => factsOf(`${data} ${sentence}`, kind)).filter((fact) => !before.has(fact));
};

describe('a moment that is recorded when something is done', () => {
  it.each([
    [
      'Claims have an amount and a status (draft, submitted, approved). Managers approve claims.',
      'When a claim is approved, the approval date is recorded automatically.',
      ['Claim.approvalDate date', 'Claim.approve effect:self.approvalDate = today()'],
    ],
    [
      'Orders have a number. An order goes from new to paid to shipped.',
      'Once an order is shipped, the shipping time is set to the current time.',
      ['Order.shippingTime datetime', 'Order.ship effect:self.shippingTime = now()'],
    ],
    [
      'Jobs have a name.',
      'When a job finishes, the system records the finish time.',
      ['Job.finishTime datetime', 'Job.finish action', 'Job.finish effect:self.finishTime = now()'],
    ],
  ])('is a field that the operation fills in: %s %s', (data, sentence, facts) => {
    expect(added(data, sentence)).toEqual(facts);
  });

  it.each([
    [
      'Books have a title. Members borrow books. A loan has a due date.',
      'When a book is returned, the return date is set.',
      ['Loan.returnDate date', 'Loan.return action', 'Loan.return effect:self.returnDate = today()'],
    ],
    [
      'Vehicles have a plate. When a vehicle enters, a ticket is issued with the entry time.',
      'When the vehicle leaves, the exit time is recorded.',
      ['Ticket.exitTime datetime', 'Ticket.leave action', 'Ticket.leave effect:self.exitTime = now()'],
    ],
    [
      'Cars have a plate. A rental belongs to a car and has a status (reserved, active, returned).',
      'When a car is returned the actual return date is saved.',
      [
        'Rental.actualReturnDate date',
        'Rental.return transition(active>returned)',
        'Rental.return effect:self.actualReturnDate = today()',
      ],
    ],
  ])('is one of what was recorded before: %s %s', (data, sentence, facts) => {
    expect(added(data, sentence)).toEqual(facts);
  });

  it('is there from the start where the deed makes the row', () => {
    expect(added('Invoices have a number.', 'When an invoice is created, the issue date is set.')).toEqual([
      'Invoice.issueDate date',
      'Invoice.issueDate default=now',
    ]);
  });

  it.each([
    'When a task is completed, the due date is set to next Friday.',
    'When a task is completed, the assignee is recorded.',
    'When a task is not completed, the date is recorded.',
  ])('is none where something else is told: %s', (sentence) => {
    expect(added('Tasks have a title. Users can complete tasks.', sentence).join(' ')).not.toContain('effect:');
  });

  it('is written by the action and nobody else', () => {
    const { application } = parse(
      create(ParseRequestSchema, {
        brief:
          'An API for claims. A claim has an amount and goes from submitted to approved. When a claim is approved, the approval date is recorded.',
      }),
    );
    const claim = application?.entities.find(({ name }) => name === 'Claim');
    const approve = application?.operations.find(({ name }) => name === 'approve');
    expect(claim?.fields.find(({ name }) => name === 'approvalDate')).toMatchObject({
      readOnly: true,
      required: false,
    });
    expect(approve?.effects.map(({ kind }) => kind.value)).toMatchObject([
      { target: 'self.approvalDate', value: 'today()' },
    ]);
  });
});
