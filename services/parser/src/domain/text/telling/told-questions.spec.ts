import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is wished for in a question', () => {
  it.each([
    ['Bookings have a date. Can a member cancel a booking?', FactKind.PERMISSION, ['member Booking.cancel']],
    ['Invoices have a number. Could the accountant approve invoices?', FactKind.OPERATION, ['Invoice.approve action']],
    ['Should every tour have a price and a date?', FactKind.FIELD, ['Tour.price decimal', 'Tour.date date']],
    [
      'Could the species be a list that only our coordinator maintains, with the name and the habitat?',
      FactKind.FIELD,
      ['Species.name string', 'Species.habitat string'],
    ],
    [
      'Notes have a text. Could tours be sorted by price, please? Tours have a price.',
      FactKind.QUERY,
      ['Tour sort=price'],
    ],
    ['Tours have a price. Can you sort tours by price?', FactKind.QUERY, ['Tour sort=price']],
  ])('%s', (brief, kind, facts) => {
    expect(factsOf(brief, kind)).toEqual(expect.arrayContaining(facts));
  });

  it('makes no deed of what stands before the verb', () => {
    expect(factsOf('Invoices have a number. Could the accountant approve invoices?', FactKind.OPERATION)).toHaveLength(
      1,
    );
  });
});

describe('a question and its answer in one word', () => {
  it.each([
    ['Is a login required? No.', ['none']],
    ['Do users log in? No. Kilns have a colour.', ['none']],
    ['Is there a login? Nope.', ['none']],
    ['Is authentication needed? no', ['none']],
    ['Do people need an account? Yes.', ['jwt']],
  ])('is what it says: %s', (talk, expected) => {
    const brief = `Kilns have a name and a size. ${talk}`;
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(expected);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
  });

  it('gives what it grants', () => {
    const brief = 'Kilns have a name. Potters create kilns. Can anyone see the kilns? Yes.';
    expect(factsOf(brief, FactKind.PERMISSION)).toContain('anyone Kiln.read');
  });
});

describe('a question about things in some state', () => {
  it('is told of those things, and makes no state of the words', () => {
    const brief = 'A booking has a date. Clerks cancel bookings. Can a cancelled booking be deleted? No.';
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Booking.delete guard:self.cancelled == false']);
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(['Booking.cancel action']);
  });
});
