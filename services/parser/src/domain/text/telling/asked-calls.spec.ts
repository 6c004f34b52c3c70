import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('calls that are asked for', () => {
  it.each([
    ['Endpoint to mark an invoice as paid.', 'Invoice.markPaid flag(paid)'],
    ['An endpoint to archive invoices.', 'Invoice.archive action'],
    ['A separate call for reopening invoices.', 'Invoice.reopen action'],
    ['Toggling an invoice gets its own endpoint.', 'Invoice.toggle action'],
    ['Blocking an invoice needs a separate call.', 'Invoice.block action'],
  ])('%s', (sentence, operation) => {
    expect(factsOf(`Invoices have a number. ${sentence}`, FactKind.OPERATION)).toEqual([operation]);
  });

  it.each(['An endpoint for invoices.', 'A call for papers is open.', 'The endpoint gets its own route.'])(
    'makes no deed of %j',
    (sentence) => {
      expect(factsOf(`Invoices have a number. ${sentence}`, FactKind.OPERATION)).toEqual([]);
    },
  );
});
