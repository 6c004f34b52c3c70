import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

/** Guards and effects of an operation, as text. */
function operation(brief: string, subject: string): { guards: string[]; effects: string[] } {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  const found = application?.operations.find(({ entity, name }) => `${entity}.${name}` === subject);
  return {
    guards: found?.guards.map(({ name, expression }) => `${name}: ${expression}`) ?? [],
    effects:
      found?.effects.map(({ kind }) => (kind.case === 'assign' ? `${kind.value.target} = ${kind.value.value}` : '')) ??
      [],
  };
}

const LIBRARY =
  'Create an API. A copy has a barcode and a status (available, on loan, lost). A loan belongs to a copy and has a due date. When a loan is created the copy becomes on loan.';

describe('effects on other rows', () => {
  it('take whole numbers only while there are enough', () => {
    const brief =
      'Create an API. Members have credits (integer). A visit belongs to a member and has a date. Each visit takes 2 credits from the member.';
    expect(operation(brief, 'Visit.create')).toEqual({
      guards: ['enough_credits: self.member.credits >= 2'],
      effects: ['self.member.credits = self.member.credits - 2'],
    });
  });

  it('take a thing that is given back later only while nobody has it', () => {
    const given = `${LIBRARY} Returning a loan makes the copy available again.`;
    expect(operation(LIBRARY, 'Loan.create').guards).toEqual([]);
    expect(operation(given, 'Loan.create').guards).toEqual([
      'copy_status_is_not_on_loan: self.copy.status != "on_loan"',
    ]);
    expect(operation(given, 'Loan.return')).toEqual({
      guards: ['only_once: self.returnedAt == null'],
      effects: ['self.returnedAt = now()', 'self.copy.status = "available"'],
    });
  });

  it('let a thing be in the same state twice that nobody has', () => {
    const brief =
      'Create an API. Machines have a status (running, broken). A report belongs to a machine and has a status (open, fixed). Adding a report marks the machine as broken. When a report is fixed the machine becomes running.';
    expect(operation(brief, 'Report.create')).toEqual({ guards: [], effects: ['self.machine.status = "broken"'] });
  });

  it('keep to the moves that the other rows have', () => {
    const brief =
      'Create an API. An order goes from new to paid to shipped. A payment belongs to an order and has an amount. When a payment is created, the order becomes paid.';
    expect(operation(brief, 'Payment.create')).toEqual({
      guards: ['order_status_is_new: self.order.status == "new"'],
      effects: ['self.order.status = "paid"'],
    });
  });

  it('add up once for a row whose deed has no states', () => {
    const brief =
      'Create an API. Members have a balance. A booking belongs to a member and has a fee. When a booking is cancelled, the fee is added to the balance of the member.';
    expect(operation(brief, 'Booking.cancel')).toEqual({
      guards: ['only_once: self.cancelled == false'],
      effects: ['self.cancelled = true', 'self.member.balance = self.member.balance + self.fee'],
    });
  });
});
