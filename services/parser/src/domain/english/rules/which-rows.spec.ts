import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] =>
  factsOf(brief, FactKind.RULE).flatMap((rule) => (rule.includes(' guard:') ? rule.replace(' guard:', ': ') : []));

const TRIPS = 'A trip has a title. Drivers start trips. ';
const INVOICES = 'Invoices have a number and an amount. Invoices go from draft to sent to paid. ';

describe('which rows somebody may act on', () => {
  it.each([
    [`${TRIPS}Riders can cancel trips that have not been started.`, ['Trip.cancel: self.startedAt == null']],
    [`${TRIPS}Riders may only cancel trips that are not started yet.`, ['Trip.cancel: self.startedAt == null']],
    [
      `${TRIPS}Riders cancel trips. Nobody may cancel a trip that has been started.`,
      ['Trip.cancel: self.startedAt == null'],
    ],
    [`${INVOICES}Clerks can delete invoices that are drafts.`, ['Invoice.delete: self.status == "draft"']],
    [`${INVOICES}Clerks can edit invoices that have not been paid.`, ['Invoice.update: self.status != "paid"']],
    [`${INVOICES}Clerks can edit invoices. Chiefs can also edit invoices that are paid.`, []],
    [`${INVOICES}Clerks can see invoices that are paid.`, []],
    // The state stands behind the thing.
    [
      "Cars have a plate. A car is ready or in repair. Clerks edit cars. Cars in repair can't be edited.",
      ['Car.update: self.status == "ready"'],
    ],
    [
      "Boats have a name and are leaky or not. Clerks edit boats. Leaky boats in the yard can't be edited.",
      ['Boat.update: self.leaky == false'],
    ],
    [`${INVOICES}Only invoices that are drafts can be deleted.`, ['Invoice.delete: self.status == "draft"']],
    [
      'Orders have a number. Orders go from new to paid. Only orders that are new can be deleted.',
      ['Order.delete: self.status == "new"'],
    ],
    // Not yet done, where no state is called so.
    [`${TRIPS}Riders cancel trips. Only unstarted trips can be cancelled.`, ['Trip.cancel: self.startedAt == null']],
    [`${INVOICES}Clerks can delete unsent invoices.`, ['Invoice.delete: self.status == "draft"']],
    [`${INVOICES}Unpaid invoices can be changed by clerks.`, ['Invoice.update: self.status != "paid"']],
    [
      'A claim has an amount. Claims are unpaid or paid. Unpaid claims cannot be deleted.',
      ['Claim.delete: self.kind == "paid"'],
    ],
    // From when on something is denied is no life of its own.
    [
      `${TRIPS}Riders cancel trips. Trips can't be cancelled after they were started.`,
      ['Trip.cancel: self.startedAt == null'],
    ],
  ])('%s', (brief, expected) => {
    expect(rules(brief)).toEqual(expected);
  });

  it.each([
    [
      `${TRIPS}Riders can cancel a trip until it is started. Clerks can cancel any trip.`,
      ['Trip.cancel: caller.role != "rider" or (self.startedAt == null)'],
    ],
    [
      `${TRIPS}Riders can cancel a trip until it is started. Clerks can see all trips.`,
      ['Trip.cancel: self.startedAt == null'],
    ],
  ])('limits those of whom it is said where others may anyway: %s', (brief, expected) => {
    expect(rules(brief)).toEqual(expected);
  });
});
